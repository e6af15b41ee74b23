"""My day tells who is to decide what another asked for, and who asked what became of it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from factories import (
    NOON,
    make_draft,
    make_member,
    make_programme,
    make_user,
    small_definition,
)

from modning_web.access.models import Hat, User
from modning_web.home.models import Visit
from modning_web.people import actions as people
from modning_web.people import hat_requests
from modning_web.people.models import HatRequest
from modning_web.people.waiting import Requests, requests_of
from modning_web.programmes.actions import adopt
from modning_web.releases import actions as releases
from modning_web.releases.kinds import Asked, kind_of
from modning_web.releases.models import Release

pytestmark = pytest.mark.django_db
MOST_STATEMENTS, TODAY = 20, date(2024, 5, 1)


@pytest.fixture
def lead() -> User:
    make_programme()
    return make_member(Hat.PROGRAMME_LEAD, "vold")


@pytest.fixture
def second() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


def ask_hat(by: User, name: str = "Inge Kjær") -> HatRequest:
    today = timezone.localdate()
    return hat_requests.ask_for_hat(
        user=people.known_or_new(email=f"{name.split(maxsplit=1)[0]}@example.dk", name=name),
        hat=Hat.AUDITOR,
        from_date=today,
        to_date=today + timedelta(days=90),
        reason="Årets revision.",
        by=by,
        at=timezone.now(),
    )


def ask_release(by: User) -> Release:
    asked = Asked(by, timezone.now(), "vold", {})
    kind = kind_of("people.list")
    return releases.ask(kind=kind, asked=asked, purpose="Møde", recipient="Ministeriet")


def to_decide(person: User) -> list[str]:
    return [one.title for one in requests_of(person, on=TODAY, since=None).to_decide]


def decided(person: User, since: datetime) -> list[str]:
    return [one.title for one in requests_of(person, on=TODAY, since=since).decided]


HAT_TITLE = "Afgør rollen på tværs: Revisor, Inge Kjær"
RELEASE_TITLE = "Afgør udleveringen: Liste over programmets personer"


def test_those_who_can_decide_are_told_until_it_is_decided(lead: User, second: User) -> None:
    hat, release = ask_hat(lead), ask_release(lead)
    waited = to_decide(second)

    hat_requests.refuse_hat(request=hat, reason="Vi har en.", by=second, at=timezone.now())
    releases.approve(release=release, by=second, at=timezone.now())

    assert waited == [HAT_TITLE, RELEASE_TITLE]
    assert to_decide(second) == []


@pytest.mark.parametrize(
    ("hat", "programme_key", "told"),
    [
        (Hat.DATA_PROTECTION_OFFICER, "", [HAT_TITLE, RELEASE_TITLE]),
        (Hat.PROGRAMME_LEAD, "unge", [HAT_TITLE]),
        (Hat.GRANT_OFFICER, "", [RELEASE_TITLE]),
        (Hat.AUDITOR, "", []),
        (Hat.PROCESS_CONSULTANT, "vold", []),
        (Hat.MUNICIPAL_PROJECT_LEADER, "vold", []),
    ],
)
def test_nobody_is_told_of_what_they_cannot_decide(
    hat: Hat, programme_key: str, told: list[str], lead: User
) -> None:
    ask_hat(lead)
    ask_release(lead)

    assert (
        to_decide(make_member(hat, programme_key, "nordby-kommune" * bool(programme_key))) == told
    )


def test_nobody_is_told_to_decide_what_is_their_own(lead: User, second: User) -> None:
    ask_hat(lead)
    ask_release(lead)
    HatRequest.objects.update(user=second, name="", email="")

    assert to_decide(lead) == []
    assert to_decide(second) == [RELEASE_TITLE]


def test_request_is_due_after_three_days_also_on_a_day_long_ago(lead: User, second: User) -> None:
    ask_hat(lead)
    HatRequest.objects.update(asked_at=NOON)
    asked_on = NOON.date()

    due = [
        requests_of(second, on=asked_on + timedelta(days=days), since=None).to_decide[0].due
        for days in (-30, 0, 9)
    ]

    assert due == [asked_on + timedelta(days=days) for days in (-27, 3, 3)]


def test_who_asked_is_told_what_became_of_it(lead: User, second: User) -> None:
    before, hat, release = timezone.now(), ask_hat(lead), ask_release(lead)

    hat_requests.refuse_hat(request=hat, reason="Vi har en.", by=second, at=timezone.now())
    releases.approve(release=release, by=second, at=timezone.now())

    assert set(decided(lead, before)) == {
        "Rollen på tværs er afvist: Revisor, Inge Kjær",
        "Udleveringen er godkendt: Liste over programmets personer",
    }
    assert decided(lead, timezone.now()) == []
    assert decided(second, before) == []
    assert requests_of(lead, on=TODAY, since=None) == Requests()


def test_one_who_neither_asks_nor_decides_costs_no_statement(lead: User) -> None:
    ask_hat(lead)
    person = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune")
    requests_of(person, on=TODAY, since=NOON)  # today's hats are read once a request

    with CaptureQueriesContext(connection) as asked:
        assert requests_of(person, on=TODAY, since=NOON) == Requests()

    assert len(asked) == 0


def test_my_day_shows_both(lead: User, second: User, client: Client) -> None:
    hat = ask_hat(lead)
    client.force_login(second)
    of_second = client.get(reverse("home:home")).content.decode()
    client.force_login(lead)
    Visit.objects.create(person=lead, seen_at=NOON, earlier_at=NOON)

    hat_requests.refuse_hat(request=hat, reason="Vi har en.", by=second, at=timezone.now())
    of_lead = client.get(reverse("home:home")).content.decode()

    assert HAT_TITLE in of_second
    assert f"bedt om af {lead.name}" in of_second
    assert "Rollen på tværs er afvist: Revisor, Inge Kjær" in of_lead


def test_day_of_a_deputy_lead_with_news_asks_at_most_twenty_times(client: Client) -> None:
    make_programme()
    lead = make_member(Hat.PROGRAMME_LEAD, "vold", role_key="konsulent", is_deputy=True)
    other = make_member(Hat.PROGRAMME_LEAD, "vold")
    moved = small_definition().replace('"maj 2024"', '"juni 2024"')
    adopt(draft=make_draft(moved), note="Flyttet", by=None, at=NOON + timedelta(hours=1))
    client.force_login(lead)
    client.get(reverse("home:home"))  # what is read once is read
    found = []
    for number in (1, 3):
        while HatRequest.objects.filter(decided_at=None).count() < number:
            ask_hat(other, make_user().name.replace("Person ", "P"))
            ask_release(other)
        Visit.objects.update_or_create(person=lead, defaults={"seen_at": NOON, "earlier_at": NOON})
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(reverse("home:home"))
        assert reverse("programmes:comparison", args=["vold", 1, 2]) in answer.content.decode()
        found.append(len(asked))

    assert found[0] == found[1]
    assert found[1] <= MOST_STATEMENTS
