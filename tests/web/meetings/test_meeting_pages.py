"""Every page of a meeting answers, in every state, and says what it should."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON
from meeting_factories import (
    AFTERWARDS,
    MORNING,
    Cast,
    a_convened_meeting,
    a_fixed_meeting,
    a_meeting,
    fresh,
    make_cast,
    now,
)

from modning_web.access.models import User
from modning_web.meetings.actions import polling, steps
from modning_web.meetings.models import Invitation, Meeting
from modning_web.meetings.seating import seating_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def opened(person: User, address: str, status: int = 200) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def page_of(meeting: Meeting, name: str = "meeting") -> str:
    return reverse(f"meetings:{name}", args=[meeting.programme.key, meeting.pk])


def test_list_has_windows_and_meetings_in_order_of_time(cast: Cast) -> None:
    a_fixed_meeting(cast, "besoeg/1/nordby-kommune")

    page = opened(
        cast.lead, reverse("meetings:programme_meetings", args=["vold"]) + "?hvornaar=alle"
    )

    rows = page.partition("<tbody>")[2]
    order = ["den 12. marts 2024", "den 14. maj 2024 kl. 9.00–12.00", ">maj 2024", "november 2025"]
    found = [rows.index(one) for one in order]
    assert found == sorted(found)
    assert "kladde" in page


def test_list_filters_by_state_and_site(cast: Cast) -> None:
    a_fixed_meeting(cast, "besoeg/1/nordby-kommune")
    address = reverse("meetings:programme_meetings", args=["vold"])

    fixed = opened(cast.lead, f"{address}?hvornaar=alle&tilstand=fixed")
    southern = opened(cast.lead, f"{address}?hvornaar=alle&sted=sydby-kommune")

    assert "1 møde\n" in fixed or ">1 møde<" in fixed
    assert ">2 møder<" in southern


def test_lists_show_a_municipality_its_own_and_what_is_common(cast: Cast) -> None:
    a_fixed_meeting(cast, "besoeg/1/sydby-kommune")

    page = opened(cast.north, reverse("meetings:meetings") + "?hvornaar=alle")

    assert "Nordby Kommune" in page
    assert "Sydby Kommune" not in page


def test_window_shows_who_is_needed_and_who_is_missing(cast: Cast) -> None:
    cast.south.memberships.all().delete()

    page = opened(cast.lead, reverse("meetings:window", args=["vold", "opstart/1"]))

    assert "Planlæg mødet" in page
    assert "Projektleder fra Nordby Kommune" in page
    assert "Nora Prøve" in page
    assert "Projektleder fra Sydby Kommune: ingen har rollen på dagen" in page


def test_window_that_has_become_a_meeting_leads_to_it(cast: Cast) -> None:
    meeting = a_meeting()
    client = Client()
    client.force_login(cast.lead)

    answer = client.get(reverse("meetings:window", args=["vold", "opstart/1"]))

    assert answer.headers["Location"] == page_of(meeting)


def test_meeting_of_another_site_is_not_found(cast: Cast) -> None:
    meeting = a_fixed_meeting(cast, "besoeg/1/sydby-kommune")

    opened(cast.north, page_of(meeting), 404)
    opened(cast.north, page_of(meeting, "fix"), 403)
    opened(cast.north, page_of(meeting, "attendance"), 403)
    opened(cast.south, page_of(meeting))


def test_municipality_plans_its_own_meetings_and_not_the_common_ones(cast: Cast) -> None:
    own, common = a_meeting("besoeg/1/nordby-kommune"), a_meeting()

    assert "Spørg hvornår folk kan" in opened(cast.north, page_of(own))
    assert "Spørg hvornår folk kan" not in opened(cast.north, page_of(common))
    opened(cast.north, page_of(common, "fix"), 403)


@pytest.mark.parametrize(
    "name", ["fix", "propose", "convene", "circumstances", "withdraw", "cancel", "write_attendance"]
)
def test_pages_of_deeds_open_for_the_planner(name: str, cast: Cast) -> None:
    assert "<form" in opened(cast.lead, page_of(a_fixed_meeting(cast), name))


def test_meeting_says_how_far_it_lies_from_the_plan(cast: Cast) -> None:
    page = opened(cast.lead, page_of(a_fixed_meeting(cast)))

    assert "63 dage efter det planlagte: den 12. marts 2024." in page


def test_meeting_shows_answers_and_its_history(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    Invitation.objects.filter(person=cast.north).update(answered="accepted", comment="<b>Ja</b>")

    page = opened(cast.lead, page_of(meeting))

    assert "<strong>1</strong> Kommer" in page
    assert "<strong>2</strong> Ikke svaret" in page
    assert "&lt;b&gt;Ja&lt;/b&gt;" in page
    assert "Indkaldt" in page
    assert "Projektleder fra Sydby Kommune mangler" in page


def test_held_and_cancelled_meetings_have_pages_too(cast: Cast) -> None:
    held = a_convened_meeting(cast)
    steps.hold(seen=now(held), by=cast.lead, at=AFTERWARDS)
    cancelled = a_convened_meeting(cast, "afslutning/1")
    steps.cancel(seen=now(cancelled), reason="Ingen penge", by=cast.lead, at=NOON)

    assert "Skriv, hvem der var med" in opened(cast.lead, page_of(held))
    assert "Ingen penge" in opened(cast.lead, page_of(cancelled))


def test_poll_has_its_ranking_and_those_asked_their_page(cast: Cast) -> None:
    meeting = a_meeting()
    invited = seating_of(meeting, on=MORNING.first_day).invited()
    question = polling.Question((MORNING,), invited)
    poll = polling.propose(seen=now(meeting), question=question, by=cast.lead, at=NOON)

    planner = opened(cast.lead, page_of(fresh(meeting), "poll"))
    answers = opened(cast.north, reverse("meetings:poll_answer", args=[poll.pk]))

    assert "den 14. maj 2024 kl. 9.00–12.00" in planner
    assert "Den sidste af de foreslåede tider." in planner
    assert "Hvis det er nødvendigt" in answers
    opened(cast.worker, reverse("meetings:poll_answer", args=[poll.pk]), 404)


def test_series_counts_what_is_promised_and_missing(cast: Cast) -> None:
    a_fixed_meeting(cast, "besoeg/1/nordby-kommune")

    page = opened(cast.lead, reverse("meetings:series", args=["vold"]) + "?aar=2024")

    assert "Besøg i kommunen" in page
    assert "Sydby Kommune" in page


def test_invitation_is_answered_by_its_owner_alone(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    invitation = meeting.invitations.get(person=cast.north)

    assert "Jeg kommer" in opened(cast.north, reverse("meetings:answer", args=[invitation.pk]))
    opened(cast.south, reverse("meetings:answer", args=[invitation.pk]), 404)
