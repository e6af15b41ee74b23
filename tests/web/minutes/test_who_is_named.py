"""Whom minutes name to whom: evaluators and the grants office read roles and numbers."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from agenda_factories import LEAD, LEADER, NORDBY, invite, make_meeting, note_attendance
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user
from lxml import html
from made_minutes import approved, decision, put, task
from pypdf import PdfReader

from modning_web.access.models import Hat, User
from modning_web.meetings.models import Meeting
from modning_web.minutes.models import Comment, Outcome

pytestmark = pytest.mark.django_db
NAMELESS = [(Hat.EVALUATOR, "vold"), (Hat.GRANT_OFFICER, "")]
NAMED = [(Hat.AUDITOR, ""), (Hat.PROCESS_CONSULTANT, "vold"), (LEADER, "vold")]


@pytest.fixture
def leader() -> User:
    person = make_user(name="Sofie Berg")
    add_hat(person, LEADER, "vold", NORDBY, role_key="projektleder")
    return person


@pytest.fixture
def meeting(leader: User) -> Meeting:
    """A meeting of four, with a task that one of them has, approved by the lead."""
    row = make_meeting(make_programme(), state="held")
    lead = make_user(name="Karen Lund")
    add_hat(lead, LEAD, "vold", role_key="konsulent")
    put(row, task(owner=leader.pk), by=lead)
    put(row, task("Ring til lederne."), by=lead)
    put(row, decision(), by=lead)
    note_attendance(row, leader)
    note_attendance(row, lead)
    note_attendance(row, make_user(name="Per Nielsen"), "online")
    note_attendance(row, make_user(name="Mia Friis"), "absent")
    Comment.objects.create(
        minutes=row.minutes, text="Godt møde.", by=make_user(name="Nis Friis"), at=timezone.now()
    )
    approved(row, by=lead)
    return row


NAMES = ("Sofie Berg", "Karen Lund", "Per Nielsen", "Mia Friis", "Nis Friis")


def texts(client: Client, meeting: Meeting) -> dict[str, str]:
    """Return what each page and file that tells of the minutes says."""
    owned = Outcome.objects.get(text="Skriv til lederne.")
    at = {
        "page": reverse("minutes:minutes", args=["vold", meeting.pk]),
        "word": reverse("minutes:minutes_file", args=["vold", meeting.pk, "docx"]),
        "pdf": reverse("minutes:minutes_file", args=["vold", meeting.pk, "pdf"]),
        "log": reverse("minutes:log") + "?program=vold",
        "log as csv": reverse("minutes:log_file", args=["csv"]),
        "task": reverse("minutes:task", args=[owned.pk]),
        "meeting": reverse("meetings:meeting", args=["vold", meeting.pk]),
    }
    return {name: words(name, client.get(address).content) for name, address in at.items()}


def words(name: str, content: bytes) -> str:
    if name == "word":
        read = docx.Document(BytesIO(content))
        cells = [cell.text for one in read.tables for row in one.rows for cell in row.cells]
        return " ".join(
            [*(one.text for one in read.paragraphs), *cells, read.core_properties.author]
        )
    if name == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if name == "log as csv":
        return content.decode("utf-8")
    main = html.fromstring(content.decode()).get_element_by_id("main-content")
    return " ".join(" ".join(main.itertext()).split())


@pytest.mark.parametrize(("hat", "where"), NAMELESS)
def test_evaluator_and_grants_office_read_roles_and_numbers(
    hat: Hat, where: str, meeting: Meeting, leader: User, client: Client
) -> None:
    invite(meeting, leader)
    client.force_login(make_member(hat, where))

    found = texts(client, meeting)

    named = {(page, name) for page, text in found.items() for name in NAMES if name in text}
    assert named == {("meeting", "Karen Lund")} & named
    assert "Til stede: 2 · Online: 1 · Afbud: 1" in found["page"]
    assert "Godkendt" in found["page"]
    assert "Til stede 2" in found["word"]
    assert all("Projektleder" in found[one] for one in found if one != "meeting")


@pytest.mark.parametrize(("hat", "where"), NAMED)
def test_those_who_see_attendance_read_names(
    hat: Hat, where: str, meeting: Meeting, client: Client
) -> None:
    client.force_login(make_member(hat, where, NORDBY if hat is LEADER else ""))

    found = texts(client, meeting)

    assert set(NAMES) == {name for name in NAMES if name in found["page"]}
    assert all("Sofie Berg" in found[one] for one in found if one != "meeting")


def test_evaluator_who_was_there_reads_names(meeting: Meeting, client: Client) -> None:
    evaluator = make_member(Hat.EVALUATOR, "vold")
    note_attendance(meeting, evaluator)
    client.force_login(evaluator)

    found = texts(client, meeting)

    assert "Per Nielsen" in found["page"]
    assert "Per Nielsen" in found["word"]


def test_evaluator_reads_their_own_name_at_their_task(meeting: Meeting, client: Client) -> None:
    evaluator = make_member(Hat.EVALUATOR, "vold")
    Outcome.objects.filter(text="Skriv til lederne.").update(owner=evaluator)
    client.force_login(evaluator)

    found = texts(client, meeting)

    assert evaluator.name in found["log"]


def test_evaluator_cannot_choose_people_in_the_log(meeting: Meeting, client: Client) -> None:
    client.force_login(make_member(Hat.EVALUATOR, "vold"))

    page = client.get(reverse("minutes:log")).content.decode()

    assert "Sofie Berg" not in page
    assert meeting.title in page


def test_nameless_minutes_ask_the_database_as_often_with_three_as_with_one(
    meeting: Meeting, client: Client
) -> None:
    client.force_login(make_member(Hat.EVALUATOR, "vold"))
    found = []
    for _number in (1, 3):
        with CaptureQueriesContext(connection) as asked:
            assert (
                client.get(reverse("minutes:minutes", args=["vold", meeting.pk])).status_code == 200
            )
        found.append(len(asked))
        note_attendance(meeting, make_user())
        Outcome.objects.create(
            item=meeting.items.get(),
            kind="task",
            text="Mere.",
            owner=make_user(),
            due_date=timezone.localdate(),
            position=9,
        )

    assert found[0] == found[1]
    assert found[1] <= 15


def test_reader_who_has_left_reads_no_minutes_of_meetings_they_were_at(
    meeting: Meeting, leader: User, client: Client
) -> None:
    today = timezone.localdate()
    invite(meeting, leader)
    client.force_login(leader)
    addresses = [
        reverse("minutes:minutes", args=["vold", meeting.pk]),
        reverse("minutes:minutes_file", args=["vold", meeting.pk, "pdf"]),
        reverse("meetings:agenda", args=["vold", meeting.pk]),
        reverse("meetings:agenda_file", args=["vold", meeting.pk, "pdf"]),
        reverse("meetings:answer", args=[meeting.invitations.get().pk]),
    ]

    before = [client.get(one).status_code for one in addresses]
    leader.memberships.update(from_date=today - timedelta(days=9), to_date=today)
    after = [client.get(one).status_code for one in addresses]

    assert before == [200] * 5
    assert after == [404] * 5
    assert meeting.attendance.filter(person=leader).exists()
    assert meeting.invitations.filter(person=leader, withdrawn_at=None).exists()


@pytest.mark.parametrize(("days", "status"), [(89, 200), (92, 404)])
def test_guest_reads_for_some_months_after_the_meeting(
    days: int, status: int, meeting: Meeting, client: Client
) -> None:
    noon = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    meeting.starts_at = noon - timedelta(days=days, hours=2)
    meeting.ends_at = meeting.starts_at + timedelta(hours=2)
    meeting.save(update_fields=["starts_at", "ends_at"])
    guest = make_user()
    invite(meeting, guest)
    client.force_login(guest)

    found = [
        client.get(reverse(name, args=["vold", meeting.pk])).status_code
        for name in ("minutes:minutes", "meetings:agenda")
    ]

    assert found == [status, status]


def test_one_with_a_hat_left_elsewhere_is_no_longer_at_the_sites_meetings(
    meeting: Meeting, leader: User, client: Client
) -> None:
    today = timezone.localdate()
    invite(meeting, leader)
    leader.memberships.update(from_date=today - timedelta(days=9), to_date=today)
    add_hat(leader, LEADER, "vold", "sydby-kommune", role_key="projektleder")
    common = make_meeting(meeting.programme, activity="opstart", site="", state="held")
    invite(common, leader)
    client.force_login(leader)

    found = [
        client.get(reverse("meetings:agenda", args=["vold", one.pk])).status_code
        for one in (meeting, common)
    ]

    assert found == [404, 200]
