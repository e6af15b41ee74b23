"""Whom a meeting's pages and agenda name to whom: as in minutes, some read roles and numbers."""

from io import BytesIO

import docx
import pytest
from agenda_factories import make_item
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import NOON, make_member
from lxml import html
from meeting_factories import Cast, a_convened_meeting, fresh, make_cast, now
from pypdf import PdfReader

from modning_web.access.models import Hat, User
from modning_web.meetings.actions import steps
from modning_web.meetings.models import Meeting

pytestmark = pytest.mark.django_db
NAMELESS = [(Hat.EVALUATOR, "vold"), (Hat.GRANT_OFFICER, "")]
NAMED = [(Hat.AUDITOR, ""), (Hat.TRAINING_SUPPLIER, "vold")]
PAGES = ("meeting", "agenda")
NAMES = ("Lea Prøve", "Kim Prøve", "Nora Prøve", "Sune Prøve")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A convened meeting that Kim chairs, with items of Nora and of the project leaders."""
    row = a_convened_meeting(cast)
    chaired = steps.Circumstances(place="Rådhuset", chair=cast.consultant)
    steps.revise(seen=now(row), circumstances=chaired, by=cast.lead, at=NOON)
    make_item(row, "Status", responsible=[str(cast.north.pk)])
    make_item(row, "Plan", responsible=["projektleder"])
    return fresh(row)


def texts(reader: User, meeting: Meeting) -> dict[str, str]:
    """Return what each page and file of a meeting says."""
    client = Client()
    client.force_login(reader)
    here = ["vold", meeting.pk]
    at = {
        "meeting": reverse("meetings:meeting", args=here),
        "agenda": reverse("meetings:agenda", args=here),
        "word": reverse("meetings:agenda_file", args=[*here, "docx"]),
        "pdf": reverse("meetings:agenda_file", args=[*here, "pdf"]),
        "window": reverse("meetings:window", args=["vold", "besoeg/1/nordby-kommune"]),
        "list": reverse("meetings:programme_meetings", args=["vold"]) + "?hvornaar=alle",
        "calendar": reverse("meetings:programme_calendar", args=["vold", reader.calendar_token]),
    }
    return {name: words(name, client.get(address).content) for name, address in at.items()}


def words(name: str, content: bytes) -> str:
    if name == "word":
        read = docx.Document(BytesIO(content))
        cells = [cell.text for one in read.tables for row in one.rows for cell in row.cells]
        texts = [one.text for one in read.paragraphs]
        return " ".join([*texts, *cells, read.core_properties.author])
    if name == "pdf":
        read = PdfReader(BytesIO(content))
        pages = [page.extract_text() for page in read.pages]
        return " ".join([*pages, str(read.metadata)])
    if name == "calendar":
        return content.decode("utf-8")
    main = html.fromstring(content.decode()).get_element_by_id("main-content")
    return " ".join(" ".join(main.itertext()).split())


def named_in(found: dict[str, str]) -> set[tuple[str, str]]:
    return {(page, name) for page, text in found.items() for name in NAMES if name in text}


@pytest.mark.parametrize(("hat", "where"), NAMELESS)
def test_evaluator_and_grants_office_read_roles_on_every_page_of_a_meeting(
    hat: Hat, where: str, meeting: Meeting
) -> None:
    found = texts(make_member(hat, where), meeting)

    assert named_in(found) == set()
    assert "Mødeleder Konsulent" in found["meeting"]
    assert "Ansvarlig: Projektleder" in found["agenda"]
    assert "Projektleder fra Nordby Kommune 1 person" in found["window"]
    assert all(found[one].count("Projektleder") == 2 for one in ("agenda", "word", "pdf"))
    assert all("Konsulent" in found[one] for one in ("word", "pdf"))


@pytest.mark.parametrize(("hat", "where"), NAMED)
def test_those_who_see_attendance_read_names_on_the_pages(
    hat: Hat, where: str, meeting: Meeting
) -> None:
    found = named_in(texts(make_member(hat, where), meeting))

    assert {("meeting", name) for name in NAMES} <= found
    assert {(page, "Nora Prøve") for page in ("agenda", "word", "pdf", "window")} <= found
    assert {(page, "Kim Prøve") for page in ("word", "pdf")} <= found


def test_evaluator_who_is_convened_reads_names(meeting: Meeting) -> None:
    evaluator = make_member(Hat.EVALUATOR, "vold")
    meeting.invitations.create(person=evaluator)

    found = named_in(texts(evaluator, meeting))

    assert {("meeting", "Nora Prøve"), ("agenda", "Nora Prøve"), ("pdf", "Kim Prøve")} <= found


def test_one_reads_their_own_name_at_their_item(meeting: Meeting) -> None:
    evaluator = make_member(Hat.EVALUATOR, "vold")
    make_item(meeting, "Evaluering", responsible=[str(evaluator.pk)])

    found = texts(evaluator, meeting)

    assert f"Ansvarlig: {evaluator.name}" in found["agenda"]


def test_pages_without_names_ask_as_often_for_three_as_for_one(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    client.force_login(make_member(Hat.EVALUATOR, "vold"))
    addresses = [reverse(f"meetings:{one}", args=["vold", meeting.pk]) for one in PAGES]
    found = []
    for person in (cast.south, cast.worker):
        asked = []
        for address in addresses:
            with CaptureQueriesContext(connection) as statements:
                assert client.get(address).status_code == 200
            asked.append(len(statements))
        found.append(asked)
        make_item(meeting, responsible=[str(person.pk)])
        meeting.steps.create(deed="revise", by=person, at=NOON)

    assert found[0] == found[1]
    assert max(found[1]) <= 12
