"""The decision log across sites, whose task is whose, and what waits on My day."""

from datetime import date, datetime, timedelta

import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY, TEN, invite, make_item, make_meeting
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import add_hat, make_member, make_programme, make_user
from made_minutes import AT, approved, circulated, decision, put, task

from modning.meeting.decision_log import Entry, Held
from modning.meeting.minutes import Minutes as MethodMinutes
from modning_web.access.models import User
from modning_web.meetings.agenda_queries import item_of
from modning_web.meetings.models import Meeting
from modning_web.minutes import waiting
from modning_web.minutes.actions import tasks as deeds
from modning_web.minutes.mapping import outcome_of
from modning_web.minutes.models import Outcome, TaskStep
from modning_web.minutes.queries import outcomes_seen_by, tasks_of
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
LOG = reverse("minutes:log")
ON = date(2024, 6, 10)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def lead(programme: Programme) -> User:
    return make_member(LEAD, "vold")


@pytest.fixture
def told(programme: Programme, lead: User) -> dict[str, Outcome]:
    """Return outcomes of a common meeting and of one at each site, all circulated."""
    sites = {site.key: site for site in programme.sites.all()}
    common = make_meeting(programme, activity="opstart", site="", state="held")
    north = make_meeting(programme, state="held", starts_at=TEN + timedelta(days=1))
    south = make_meeting(programme, site=SYDBY, state="held", starts_at=TEN + timedelta(days=2))
    found = {
        "for all": put(common, decision("Alle begynder i maj."), by=lead),
        "for north": put(common, task("Nordby skriver.", sites=(sites[NORDBY],)), by=lead),
        "for south": put(common, decision("Sydby venter.", sites=(sites[SYDBY],)), by=lead),
        "at north": put(north, task("Ring til lederen i Nordby."), by=lead),
        "at south": put(south, task("Ring til lederen i Sydby."), by=lead),
    }
    put(north, decision("Endnu en."), by=lead).delete()
    for meeting in (common, north, south):
        circulated(meeting, by=lead)
    return found


def names(rows: object, told: dict[str, Outcome]) -> list[str]:
    by_key = {one.pk: name for name, one in told.items()}
    return sorted(by_key[row.pk] for row in rows)


def test_site_sees_what_is_common_and_its_own(told: dict[str, Outcome], lead: User) -> None:
    leader = make_member(LEADER, "vold", NORDBY)

    assert names(outcomes_seen_by(lead), told) == sorted(told)
    assert names(outcomes_seen_by(leader), told) == ["at north", "for all", "for north"]
    assert names(outcomes_seen_by(make_member(LEAD, "unge")), told) == []


def test_sites_are_chosen_as_the_method_says(told: dict[str, Outcome], lead: User) -> None:
    for key in (NORDBY, SYDBY):
        site = Outcome.objects.first().item.meeting.programme.sites.get(key=key)
        chosen = set(Outcome.objects.all().concerning(site))

        for row in Outcome.objects.prefetch_related("sites"):
            meeting = row.item.meeting
            held = Held(
                MethodMinutes(meeting.uid, ()),
                date(2024, 5, 14),
                meeting.activity_key,
                meeting.title,
                meeting.site.key if meeting.site else None,
            )
            entry = Entry(outcome_of(row), item_of(row.item), held)
            assert entry.concerns(key) == (row in chosen)


def test_drafts_and_what_is_struck_out_are_left_out(programme: Programme, lead: User) -> None:
    meeting = make_meeting(programme, state="held")
    row = put(meeting, decision(), by=lead)

    assert not outcomes_seen_by(lead).exists()
    circulated(meeting, by=lead)
    assert list(outcomes_seen_by(lead)) == [row]
    put(meeting, decision("Mere."), by=lead)
    assert not outcomes_seen_by(lead).exists()


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("", ["at north", "at south", "for all", "for north", "for south"]),
        ("slags=task", ["at north", "at south", "for north"]),
        ("slags=information", []),
        ("stand=aabne", ["at north", "at south", "for north"]),
        ("stand=over", ["at north", "at south", "for north"]),
        ("soeg=nordby+ring", ["at north"]),
        ("soeg=findes-ikke", []),
        ("program=vold", ["at north", "at south", "for all", "for north", "for south"]),
        ("program=findes-ikke", ["at north", "at south", "for all", "for north", "for south"]),
    ],
)
def test_filters_choose_in_the_log(
    chosen: str,
    expected: list[str],
    told: dict[str, Outcome],
    lead: User,
    client: Client,
    settings: object,
) -> None:
    client.force_login(lead)

    answer = client.get(f"{LOG}?{chosen}")

    assert answer.status_code == 200
    assert names([line.row for line in answer.context["lines"]], told) == expected


