"""The agenda on its pages: who reads it, who writes it, and the files that come of it."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY, invite, make_item, make_meeting
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from factories import make_member, make_programme, make_user, small_definition
from lxml import html

from modning_web.access.models import Hat
from modning_web.meetings.models import AgendaItem, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(make_programme())


def at(name: str, meeting: Meeting, *more: object) -> str:
    return reverse(f"meetings:{name}", args=["vold", meeting.pk, *more])


def typed(meeting: Meeting, **more: object) -> dict[str, object]:
    meeting.refresh_from_db()
    return {"revision": meeting.agenda_revision, "kind": "item", **more}


def text_of(answer: object) -> str:
    return " ".join(html.fromstring(answer.content).text_content().split())


def test_page_shows_clock_times_lengths_and_that_the_agenda_is_too_long(
    meeting: Meeting, client: Client
) -> None:
    make_item(meeting, "Status", 90, responsible=["projektleder"])
    make_item(meeting, "Pause", 15, kind="break")
    make_item(meeting, "Aftaler", 30)
    client.force_login(make_member(LEAD, "vold"))

    told = text_of(client.get(at("agenda", meeting)))

    assert "10.00–11.30 1½ time 1. Status Ansvarlig: Projektleder" in told
    assert "11.45–12.15" in told
    assert " 2. Aftaler" in told
    assert "Dagsordenen er 15 minutter længere end mødet." in told


def test_invited_read_the_agenda_and_strangers_do_not(meeting: Meeting, client: Client) -> None:
    invited, elsewhere = make_user(), make_member(LEADER, "vold", SYDBY)
    invite(meeting, invited)
    now = timezone.now().replace(second=0, microsecond=0)
    # Guests read of a meeting for a while.
    Meeting.objects.update(starts_at=now, ends_at=now + timedelta(hours=2))
    found = {}
    for name, person in {
        "lead": make_member(LEAD, "vold"),
        "own leader": make_member(LEADER, "vold", NORDBY),
        "invited": invited,
        "other site": elsewhere,
        "other programme": make_member(LEAD, "unge"),
        "nobody": make_user(),
    }.items():
        client.force_login(person)
        found[name] = client.get(at("agenda", meeting)).status_code

    assert found == {
        "lead": 200,
        "own leader": 200,
        "invited": 200,
        "other site": 404,
        "other programme": 404,
        "nobody": 404,
    }


def test_common_agenda_is_read_by_sites_and_written_by_the_agency(client: Client) -> None:
    meeting = make_meeting(make_programme(), activity="opstart", site="")
    leader, lead = make_member(LEADER, "vold", NORDBY), make_member(LEAD, "vold")
    new = typed(meeting, title="Nyt", minutes="10")

    client.force_login(leader)
    answers = [client.get(at("agenda", meeting)), client.post(at("agenda_add", meeting), new)]
    assert [answer.status_code for answer in answers] == [200, 403]
    assert "Sæt på dagsordenen" not in text_of(answers[0])

    client.force_login(lead)
    assert client.post(at("agenda_add", meeting), new).status_code == 302


def test_lengths_are_typed_as_people_do(meeting: Meeting, client: Client) -> None:
    client.force_login(make_member(LEADER, "vold", NORDBY))

    for length in ("45", "90m", "1,5 time", "1:30", "en halv time"):
        client.post(at("agenda_add", meeting), typed(meeting, title=length, minutes=length))
    refused = client.post(at("agenda_add", meeting), typed(meeting, title="x", minutes="længe"))

    assert list(meeting.items.values_list("minutes", flat=True)) == [45, 90, 90, 90, 30]
    assert refused.status_code == 400
    assert "Skriv for eksempel “45”, “90m”" in text_of(refused)


def test_form_made_from_an_old_page_is_refused_in_words(meeting: Meeting, client: Client) -> None:
    client.force_login(make_member(LEADER, "vold", NORDBY))
    old = typed(meeting, title="Mit", minutes="10")
    client.post(at("agenda_add", meeting), old)

    answer = client.post(at("agenda_add", meeting), old | {"title": "Igen"}, follow=True)

    assert "Dagsordenen er ændret, siden du så den." in text_of(answer)
    assert meeting.items.count() == 1


def test_buttons_move_an_item_without_script(meeting: Meeting, client: Client) -> None:
    make_item(meeting, "Først")
    last = make_item(meeting, "Sidst")
    client.force_login(make_member(LEADER, "vold", NORDBY))

    client.post(at("agenda_shift", meeting, last.pk), typed(meeting, retning="op"))

    assert [item.title for item in meeting.items.all()] == ["Sidst", "Først"]


def test_item_goes_on_to_the_next_meeting_of_the_series(meeting: Meeting, client: Client) -> None:
    following = make_meeting(meeting.programme, turn=2, state="window")
    elsewhere = make_meeting(meeting.programme, site=SYDBY, turn=2, state="window")
    moved, copied = make_item(meeting, "Flyttes"), make_item(meeting, "Kopieres")
    client.force_login(make_member(LEADER, "vold", NORDBY))

    for item, how in ((moved, "flyt"), (copied, "kopier")):
        to = typed(meeting, til=following.occurrence_key, hvordan=how)
        client.post(at("agenda_carry", meeting, item.pk), to)
    to = typed(meeting, til=elsewhere.occurrence_key, hvordan="flyt")
    refused = client.post(at("agenda_carry", meeting, copied.pk), to)

    assert [item.title for item in meeting.items.all()] == ["Kopieres"]
    assert [item.title for item in following.items.all()] == ["Flyttes", "Kopieres"]
    assert refused.status_code == 404


def test_item_goes_on_to_a_later_meeting_at_the_same_place(client: Client) -> None:
    first = "afslutning/1"
    common = make_meeting(make_programme(), activity="opstart", site="")
    item = make_item(common, "Flyttes")
    client.force_login(make_member(LEAD, "vold"))

    page = client.get(at("agenda_item", common, item.pk))
    to = typed(common, til=first, hvordan="flyt")
    client.post(at("agenda_carry", common, item.pk), to)

    item.refresh_from_db()
    assert "Fælles afslutning" in page.content.decode()
    assert [row.key for row, _title in page.context["coming"]] == [first]
    assert item.meeting.occurrence_key == first


def test_meetings_of_the_same_kind_stand_first_and_those_that_are_over_nowhere(
    client: Client,
) -> None:
    text = small_definition() + AUTUMN
    programme = make_programme(text)
    spring = make_meeting(programme, activity="opstart", site="")
    item = make_item(spring)
    client.force_login(make_member(LEAD, "vold"))

    def keys() -> list[str]:
        context = client.get(at("agenda_item", spring, item.pk)).context
        return [row.key for row, _title in context["coming"]]

    before = keys()
    make_meeting(programme, activity="efteraar", site="", state="held")

    assert before == ["efteraar/1", "afslutning/1"]
    assert keys() == ["afslutning/1"]


AUTUMN = """
[[activities]]
id = "efteraar"
name = "Møde i efteråret"
kind = "kickoff-meeting"
when = "december 2025"
"""


def test_documents_are_small_of_known_kinds_and_read_by_the_invited(
    meeting: Meeting, client: Client
) -> None:
    item = make_item(meeting)
    client.force_login(make_member(LEADER, "vold", NORDBY))
    place = at("agenda_add_document", meeting, item.pk)

    def handed_in(name: str, content: bytes) -> int:
        file = SimpleUploadedFile(name, content)
        return client.post(place, typed(meeting, file=file)).status_code

    found = [
        handed_in("Bilag æ.pdf", b"%PDF-1.7"),
        handed_in("virus.html", b"<script>alert(1)</script>"),
        handed_in("stor.pdf", b"x" * (5 * 1024**2 + 1)),
        client.post(place, typed(meeting, address="javascript:alert(1)")).status_code,
        client.post(place, typed(meeting)).status_code,
        client.post(place, typed(meeting, address="https://example.dk/a")).status_code,
    ]

    assert found == [302, 400, 400, 400, 400, 302]
    item.refresh_from_db()
    assert [one["name"] for one in item.documents] == ["Bilag æ.pdf", "https://example.dk/a"]
    answer = client.get(at("agenda_document", meeting, item.pk, 1))
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert client.get(at("agenda_document", meeting, item.pk, 2)).status_code == 404
    client.force_login(make_member(LEADER, "vold", SYDBY))
    assert client.get(at("agenda_document", meeting, item.pk, 1)).status_code == 404


def test_agenda_comes_as_word_and_pdf(meeting: Meeting, client: Client) -> None:
    make_item(meeting, "Status på implementeringen", 45, note="Læs selvevalueringen.")
    client.force_login(make_member(LEADER, "vold", NORDBY))

    word, pdf, other = (
        client.get(at("agenda_file", meeting, form)) for form in ("docx", "pdf", "exe")
    )

    read = docx.Document(BytesIO(word.content))
    assert read.paragraphs[0].text == "Besøg i kommunen – Nordby Kommune"
    assert read.tables[-1].rows[1].cells[0].text == "10.00–10.45"
    assert pdf.content.startswith(b"%PDF")
    assert other.status_code == 404


def test_agenda_asks_the_database_as_often_whatever_stands_on_it(
    meeting: Meeting, client: Client
) -> None:
    lead = make_member(LEAD, "vold")
    client.force_login(lead)
    found = []
    for number in (1, 3):
        while AgendaItem.objects.count() < number:
            make_item(meeting, responsible=[str(make_user().pk), "projektleder"])
            invite(meeting, make_user())
        client.force_login(lead)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at("agenda", meeting)).status_code == 200
        found.append(len(asked))

    assert found[0] == found[1] <= 12


def test_supplier_writes_the_agenda_of_a_common_meeting(client: Client) -> None:
    meeting = make_meeting(make_programme(), activity="opstart", site="")
    client.force_login(make_member(Hat.TRAINING_SUPPLIER, "vold"))

    answer = client.post(at("agenda_add", meeting), typed(meeting, title="Øvelser", minutes="2t"))

    assert answer.status_code == 302
    assert meeting.items.get().minutes == 120


def test_file_is_saved_as_the_kind_that_it_is_whatever_it_was_named(
    meeting: Meeting, client: Client
) -> None:
    client.force_login(make_member(LEAD, "vold"))
    item = make_item(meeting)
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
    typed_name = "faktura.exe"
    client.post(
        at("agenda_add_document", meeting, item.pk), typed(meeting, name=typed_name, file=file)
    )

    answer = client.get(at("agenda_document", meeting, item.pk, 1))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Disposition"] == 'attachment; filename="faktura.exe.pdf"'
