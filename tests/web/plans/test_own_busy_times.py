"""One's own busy times: typed, read from a calendar, kept without what they are about."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from factories import NOON, make_member

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Hat, User
from modning_web.plans.actions import busy
from modning_web.plans.models import BusyStretch, Source

pytestmark = pytest.mark.django_db
ADDRESS, CALENDAR = "/planer/optaget/", "/planer/optaget/kalender/"
EVENT = (
    b"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Hemmelig aftale\r\nDTSTART:20990402T080000Z\r\n"
    b"DTEND:20990402T100000Z\r\nEND:VEVENT\r\n"
)
BROKEN = b"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Uden tid\r\nEND:VEVENT\r\n"


def somebody() -> User:
    return make_member(Hat.PRACTITIONER, "vold", "nordby-kommune")


def calendar(*events: bytes) -> bytes:
    begin, end = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//DA\r\n", b"END:VCALENDAR\r\n"
    return begin + b"".join(events) + end


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def take(person: User, content: bytes) -> list[str]:
    told = busy.take_calendar(content=content, on=date(2099, 3, 1), by=person, at=NOON)
    return [one.da for one in told]


def test_typed_hours_are_kept_by_danish_time() -> None:
    person = somebody()
    sent = {"day": "2099-05-04", "starts": "09:00", "ends": "11.30"}

    answer = signed_in(person).post(ADDRESS, sent)

    assert answer.status_code == 302
    row = BusyStretch.objects.get()
    assert row.person == person
    assert row.starts_at == datetime(2099, 5, 4, 9, tzinfo=DANISH_TIME)
    assert row.ends_at == datetime(2099, 5, 4, 11, 30, tzinfo=DANISH_TIME)


def test_days_without_hours_are_whole() -> None:
    person = somebody()

    signed_in(person).post(ADDRESS, {"day": "2099-05-04", "last_day": "2099-05-06"})

    row = BusyStretch.objects.get()
    assert row.starts_at == datetime(2099, 5, 4, tzinfo=DANISH_TIME)
    assert row.ends_at == datetime(2099, 5, 7, tzinfo=DANISH_TIME)


@pytest.mark.parametrize(
    "sent",
    [
        {"day": "2099-05-04", "starts": "11:00", "ends": "09:00"},
        {"day": "2099-05-04", "last_day": "2099-05-01"},
        {"day": "i morgen"},
        {},
    ],
)
def test_time_that_is_none_is_refused(sent: dict[str, str]) -> None:
    answer = signed_in(somebody()).post(ADDRESS, sent)

    assert answer.status_code == 400
    assert not BusyStretch.objects.exists()


def test_calendar_gives_times_and_nothing_else() -> None:
    person = somebody()

    told = take(person, calendar(EVENT))

    row = BusyStretch.objects.get()
    assert told == []
    assert row.starts_at == datetime(2099, 4, 2, 8, tzinfo=UTC)
    assert row.source == Source.FILE
    assert {field.name for field in BusyStretch._meta.fields} == {
        *("id", "person", "starts_at", "ends_at", "source")
    }


def test_what_cannot_be_read_is_told_and_the_rest_counts() -> None:
    person = somebody()

    told = take(person, calendar(BROKEN, EVENT))

    assert BusyStretch.objects.count() == 1
    assert "Uden tid" in told[0]


def test_new_calendar_takes_the_place_of_the_old_and_leaves_what_was_typed() -> None:
    person = somebody()
    typed = BusyStretch.objects.create(person=person, starts_at=NOON, ends_at=NOON.replace(hour=14))
    take(person, calendar(EVENT))

    take(person, calendar(EVENT.replace(b"20990402", b"20990403")))

    rows = list(BusyStretch.objects.all())
    assert typed in rows
    assert [row.starts_at.day for row in rows if row.source == Source.FILE] == [3]


def test_calendar_that_cannot_be_read_changes_nothing() -> None:
    person = somebody()
    take(person, calendar(EVENT))

    told = take(person, b"hej")

    assert "kan ikke læses" in told[0]
    assert BusyStretch.objects.count() == 1


def test_calendar_is_uploaded_or_pasted() -> None:
    person = somebody()
    client = signed_in(person)
    near = datetime.now(tz=UTC).strftime("%Y%m%d").encode()
    content = calendar(EVENT.replace(b"20990402", near))

    file = SimpleUploadedFile("kalender.ics", content, "text/calendar")
    client.post(CALENDAR, {"file": file})
    uploaded = BusyStretch.objects.count()
    client.post(CALENDAR, {"text": content.decode()})

    assert (uploaded, BusyStretch.objects.count()) == (1, 1)
    assert "Hemmelig" not in client.get(ADDRESS).content.decode()


def test_neither_file_nor_text_is_refused() -> None:
    assert signed_in(somebody()).post(CALENDAR, {}).status_code == 400


def test_own_times_are_deleted_one_by_one_and_a_calendar_at_once() -> None:
    person = somebody()
    row = BusyStretch.objects.create(person=person, starts_at=NOON, ends_at=NOON.replace(hour=14))
    take(person, calendar(EVENT))
    client = signed_in(person)

    client.post(reverse("plans:forget_busy", args=[row.pk]))
    client.post(reverse("plans:forget_calendar"))

    assert not BusyStretch.objects.exists()


def test_times_of_others_cannot_be_deleted() -> None:
    person = somebody()
    row = BusyStretch.objects.create(person=person, starts_at=NOON, ends_at=NOON.replace(hour=14))

    answer = signed_in(somebody()).post(reverse("plans:forget_busy", args=[row.pk]))

    assert answer.status_code == 404
    assert BusyStretch.objects.exists()
