"""Tasks that a person was given by name follow their role to whoever takes it over."""

from datetime import UTC, date, datetime

import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY, make_meeting
from django.test import Client
from django.urls import reverse
from factories import add_hat, make_member, make_programme, make_user
from made_minutes import AT, approved, put, task

from modning_web.access.models import Hat, User
from modning_web.meetings.models import Meeting
from modning_web.minutes.actions import settling, tasks
from modning_web.minutes.models import Minutes, Outcome, TaskStep
from modning_web.minutes.queries import tasks_of
from modning_web.minutes.waiting import waiting_for
from modning_web.people import actions as people
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
TODAY, LATER = date(2024, 5, 20), date(2024, 7, 1)
NOW = datetime(2024, 5, 20, 12, tzinfo=UTC)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def lead(programme: Programme) -> User:
    return make_member(LEAD, "vold")


@pytest.fixture
def earlier(programme: Programme) -> User:
    return leader("Sofie Prøve")


@pytest.fixture
def successor() -> User:
    return make_user(name="Vera Prøve")


def leader(name: str) -> User:
    person = make_user(name=name)
    add_hat(person, LEADER, "vold", NORDBY, role_key="projektleder")
    return person


def a_task(
    programme: Programme, lead: User, of: User, site: str = NORDBY, **more: object
) -> Outcome:
    """Return a task given to a person by name in approved minutes."""
    activity = "besoeg" if site else "opstart"
    meeting = make_meeting(programme, activity=activity, site=site, state="held")
    row = put(meeting, task(owner=of.pk, **more), by=lead)
    approved(meeting, by=lead)
    return row


def hand_over(lead: User, of: User, to: User, *, on: date = TODAY) -> int:
    worn = of.memberships.get(role_key="projektleder")
    _, moved = people.hand_over(membership=worn, to=to, from_date=on, by=lead, at=NOW)
    return moved["minutes.tasks"]


def owned(person: User) -> list[Outcome]:
    return list(tasks_of(person, on=LATER))


@pytest.mark.parametrize("site", [NORDBY, ""])
def test_open_task_is_the_successors(
    site: str, programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    row = a_task(programme, lead, earlier, site)

    assert hand_over(lead, earlier, successor) == 1

    assert (owned(earlier), owned(successor)) == ([], [row])
    assert [one.due for one in waiting_for(successor, on=TODAY)] == [row.due_date]


def test_minutes_still_say_whom_the_task_was_given_to(
    programme: Programme, lead: User, earlier: User, successor: User, client: Client
) -> None:
    row = a_task(programme, lead, earlier)

    hand_over(lead, earlier, successor)

    row.refresh_from_db()
    assert row.owner == earlier
    client.force_login(successor)
    shown = client.get(reverse("minutes:task", args=[row.pk])).content.decode()
    assert "Sofie Prøve, nu Vera Prøve" in shown
    assert "Overtaget af Vera Prøve" in shown


def test_who_took_it_over_when_is_kept_and_they_can_solve_it(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    row = a_task(programme, lead, earlier)
    hand_over(lead, earlier, successor)

    tasks.solve_task(task=row, solved_on=TODAY, note="", today=TODAY, by=successor, at=NOW)

    steps = TaskStep.objects.filter(outcome=row)
    assert [(one.taken_over_by, one.solved_on, one.by, one.at) for one in steps] == [
        (successor, None, lead, NOW),
        (None, TODAY, successor, NOW),
    ]


def test_solved_task_and_one_elsewhere_stay(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    solved = a_task(programme, lead, earlier)
    tasks.solve_task(task=solved, solved_on=TODAY, note="", today=TODAY, by=earlier, at=NOW)
    elsewhere = a_task(programme, lead, earlier, SYDBY)

    assert hand_over(lead, earlier, successor) == 0

    assert owned(earlier) == [solved, elsewhere] or owned(earlier) == [elsewhere, solved]


def test_what_is_due_before_a_later_hand_over_stays(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    soon = a_task(programme, lead, earlier, due_date=date(2024, 6, 30))
    late = a_task(programme, lead, earlier, "", due_date=LATER)

    assert hand_over(lead, earlier, successor, on=LATER) == 1

    assert (owned(earlier), owned(successor)) == ([soon], [late])


def test_one_who_stays_at_the_place_keeps_their_tasks(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    add_hat(earlier, Hat.PRACTITIONER, "vold", NORDBY, role_key="fagperson")
    row = a_task(programme, lead, earlier)

    assert hand_over(lead, earlier, successor) == 0

    assert owned(earlier) == [row]


def test_task_is_handed_on_from_one_to_the_next(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    row, third = a_task(programme, lead, earlier), make_user(name="Tove Prøve")
    hand_over(lead, earlier, successor)

    assert hand_over(lead, successor, third) == 1

    assert (owned(earlier), owned(successor), owned(third)) == ([], [], [row])


def test_task_given_anew_is_the_new_owners(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    row, third = a_task(programme, lead, earlier), leader("Tove Prøve")
    hand_over(lead, earlier, successor)
    minutes = Minutes.objects.select_related("meeting__programme").get(meeting=meeting_of(row))

    settling.amend(
        minutes=minutes,
        seen=minutes.revision,
        item=row.item,
        outcome=row,
        after=task(owner=third.pk),
        reason="Tove gør det.",
        by=lead,
        at=AT,
    )

    assert (owned(successor), owned(third)) == ([], [row])


def meeting_of(row: Outcome) -> Meeting:
    return row.item.meeting


def test_solved_task_cannot_be_taken_over(
    programme: Programme, lead: User, earlier: User, successor: User
) -> None:
    row = a_task(programme, lead, earlier)
    tasks.solve_task(task=row, solved_on=TODAY, note="", today=TODAY, by=earlier, at=NOW)

    with pytest.raises(tasks.UnableToSolve):
        tasks.take_over_task(task=row, to=successor, by=lead, at=NOW)
    decided = Outcome.objects.create(item=row.item, position=9, kind="decision", text="A")
    with pytest.raises(tasks.UnableToSolve):
        tasks.take_over_task(task=decided, to=successor, by=lead, at=NOW)