def test_site_and_owner_choose_in_the_log(
    told: dict[str, Outcome], lead: User, client: Client
) -> None:
    leader = make_member(LEADER, "vold", SYDBY, role_key="projektleder")
    client.force_login(lead)
    site = leader.memberships.get()
    key = f"{Outcome.objects.first().item.meeting.programme_id}-{site.site_key}"

    answer = client.get(f"{LOG}?program=vold&sted={key}")
    assert names([one.row for one in answer.context["lines"]], told) == [
        "at south",
        "for all",
        "for south",
    ]
    client.force_login(leader)
    answer = client.get(f"{LOG}?ansvarlig=mig")
    assert names([one.row for one in answer.context["lines"]], told) == ["at south"]


def test_log_comes_as_word_pdf_and_a_spreadsheet(
    programme: Programme, lead: User, client: Client
) -> None:
    meeting = make_meeting(programme, state="held")
    put(meeting, task('=HYPERLINK("http://ond.dk")'), by=lead)
    circulated(meeting, by=lead)
    client.force_login(lead)

    word, pdf, csv, other = (
        client.get(reverse("minutes:log_file", args=[form]))
        for form in ("docx", "pdf", "csv", "exe")
    )

    assert word.content.startswith(b"PK")
    assert pdf.content.startswith(b"%PDF")
    assert other.status_code == 404
    lines = csv.content.decode("utf-8").split("\r\n")
    assert lines[0] == ("\ufeffMøde;Dag;Punkt;Hvad;Indhold;Ansvarlig;Senest;Løst;Gælder;Status")
    assert lines[1] == (
        "Besøg i kommunen, Nordby Kommune;2024-05-14;Status;Opgave;"
        '"\'=HYPERLINK(""http://ond.dk"")";Projektleder;2024-06-01;;Nordby Kommune;'
        "Sendt til kommentering"
    )


def test_task_of_a_role_is_with_whoever_holds_it_today(told: dict[str, Outcome]) -> None:
    role = {"role_key": "projektleder"}
    left = make_member(LEADER, "vold", NORDBY, **role, to_date=date(2024, 6, 1))
    came = make_member(LEADER, "vold", NORDBY, **role, from_date=date(2024, 6, 1))
    deputy = make_member(LEADER, "vold", NORDBY, **role, is_deputy=True)
    elsewhere = make_member(LEADER, "vold", SYDBY, **role)

    def of(person: User, on: date) -> list[str]:
        return names(tasks_of(person, on=on), told)

    assert of(left, date(2024, 5, 31)) == ["at north", "for north"]
    assert of(left, ON) == []
    assert of(came, ON) == ["at north", "for north"]
    assert of(deputy, ON) == []
    assert of(elsewhere, ON) == ["at south"]


def test_deputy_has_the_tasks_while_nobody_else_holds_the_role(told: dict[str, Outcome]) -> None:
    deputy = make_member(LEADER, "vold", NORDBY, role_key="projektleder", is_deputy=True)

    assert names(tasks_of(deputy, on=ON), told) == ["at north", "for north"]


def test_task_of_a_party_is_with_those_who_have_a_role_in_it(
    programme: Programme, lead: User
) -> None:
    meeting = make_meeting(programme, activity="opstart", site="", state="held")
    row = put(meeting, task(owner_key="styrelsen", owner=None), by=lead)
    circulated(meeting, by=lead)
    consultant = make_user()
    add_hat(consultant, LEAD, "vold", role_key="konsulent")

    assert list(tasks_of(consultant, on=ON)) == [row]


def test_owner_solves_a_task_with_the_day_and_takes_it_up_again(
    told: dict[str, Outcome], client: Client
) -> None:
    row = told["at north"]
    leader = make_member(LEADER, "vold", NORDBY, role_key="projektleder")
    client.force_login(leader)
    page = reverse("minutes:task", args=[row.pk])

    assert client.get(page).status_code == 200
    solved = reverse("minutes:solve", args=[row.pk])
    client.post(solved, {"solved_on": "2024-06-03", "note": "Hun ringer selv."})
    row.refresh_from_db()
    assert row.done_on == date(2024, 6, 3)
    client.post(reverse("minutes:reopen", args=[row.pk]))
    row.refresh_from_db()
    assert row.done_on is None
    assert [step.solved_on for step in TaskStep.objects.all()] == [date(2024, 6, 3), None]


def test_others_do_not_solve_it(told: dict[str, Outcome], client: Client) -> None:
    row = told["at north"]
    address = reverse("minutes:solve", args=[row.pk])
    found = {}
    for name, person in {
        "elsewhere": make_member(LEADER, "vold", SYDBY, role_key="projektleder"),
        "stranger": make_user(),
    }.items():
        client.force_login(person)
        found[name] = client.post(address, {"solved_on": "2024-06-03"}).status_code

    assert found == {"elsewhere": 404, "stranger": 404}


