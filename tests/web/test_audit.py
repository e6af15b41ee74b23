"""The record of deeds: added to, never changed, read by few."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import NOON, add_hat, make_member, make_user

from modning_web.access.models import Hat
from modning_web.audit.actions import record
from modning_web.audit.models import AuditEvent
from modning_web.inspection.queries import EVENTS_A_PAGE

pytestmark = pytest.mark.django_db
PAGE = "/revisionsspor/"


def test_record_says_who_when_what_and_on_what() -> None:
    person, other = make_user(), make_user()

    event = record(
        "meetings.minutes.approve",
        by=person,
        at=NOON,
        on=other,
        on_behalf_of=other,
        programme_key="vold",
        details={"point": 3},
    )

    event.refresh_from_db()
    assert (event.by, event.on_behalf_of, event.at) == (person, other, NOON)
    assert (event.object_type, event.object_key) == ("access.user", str(other.pk))
    assert event.details == {"point": 3}


def test_recorded_deed_can_be_neither_changed_nor_deleted() -> None:
    event = record("access.sign_in", by=make_user(), at=NOON)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(action="nothing")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.all().delete()

    event.refresh_from_db()
    assert event.action == "access.sign_in"


def test_person_in_the_record_cannot_be_deleted() -> None:
    person = make_user()
    record("access.sign_in", by=person, at=NOON)

    with pytest.raises(ProtectedError):
        person.delete()


def test_auditor_reads_everything_newest_first(client: Client) -> None:
    for number in range(2):
        record(f"deed{number}", by=None, at=NOON + timedelta(days=number), programme_key="vold")
    client.force_login(make_member(Hat.AUDITOR))

    text = client.get(PAGE).content.decode()

    assert text.index("deed1") < text.index("deed0")


def test_programme_lead_reads_only_their_own_programme(client: Client) -> None:
    record("deed_here", by=None, at=NOON, programme_key="vold")
    record("deed_elsewhere", by=None, at=NOON, programme_key="unge")
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))

    text = client.get(PAGE).content.decode()

    assert "deed_here" in text
    assert "deed_elsewhere" not in text


def test_record_is_closed_to_others(client: Client) -> None:
    client.force_login(make_member(Hat.PRACTITIONER, "vold", "odense"))

    assert client.get(PAGE).status_code == 403


def test_long_record_is_cut_into_pages_that_neither_repeat_nor_leave_out(client: Client) -> None:
    for number in range(2 * EVENTS_A_PAGE + 1):
        record(f"deed.{number:03}.", by=None, at=NOON + timedelta(minutes=number // 7))
    client.force_login(make_member(Hat.AUDITOR))
    found, address = [], f"{PAGE}?til=2024-03-02"

    while address:
        text = client.get(address).content.decode()
        found += re.findall(r"deed\.\d{3}", text)
        older = re.search(r'href="(\?[^"]*efter=[^"]+)"', text)
        address = PAGE + unescape(older[1]) if older else ""

    assert found == [f"deed.{number:03}" for number in reversed(range(2 * EVENTS_A_PAGE + 1))]


def test_deeds_of_several_programmes_are_read_together_page_by_page(client: Client) -> None:
    for number in range(2 * EVENTS_A_PAGE + 1):
        key = ("vold", "unge", "hus")[number % 3]
        at = NOON + timedelta(minutes=number // 7)
        record(f"deed.{number:03}.", by=None, at=at, programme_key=key)
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    add_hat(lead, Hat.PROGRAMME_LEAD, "unge")
    client.force_login(lead)
    found, address = [], f"{PAGE}?til=2024-03-02"

    while address:
        text = client.get(address).content.decode()
        found += re.findall(r"deed\.\d{3}", text)
        older = re.search(r'href="(\?[^"]*efter=[^"]+)"', text)
        address = PAGE + unescape(older[1]) if older else ""

    theirs = (number for number in range(2 * EVENTS_A_PAGE + 1) if number % 3 < 2)
    assert found == [f"deed.{number:03}" for number in sorted(theirs, reverse=True)]


@pytest.mark.parametrize(
    "mark", ["x", "_", "2024-03-01T00:00:00_x", "9999", "2024-13-45_" + "0" * 32]
)
def test_mark_that_is_none_begins_anew(client: Client, mark: str) -> None:
    record("deed", by=None, at=NOON)
    client.force_login(make_member(Hat.AUDITOR))

    answer = client.get(PAGE, {"efter": mark})

    assert "deed" in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_as_often_for_one_row_as_for_three(client: Client, rows: int) -> None:
    for _ in range(rows):
        event = {"on": make_user(), "on_behalf_of": make_user(), "details": {"user": "nobody"}}
        record("deed", by=make_user(), at=NOON, programme_key="vold", site_key="odense", **event)
    client.force_login(make_member(Hat.AUDITOR))

    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)

    assert len(asked) == 8, [one["sql"][:150] for one in asked]
