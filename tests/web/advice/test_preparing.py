"""The page that prepares a meeting with a site."""

from datetime import date, timedelta

import pytest
from agenda_factories import LEADER, NORDBY, SYDBY, TEN, make_item, make_meeting
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import make_member, make_programme
from made_advice import AT, ON, at, word_text, wrote

from modning.reports.meeting import Preparation
from modning_web.access.models import Hat, User
from modning_web.advice.preparing import preparation_of
from modning_web.advice.site_view import MOST, sites_to_prepare, view_of
from modning_web.meetings.models import MeetingStep
from modning_web.minutes.actions import settling, writing
from modning_web.minutes.models import Minutes
from modning_web.programmes.models import Programme, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def nordby(programme: Programme) -> Site:
    return programme.sites.select_related("programme__current").get(key=NORDBY)


@pytest.fixture
def adviser(programme: Programme) -> User:
    return make_member(Hat.PROCESS_CONSULTANT, "vold")


@pytest.fixture
def history(programme: Programme, nordby: Site, adviser: User) -> None:
    """Let Nordby have a meeting in May, then advice, a move, decisions and people who change."""
    held = make_meeting(programme, state="held", starts_at=TEN)
    common = make_meeting(
        programme, activity="opstart", site="", state="held", starts_at=TEN + timedelta(days=7)
    )
    south = make_meeting(programme, site=SYDBY, state="held", starts_at=TEN + timedelta(days=9))
    for meeting, text in ((held, "Sidst"), (common, "For alle"), (south, "I Sydby")):
        item = make_item(meeting)
        for kind, more in (
            ("decision", {}),
            ("task", {"owner_key": "projektleder", "due_date": date(2024, 7, 1)}),
        ):
            written = writing.WrittenOutcome(kind, f"{text}: {kind}", **more)
            writing.write_outcome(item=item, written=written, by=adviser, at=AT)
        row = Minutes.objects.get(meeting=meeting)
        settling.circulate(minutes=row, seen=row.revision, by=adviser, at=AT)
    wrote(nordby, adviser, "Før", given_on=date(2024, 4, 1), barrier="Gammel barriere")
    wrote(nordby, adviser, "Siden", agreed="Skemaet sendes.")
    following = make_meeting(programme, turn=2, state="fixed", starts_at=TEN + timedelta(days=150))
    for meeting, site in ((following, "Nordby"), (south, "Sydby")):
        MeetingStep.objects.create(meeting=meeting, deed="move", by=adviser, at=AT, reason=site)
    role = {"role_key": "projektleder"}
    make_member(LEADER, "vold", NORDBY, **role, to_date=date(2024, 6, 1)).memberships.get()
    make_member(LEADER, "vold", NORDBY, **role, from_date=date(2024, 6, 1))
    make_member(LEADER, "vold", SYDBY, **role, from_date=date(2024, 6, 1))


def prepared(person: User, site: Site) -> Preparation:
    seen = sites_to_prepare(on=ON).get(pk=site.pk)
    return preparation_of(view_of(person, seen, on=ON))


def told(person: User, site: Site) -> dict[str, list[str]]:
    found = prepared(person, site)
    return {one.anchor: [line.what for line in one.lines] for one in found.sections}


def test_page_gathers_what_happened_since_last_time_and_what_lies_ahead(
    history: None, nordby: Site, adviser: User
) -> None:
    found = prepared(adviser, nordby)
    lines = told(adviser, nordby)

    assert found.since == date(2024, 5, 14)
    assert found.coming == "Besøg i kommunen, den 11. oktober 2024 kl. 10.00–12.00"
    assert lines["advice"] == ["Rådgivning: Siden"]
    assert lines["decisions"] == ["For alle: decision", "Sidst: decision"]
    assert lines["moved"] == ["Besøg i kommunen"]
    assert sorted(lines["tasks"]) == ["For alle: task", "Sidst: task"]
    assert lines["ahead"] == ["Besøg i kommunen", "Fælles afslutning"]
    assert lines["barriers"] == ["Gammel barriere"]
    assert len(lines["people"]) == 2
    assert sorted(lines["minutes"]) == ["Sidst: decision", "Sidst: task"]
    assert lines["internal"] == []


def test_moves_elsewhere_do_not_crowd_out_those_of_the_site(
    history: None, nordby: Site, adviser: User
) -> None:
    south = MeetingStep.objects.get(reason="Sydby").meeting
    MeetingStep.objects.bulk_create(
        MeetingStep(meeting=south, deed="move", by=adviser, at=AT + timedelta(hours=one))
        for one in range(MOST)
    )

    assert told(adviser, nordby)["moved"] == ["Besøg i kommunen"]


def test_municipality_sees_the_same_without_what_is_internal(
    history: None, nordby: Site, adviser: User
) -> None:
    own = told(make_member(LEADER, "vold", NORDBY), nordby)
    agencys = told(adviser, nordby)

    assert agencys.pop("internal") == []
    people = own.pop("people"), agencys.pop("people")
    assert people[0] == people[1]
    assert own == agencys


def test_page_comes_as_word_and_pdf(
    history: None, nordby: Site, adviser: User, client: Client
) -> None:
    client.force_login(adviser)

    word, pdf, other = (client.get(at("preparation_file", form)) for form in ("docx", "pdf", "exe"))

    read = word_text(word.content)
    assert "Forberedelse: Nordby Kommune" in read
    assert "Skemaet sendes." in read
    assert pdf.content.startswith(b"%PDF")
    assert other.status_code == 404


def test_page_before_the_first_meeting_looks_half_a_year_back(
    nordby: Site, adviser: User, client: Client
) -> None:
    wrote(nordby, adviser, "Forår", given_on=date(2024, 3, 1))
    wrote(nordby, adviser, "For længe siden", given_on=date(2023, 3, 1))

    found = prepared(adviser, nordby)

    assert found.since is None
    assert told(adviser, nordby)["advice"] == ["Rådgivning: Forår"]


@pytest.mark.parametrize("name", ["log", "preparation"])
def test_pages_ask_the_database_as_often_with_three_as_with_one(
    name: str, history: None, nordby: Site, adviser: User, client: Client
) -> None:
    client.force_login(adviser)
    found = []
    for number in range(3):
        wrote(nordby, adviser, follow_up_on=date(2024, 6, 20))
        make_member(LEADER, "vold", NORDBY, from_date=ON - timedelta(days=number))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at(name)).status_code == 200
        found.append(len(asked))

    assert found[0] == found[2]
    assert found[2] <= {"log": 12, "preparation": 12}[name]