def test_task_is_not_solved_twice_nor_tomorrow(told: dict[str, Outcome], lead: User) -> None:
    row = told["at north"]
    said = {"task": row, "note": "", "today": ON, "by": lead, "at": AT}

    with pytest.raises(deeds.UnableToSolve, match="not come"):
        deeds.solve_task(solved_on=ON + timedelta(days=1), **said)
    deeds.solve_task(solved_on=ON, **said)
    with pytest.raises(deeds.UnableToSolve, match="solved already"):
        deeds.solve_task(solved_on=ON, **said)
    with pytest.raises(deeds.UnableToSolve, match="no task"):
        deeds.solve_task(**(said | {"task": told["for all"]}), solved_on=ON)


def waits(person: User, on: date = ON) -> list[tuple[str, str]]:
    return [(one.kind.value, one.title) for one in waiting.waiting_for(person, on=on)]


def test_chair_who_may_not_write_there_is_not_asked_for_the_minutes(programme: Programme) -> None:
    meeting = make_meeting(programme, state="held")
    meeting.chair = make_member(LEADER, "vold", SYDBY, role_key="projektleder")
    meeting.save()

    assert waits(meeting.chair) == []


def test_my_day_tells_of_tasks_minutes_and_items(programme: Programme, lead: User) -> None:
    meeting = make_meeting(programme, state="held")
    meeting.chair = lead
    meeting.save()
    manager = make_member("municipal_manager", "vold", NORDBY)
    guest = make_member("citizen", "vold", NORDBY)
    invite(meeting, guest)

    assert waits(lead) == [("work", "Skriv referat af Besøg i kommunen")]
    put(meeting, task(owner=guest.pk), by=lead)
    assert waits(lead) == [("work", "Skriv referat af Besøg i kommunen")]
    assert waits(guest) == []
    circulated(meeting, by=lead)
    assert waits(lead) == []
    assert waits(manager) == [("approval", "Godkend referat af Besøg i kommunen")]
    assert waits(guest) == [
        ("task", "Løs: Skriv til lederne."),
        ("work", "Læs referat af Besøg i kommunen"),
    ]
    since = AT - timedelta(days=1)
    news = [one.title for one in waiting.news_for(guest, since=since)]
    assert news == ["Referatet af Besøg i kommunen er sendt rundt"]


def test_my_day_tells_of_the_items_one_stands_for_soon(programme: Programme) -> None:
    person = make_user()
    meeting = make_meeting(programme, starts_at=datetime.fromisoformat("2024-06-20T09:00+02:00"))
    invite(meeting, person)
    make_item(meeting, "Tema", responsible=[str(person.pk)])
    make_item(meeting, "Andet")

    assert waits(person) == [("work", "Forbered punktet “Tema”")]
    assert waits(person, on=date(2024, 5, 1)) == []


def test_what_waits_is_asked_of_the_database_as_often(programme: Programme, lead: User) -> None:
    leader = make_member(LEADER, "vold", NORDBY, role_key="projektleder")
    found = []
    for turn in (1, 2):
        meeting = make_meeting(programme, turn=turn, state="held")
        invite(meeting, leader)
        put(meeting, task(), by=lead)
        circulated(meeting, by=lead)
        fresh = User.objects.get(pk=leader.pk)
        with CaptureQueriesContext(connection) as asked:
            waiting.waiting_for(fresh, on=ON)
        found.append(len(asked))

    assert found[0] == found[1] <= 7


@pytest.mark.parametrize("page", [LOG, reverse("minutes:tasks")])
def test_lists_ask_the_database_as_often_with_three_as_with_one(
    page: str, programme: Programme, lead: User, client: Client
) -> None:
    leader = make_member(LEADER, "vold", NORDBY, role_key="projektleder")
    found = []
    for meeting in (
        make_meeting(programme, state="held"),
        make_meeting(programme, turn=2, state="held"),
        make_meeting(programme, activity="opstart", site="", state="held"),
    ):
        put(meeting, task(), by=lead)
        put(meeting, task(owner=leader.pk), by=lead)
        approved(meeting, by=lead)
        client.force_login(leader)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        found.append(len(asked))

    assert found[0] == found[2]
    assert found[2] <= 12


def test_meeting_of_another_programme_has_no_minutes_here(
    programme: Programme, lead: User, client: Client
) -> None:
    meeting: Meeting = make_meeting(programme, state="held")
    client.force_login(lead)

    assert client.get(reverse("minutes:minutes", args=["unge", meeting.pk])).status_code == 404
