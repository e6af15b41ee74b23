"""Tasks of people who have stopped are found, and given to others."""

from datetime import timedelta

import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY, make_meeting
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user
from made_minutes import AT, circulated, decision, put, task

from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.minutes.actions.tasks import solve_task
from modning_web.minutes.models import Outcome
from modning_web.minutes.queries import tasks_of

pytestmark = pytest.mark.django_db
LEFT = reverse("minutes:log") + "?stand=forladt"


@pytest.fixture
def lead() -> User:
    return make_member(LEAD, "vold")


@pytest.fixture
def gone() -> User:
    return leader("Stoppet Prøve")


@pytest.fixture
def meeting(lead: User, gone: User) -> Meeting:
    """A meeting with a task of one who has stopped since, of one who stays, and of a role."""
    row = make_meeting(make_programme(), state="held")
    put(row, task("Hans.", owner=gone.pk), by=lead)
    put(row, task("Hendes.", owner=leader("Bliver Prøve").pk), by=lead)
    put(row, task("Rollens."), by=lead)
    put(row, decision("Besluttet.", owner=gone.pk), by=lead)
    circulated(row, by=lead)
    today = timezone.localdate()
    gone.memberships.update(from_date=today - timedelta(days=9), to_date=today)
    return row


def leader(name: str, site: str = NORDBY) -> User:
    person = make_user(name=name)
    add_hat(person, LEADER, "vold", site, role_key="projektleder")
    return person


def his(meeting: Meeting) -> Outcome:
    return Outcome.objects.get(text="Hans.")


def at(name: str, row: Outcome) -> str:
    return reverse(f"minutes:{name}", args=[row.pk])


def test_log_finds_the_open_tasks_of_those_who_have_stopped(
    meeting: Meeting, lead: User, client: Client
) -> None:
    client.force_login(lead)
    found = []
    for _ in range(2):
        lines = client.get(LEFT).context["lines"]
        found.append([line.row.text for line in lines])
        today = AT.date()
        row = Outcome.objects.get(text="Hans.")
        if row.done_on is None:
            solve_task(task=row, solved_on=today, note="", today=today, by=lead, at=AT)

    assert found == [["Hans."], []]


def test_one_with_a_hat_elsewhere_has_stopped_here(
    meeting: Meeting, gone: User, lead: User, client: Client
) -> None:
    add_hat(gone, LEADER, "andet", SYDBY, role_key="projektleder")
    client.force_login(lead)

    lines = client.get(LEFT).context["lines"]

    assert [line.row.text for line in lines] == ["Hans."]


def test_task_of_one_who_has_stopped_says_so_and_is_given_to_another(
    meeting: Meeting, lead: User, client: Client
) -> None:
    row, heir = his(meeting), leader("Arving Prøve")
    client.force_login(lead)
    before = client.get(at("task", row)).content.decode()

    client.post(at("give", row), {"to": str(heir.pk)})

    after = client.get(at("task", row)).content.decode()
    told = "Den ansvarlige har ikke længere en rolle i programmet."
    assert (told in before, told in after) == (True, False)
    assert "Stoppet Prøve, nu Arving Prøve" in after
    assert list(tasks_of(heir, on=timezone.localdate()).filter(owner__isnull=False)) == [row]


def test_task_is_given_only_by_those_who_write_the_minutes_and_within_the_programme(
    meeting: Meeting, lead: User, client: Client
) -> None:
    row, heir, stranger = his(meeting), leader("Arving Prøve"), make_user(name="Fremmed Prøve")
    found = {}
    for name, person, to in (
        ("elsewhere", leader("Syd Prøve", SYDBY), heir),
        ("stranger", lead, stranger),
        ("nobody", lead, None),
        ("leader", leader("Nord Prøve"), heir),
    ):
        client.force_login(person)
        typed = {"to": str(to.pk)} if to else {"to": ""}
        found[name] = client.post(at("give", row), typed).status_code

    assert found == {"elsewhere": 404, "stranger": 400, "nobody": 400, "leader": 302}


@pytest.mark.parametrize("text", ["Rollens.", "Hans."])
def test_task_of_a_role_and_one_that_is_solved_are_not_given_away(
    text: str, meeting: Meeting, lead: User, client: Client
) -> None:
    row = Outcome.objects.get(text=text)
    Outcome.objects.filter(pk=row.pk, text="Hans.").update(done_on=AT.date())
    client.force_login(lead)

    answer = client.post(at("give", row), {"to": str(leader("Arving Prøve").pk)})

    assert answer.status_code == 404
    assert "Giv videre" not in client.get(at("task", row)).content.decode()


def test_pages_of_tasks_ask_as_often_whatever_there_is(
    meeting: Meeting, gone: User, lead: User, client: Client
) -> None:
    client.force_login(lead)
    found = []
    for _ in range(2):
        asked = []
        for address in (LEFT, at("task", his(meeting))):
            client.get(address)
            with CaptureQueriesContext(connection) as statements:
                assert client.get(address).status_code == 200
            asked.append(len(statements))
        found.append(asked)
        Outcome.objects.create(
            item=meeting.items.get(),
            kind="task",
            text="Mere.",
            owner=gone,
            due_date=AT.date(),
            position=9,
        )

    assert found[0] == found[1]
    assert max(found[1]) <= 12
