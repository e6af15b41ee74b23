"""The adviser's log and the page that prepares a meeting: who sees what, and nothing is lost."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import docx
import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY, TEN, make_item, make_meeting
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_member, make_programme
from lxml import html

from modning_web.access.models import Hat, User
from modning_web.advice import actions, queries
from modning_web.advice.actions import Written
from modning_web.advice.models import Advice, FollowUp
from modning_web.advice.preparing import preparation_of
from modning_web.advice.waiting import waiting_for
from modning_web.audit.models import AuditEvent
from modning_web.meetings.models import MeetingStep
from modning_web.minutes.actions import settling, writing
from modning_web.minutes.models import Minutes
from modning_web.programmes.models import Programme, Site

pytestmark = pytest.mark.django_db
AT = datetime(2024, 6, 3, 12, tzinfo=UTC)
ON = date(2024, 6, 10)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def nordby(programme: Programme) -> Site:
    return programme.sites.select_related("programme__current").get(key=NORDBY)


@pytest.fixture
def adviser(programme: Programme) -> User:
    return make_member(Hat.PROCESS_CONSULTANT, "vold")


def wrote(site: Site, by: User, topic: str = "Samtykke", **more: object) -> Advice:
    said = {"given_on": date(2024, 6, 3), "kind": "advice", "topic": topic, "text": "Talte om det."}
    return actions.record_advice(site=site, written=Written(**(said | more)), by=by, at=AT)


def at(name: str, *more: object, site: str = NORDBY) -> str:
    return reverse(f"advice:{name}", args=["vold", site, *more])


def text_of(answer: object) -> str:
    return " ".join(html.fromstring(answer.content).text_content().split())


@pytest.mark.parametrize(
    ("hat", "place", "log", "new"),
    [
        (LEAD, ("vold",), 200, 200),
        (Hat.PROCESS_CONSULTANT, ("vold",), 200, 200),
        (Hat.DATA_PROTECTION_OFFICER, (), 200, 403),
        (Hat.AUDITOR, (), 403, 403),
        (LEADER, ("vold", NORDBY), 200, 403),
        (Hat.MUNICIPAL_MANAGER, ("vold", NORDBY), 200, 403),
        (LEADER, ("vold", SYDBY), 403, 403),
        (Hat.PRACTITIONER, ("vold", NORDBY), 403, 403),
        (Hat.EVALUATOR, ("vold",), 403, 403),
        (LEAD, ("unge",), 403, 403),
    ],
)
def test_log_is_seen_and_written_by_policy(
    hat: Hat, place: tuple[str, ...], log: int, new: int, nordby: Site, client: Client
) -> None:
    client.force_login(make_member(hat, *place))

    found = [client.get(at(name)).status_code for name in ("log", "preparation", "new")]

    assert found == [log, log, new]


def test_internal_entries_are_kept_from_the_site(
    nordby: Site, adviser: User, client: Client
) -> None:
    wrote(nordby, adviser, "Åbent emne")
    internal = wrote(nordby, adviser, "Internt emne", is_internal=True, barrier="Intern barriere")
    seen = {}
    for name, person in {"adviser": adviser, "leader": make_member(LEADER, "vold", NORDBY)}.items():
        client.force_login(person)
        pages = [client.get(at(page)) for page in ("log", "preparation")]
        word = client.get(at("preparation_file", "docx"))
        told = " ".join(text_of(page) for page in pages) + word_text(word.content)
        entry = client.get(at("entry", internal.pk)).status_code
        hidden = "Internt emne" in told or "Intern barriere" in told
        seen[name] = ("Åbent emne" in told, hidden, entry)

    assert seen == {"adviser": (True, True, 200), "leader": (True, False, 404)}


def word_text(content: bytes) -> str:
    read = docx.Document(BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in read.paragraphs), *cells])


def test_entries_are_found_by_their_words(nordby: Site, adviser: User) -> None:
    consent = wrote(nordby, adviser, "Samtykke", agreed="Skemaet sendes.")
    time = wrote(nordby, adviser, "Tid", barrier="Vagtplanen er lagt.", with_whom="projektlederen")
    rows = Advice.objects.all()

    found = {
        words: list(queries.found(rows, words))
        for words in ("samtykke", "skemaet sendes", "vagtplanen", "projektlederen tid", "andet")
    }

    assert found == {
        "samtykke": [consent],
        "skemaet sendes": [consent],
        "vagtplanen": [time],
        "projektlederen tid": [time],
        "andet": [],
    }


def test_mended_entry_takes_the_place_and_the_old_can_be_read(
    nordby: Site, adviser: User, client: Client
) -> None:
    old = wrote(nordby, adviser, "Forkert emne", follow_up_on=date(2024, 6, 20))
    actions.follow_up(advice=old, done_on=ON, note="Gjort.", by=adviser, at=AT)
    client.force_login(adviser)
    typed = {"given_on": "2024-06-03", "kind": "advice", "topic": "Rigtigt", "text": "Ny tekst."}

    assert client.post(at("mend", old.pk), typed).status_code == 400
    answer = client.post(
        at("mend", old.pk), typed | {"reason": "Emnet var forkert.", "follow_up_on": "2024-06-20"}
    )

    new = Advice.objects.get(mends=old)
    assert answer.url == at("entry", new.pk)
    log = text_of(client.get(at("log")))
    assert ("Rigtigt" in log, "Forkert emne" in log) == (True, False)
    assert "Dette notat er rettet." in text_of(client.get(at("entry", old.pk)))
    assert "rettet, fordi: Emnet var forkert." in text_of(client.get(at("entry", new.pk)))
    assert not Advice.objects.all().to_follow_up().exists()
    assert FollowUp.objects.count() == 2


def test_entry_is_mended_once_and_with_a_reason(nordby: Site, adviser: User) -> None:
    old = wrote(nordby, adviser)
    said = {"advice": old, "written": Written(ON, "advice", "Ny", "Ny."), "by": adviser, "at": AT}

    with pytest.raises(actions.UnableToRecord, match="why"):
        actions.mend_advice(reason=" ", **said)
    actions.mend_advice(reason="Fejl.", **said)
    with pytest.raises(actions.UnableToRecord, match="meanwhile"):
        actions.mend_advice(reason="Fejl.", **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Advice.objects.filter(mends=old).update(reason="")


def test_follow_up_waits_for_the_adviser_until_it_is_done(
    nordby: Site, adviser: User, client: Client
) -> None:
    row = wrote(nordby, adviser, follow_up_on=date(2024, 6, 20))
    (waits,) = waiting_for(adviser, on=ON)
    assert (waits.title, waits.due) == ("Følg op: Samtykke", date(2024, 6, 20))
    client.force_login(adviser)

    client.post(at("follow_up", row.pk), {"done_on": "2024-06-19", "note": "Sendt."})

    assert waiting_for(adviser, on=ON) == []
    with pytest.raises(actions.UnableToRecord, match="already"):
        actions.follow_up(advice=row, done_on=ON, note="", by=adviser, at=AT)
    with pytest.raises(actions.UnableToRecord, match="No follow-up"):
        actions.follow_up(advice=wrote(nordby, adviser), done_on=ON, note="", by=adviser, at=AT)


def test_follow_up_before_the_advice_is_refused(
    nordby: Site, adviser: User, client: Client
) -> None:
    client.force_login(adviser)
    typed = {"given_on": "2024-06-03", "kind": "advice", "topic": "Emne", "text": "Tekst."}

    refused = client.post(at("new"), typed | {"follow_up_on": "2024-06-01"})
    client.post(at("new"), typed)

    assert refused.status_code == 400
    assert Advice.objects.get().adviser == adviser
    assert AuditEvent.objects.filter(action="advice.record").count() == 1


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


def told(person: User, site: Site) -> dict[str, list[str]]:
    found = preparation_of(person, site, on=ON)
    return {one.anchor: [line.what for line in one.lines] for one in found.sections}


def test_page_gathers_what_happened_since_last_time_and_what_lies_ahead(
    history: None, nordby: Site, adviser: User
) -> None:
    found = preparation_of(adviser, nordby, on=ON)
    lines = told(adviser, nordby)

    assert found.since == date(2024, 5, 14)
    assert found.coming == "den 11. oktober 2024 kl. 10.00–12.00"
    assert lines["advice"] == ["Rådgivning: Siden"]
    assert lines["decisions"] == ["For alle: decision", "Sidst: decision"]
    assert lines["moved"] == ["Besøg i kommunen"]
    assert sorted(lines["tasks"]) == ["For alle: task", "Sidst: task"]
    assert lines["ahead"] == ["Besøg i kommunen", "Fælles afslutning"]
    assert lines["barriers"] == ["Gammel barriere"]
    assert len(lines["people"]) == 2
    assert sorted(lines["minutes"]) == ["Sidst: decision", "Sidst: task"]
    assert lines["internal"] == []


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

    found = preparation_of(adviser, nordby, on=ON)

    assert found.since is None
    assert told(adviser, nordby)["advice"] == ["Rådgivning: Forår"]


def test_sites_with_a_log_are_listed(nordby: Site, client: Client) -> None:
    page = {}
    for name, person in {
        "leader": make_member(LEADER, "vold", NORDBY),
        "officer": make_member(Hat.DATA_PROTECTION_OFFICER),
    }.items():
        client.force_login(person)
        page[name] = client.get(reverse("advice:sites")).content.decode()

    assert ("Nordby" in page["leader"], "Sydby" in page["leader"]) == (True, False)
    assert ("Nordby" in page["officer"], "Sydby" in page["officer"]) == (True, True)


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
    assert found[2] <= {"log": 12, "preparation": 26}[name]
