"""When a role is handed over, its coming invitations, polls and items follow to the successor."""

from datetime import date, timedelta

import pytest
from agenda_factories import make_item
from factories import NOON, add_hat, make_user
from meeting_factories import (
    LATER,
    MORNING,
    Cast,
    a_convened_meeting,
    a_fixed_meeting,
    a_meeting,
    fresh,
    make_cast,
    now,
)
from web.meetings.letters_sent import sent

from modning.meeting.slot import Slot
from modning_web.access.models import Absence, Hat, Membership, User
from modning_web.meetings.actions import polling, steps
from modning_web.meetings.models import Invitation, Meeting, Poll
from modning_web.meetings.seating import seating_of
from modning_web.notices.models import Letter
from modning_web.people import actions as people

pytestmark = pytest.mark.django_db
FIRST = date(2024, 5, 1)
BETWEEN = date(2024, 6, 1)  # after the morning's meeting, before the later one


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def successor(cast: Cast) -> User:
    return make_user(name="Vera Prøve")


def hand_over(cast: Cast, to: User, *, on: date = FIRST, of: User | None = None) -> dict[str, int]:
    """Let another take over a role, and return how much of each followed."""
    worn = (of or cast.south).memberships.get(to_date=None)
    _, moved = people.hand_over(membership=worn, to=to, from_date=on, by=cast.lead, at=NOON)
    return {name: number for name, number in moved.items() if number}


def standing(meeting: Meeting) -> set[str]:
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    return {one.person.name.split()[0] for one in rows.select_related("person")}


def a_poll(cast: Cast, *slots: Slot) -> Poll:
    meeting = a_meeting()
    asked = seating_of(meeting, on=MORNING.first_day).invited()
    poll = polling.propose(
        seen=now(meeting), question=polling.Question(slots, asked), by=cast.lead, at=NOON
    )
    Letter.objects.all().delete()
    return poll


def test_successor_is_invited_and_the_earlier_is_let_off(cast: Cast, successor: User) -> None:
    meeting = a_convened_meeting(cast)
    sent()

    moved = hand_over(cast, successor)

    assert moved == {"meetings.invitations": 1}
    assert sent() == [("Sune", "CANCEL", 1), ("Vera", "REQUEST", 1)]
    new, old = (meeting.invitations.get(person=one) for one in (successor, cast.south))
    assert (new.role_key, new.site, new.part) == ("projektleder", old.site, "required")
    assert old.withdrawn_at == NOON


def test_draft_tells_nobody_and_is_convened_with_the_successor(cast: Cast, successor: User) -> None:
    meeting = a_fixed_meeting(cast)

    assert hand_over(cast, successor) == {}

    assert sent() == []
    invited = seating_of(fresh(meeting), on=MORNING.first_day).invited()
    assert {one.person.name for one in invited} == {"Kim Prøve", "Nora Prøve", "Vera Prøve"}


def test_meeting_before_the_hand_over_stays_with_the_earlier(cast: Cast, successor: User) -> None:
    before = a_convened_meeting(cast)
    after = a_convened_meeting(cast, "besoeg/1/sydby-kommune", LATER)
    sent()

    hand_over(cast, successor, on=BETWEEN)

    assert standing(before) == {"Kim", "Nora", "Sune"}
    assert standing(after) == {"Vera"}


def test_meeting_that_was_held_keeps_who_was_invited(cast: Cast, successor: User) -> None:
    meeting = a_convened_meeting(cast)
    afterwards = MORNING.ends + timedelta(days=1)
    steps.hold(seen=now(meeting), by=cast.lead, at=afterwards)

    hand_over(cast, successor, on=date(2024, 4, 1))

    assert standing(meeting) == {"Kim", "Nora", "Sune"}


def test_successor_who_is_away_that_day_leaves_the_seat_to_the_deputy(
    cast: Cast, successor: User
) -> None:
    meeting, deputy = a_convened_meeting(cast), make_user(name="Dan Prøve")
    add_hat(
        deputy,
        Hat.MUNICIPAL_PROJECT_LEADER,
        "vold",
        "sydby-kommune",
        role_key="projektleder",
        is_deputy=True,
    )
    Absence.objects.create(user=successor, from_date=FIRST, to_date=BETWEEN)

    hand_over(cast, successor)

    assert standing(meeting) == {"Kim", "Nora", "Dan"}


