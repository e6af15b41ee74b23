"""A person's own calendar at a secret address, which follows the plan."""

import io
import logging
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON, make_draft, make_member, make_programme, make_user, small_definition
from icalendar import Calendar

from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.programmes import actions

pytestmark = pytest.mark.django_db


def address(person: User) -> str:
    return reverse("programmes:own_calendar", args=[person.calendar_token])


@pytest.fixture
def consultant() -> User:
    make_programme()
    return make_member(Hat.PROCESS_CONSULTANT, "vold", role_key="konsulent")


def test_calendar_is_read_without_signing_in_and_says_whose_it_is(
    consultant: User, client: Client
) -> None:
    answer = client.get(address(consultant))

    calendar = Calendar.from_ical(answer.content)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(calendar["x-wr-calname"]) == f"modning: {consultant.name}"
    summaries = [str(event["summary"]) for event in calendar.walk("VEVENT")]
    assert "Fælles opstart" in summaries
    assert client.cookies == {}


def test_calendar_is_kept_by_nobody_on_the_way(consultant: User, client: Client) -> None:
    assert "no-store" in client.get(address(consultant))["Cache-Control"]


def test_calendar_follows_the_plan_and_keeps_what_its_events_are_known_by(
    consultant: User, client: Client
) -> None:
    def opening() -> tuple[str, date]:
        calendar = Calendar.from_ical(client.get(address(consultant)).content)
        (event,) = [one for one in calendar.walk("VEVENT") if one["summary"] == "Fælles opstart"]
        return str(event["uid"]), event["dtstart"].dt

    before = opening()
    text = small_definition().replace("12. marts 2024", "14. marts 2024")
    actions.adopt(draft=make_draft(text), note="Flyttet", by=None, at=NOON)

    assert (before[1], opening()) == (date(2024, 3, 12), (before[0], date(2024, 3, 14)))


def test_calendar_of_one_without_roles_is_empty_but_there(client: Client) -> None:
    answer = client.get(address(make_user()))

    assert answer.status_code == 200
    assert Calendar.from_ical(answer.content).walk("VEVENT") == []


def test_calendar_is_in_the_language_of_its_owner(consultant: User, client: Client) -> None:
    consultant.language = "en"
    consultant.save()

    content = client.get(address(consultant)).content.decode()

    assert "Participants:" in content
    assert "Deltagere:" not in content


@pytest.mark.parametrize("token", ["x", "x" * 43, "0"])
def test_wrong_address_is_not_found(token: str, consultant: User, client: Client) -> None:
    answer = client.get(reverse("programmes:own_calendar", args=[token]))

    assert answer.status_code == 404


def test_new_address_ends_the_old_one(consultant: User, client: Client) -> None:
    old = address(consultant)
    client.force_login(consultant)

    client.post(reverse("access:rotate_calendar_token"))
    consultant.refresh_from_db()

    statuses = [client.get(one).status_code for one in (old, address(consultant))]
    assert statuses == [404, 200]


def test_address_of_one_who_has_left_stops_working(consultant: User, client: Client) -> None:
    consultant.is_active = False
    consultant.save()

    assert client.get(address(consultant)).status_code == 404


def test_hat_that_has_ended_leaves_the_calendar(consultant: User, client: Client) -> None:
    consultant.memberships.update(from_date=date(2020, 1, 1), to_date=date(2021, 1, 1))

    assert Calendar.from_ical(client.get(address(consultant)).content).walk("VEVENT") == []


def test_address_stands_in_no_log_and_no_record(
    consultant: User, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="django.request")
    handler = logging.getLogger("django").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    old = consultant.calendar_token
    client.force_login(consultant)
    client.post(reverse("access:rotate_calendar_token"))

    client.get(reverse("programmes:own_calendar", args=[old]))
    handler.setStream(before)

    consultant.refresh_from_db()
    records = str(list(AuditEvent.objects.values()))
    assert "Not Found: /programmer/kalender/…" in written.getvalue()
    for token in (old, consultant.calendar_token):
        assert token not in written.getvalue()
        assert token not in records


def test_page_of_ones_own_shows_the_address(consultant: User, client: Client) -> None:
    client.force_login(consultant)

    page = client.get(reverse("access:profile")).content.decode()

    assert f"http://testserver{address(consultant)}" in page