def test_one_with_another_seat_at_the_meeting_stays_in_that(cast: Cast, successor: User) -> None:
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    meeting = a_convened_meeting(cast)
    worn = cast.south.memberships.get()
    add_hat(cast.south, leader, "vold", "nordby-kommune", role_key="projektleder")
    sent()

    people.hand_over(membership=worn, to=successor, from_date=FIRST, by=cast.lead, at=NOON)

    assert sent() == [("Vera", "REQUEST", 1)]
    stays = meeting.invitations.get(person=cast.south)
    assert stays.withdrawn_at is None
    assert stays.site is not None
    assert stays.site.key == "nordby-kommune"


def test_one_who_takes_over_and_is_invited_already_is_not_invited_twice(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    sent()

    hand_over(cast, cast.north)

    assert sent() == [("Sune", "CANCEL", 1)]
    assert standing(meeting) == {"Kim", "Nora"}


def test_successor_chairs_what_the_earlier_was_to_chair(cast: Cast, successor: User) -> None:
    convened, draft = a_convened_meeting(cast), a_fixed_meeting(cast, "besoeg/1/sydby-kommune")
    for meeting in (convened, draft):
        around = steps.Circumstances("Odense", chair=cast.consultant)
        steps.revise(seen=now(meeting), circumstances=around, by=cast.lead, at=NOON)

    moved = hand_over(cast, successor, of=cast.consultant)

    assert moved == {"meetings.chairs": 1, "meetings.invitations": 1}
    assert [fresh(one).chair for one in (convened, draft)] == [successor, successor]
    assert fresh(convened).place == "Odense"


def test_item_with_the_earliers_name_gets_the_successors(cast: Cast, successor: User) -> None:
    meeting = a_convened_meeting(cast)
    named = [str(cast.south.pk), "konsulent"]
    item = make_item(meeting, responsible=named)

    moved = hand_over(cast, successor)

    item.refresh_from_db()
    assert moved["meetings.items"] == 1
    assert item.responsible == [str(successor.pk), "konsulent"]


def test_one_who_stays_at_the_place_keeps_what_has_their_name(cast: Cast, successor: User) -> None:
    item = make_item(a_convened_meeting(cast), responsible=[str(cast.south.pk)])
    worn = cast.south.memberships.get()
    add_hat(cast.south, Hat.PRACTITIONER, "vold", "sydby-kommune", role_key="fagperson")

    people.hand_over(membership=worn, to=successor, from_date=FIRST, by=cast.lead, at=NOON)

    item.refresh_from_db()
    assert item.responsible == [str(cast.south.pk)]


def test_successor_is_asked_when_they_can_and_the_silent_earlier_no_more(
    cast: Cast, successor: User
) -> None:
    poll = a_poll(cast, MORNING, LATER)

    moved = hand_over(cast, successor)

    assert moved == {"meetings.polls": 1}
    assert {one.person for one in poll.voters.all()} == {cast.consultant, cast.north, successor}
    assert [one.person for one in Letter.objects.all()] == [successor]


def test_what_the_earlier_said_of_the_times_stays_but_is_not_needed(
    cast: Cast, successor: User
) -> None:
    poll = a_poll(cast, MORNING)
    votes = {one.pk: "no" for one in poll.options.all()}
    polling.vote(poll=poll, votes=votes, by=cast.south, at=NOON)  # type: ignore[arg-type]  # a test's own words

    hand_over(cast, successor)

    kept = poll.voters.get(person=cast.south)
    assert (kept.is_needed, kept.votes.count()) == (False, 1)
    assert poll.voters.get(person=successor).is_needed


def test_both_are_asked_where_a_time_lies_on_each_side_of_the_hand_over(
    cast: Cast, successor: User
) -> None:
    poll = a_poll(cast, MORNING, LATER)

    hand_over(cast, successor, on=BETWEEN)

    needed = {one.person for one in poll.voters.filter(is_needed=True)}
    assert needed == {cast.consultant, cast.north, cast.south, successor}


def test_hat_without_a_role_moves_no_invitation(cast: Cast, successor: User) -> None:
    other = make_user()
    add_hat(other, Hat.PROGRAMME_LEAD, "vold")
    meeting = a_convened_meeting(cast)
    invited = [steps.invited_as(one) for one in meeting.invitations.all()]
    by_hand = [*invited, polling.Invited(cast.lead, "optional")]
    steps.revise(
        seen=now(meeting), circumstances=steps.Circumstances(), invited=by_hand, by=other, at=NOON
    )
    worn = Membership.objects.get(user=cast.lead)

    people.hand_over(membership=worn, to=successor, from_date=FIRST, by=other, at=NOON)

    assert "Lea" in standing(meeting)
    assert "Vera" not in standing(meeting)
