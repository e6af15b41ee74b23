"""The day a demo is seen from, and what is next on it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import make_member, make_programme, make_user, small_definition
from lxml import html
from pytest_django import Settings

from modning_web.access.day import DEMO_DAY
from modning_web.access.models import Hat, User

pytestmark = pytest.mark.django_db
CHOOSE, FRONT = reverse("access:choose_day"), reverse("home:home")


@pytest.fixture
def leader() -> User:
    make_programme()
    return make_member(
        Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune", role_key="projektleder"
    )


def day_seen(client: Client) -> date:
    return client.get(FRONT).context["today"]


def test_demo_is_seen_from_its_own_day_until_another_is_chosen(
    client: Client, settings: Settings
) -> None:
    settings.DEMO = True
    client.force_login(make_user())
    before = day_seen(client)

    answer = client.post(CHOOSE, {"day": "24.12.2024", "next": "/programmer/"})

    assert (before, answer.url, day_seen(client)) == (
        DEMO_DAY,
        "/programmer/",
        date(2024, 12, 24),
    )


def test_day_belongs_to_the_one_who_chose_it(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    other = Client()
    for one in (client, other):
        one.force_login(make_user())

    client.post(CHOOSE, {"day": "2024-12-24"})

    assert (day_seen(client), day_seen(other)) == (date(2024, 12, 24), DEMO_DAY)


@pytest.mark.parametrize(
    "day", ["", "i morgen", "2023-02-30", "0001-01-01", "9999-12-31", "1989-12-31", "2101-01-01"]
)
def test_day_that_cannot_be_is_refused_and_nothing_changes(
    day: str, client: Client, settings: Settings
) -> None:
    settings.DEMO = True
    client.force_login(make_user())

    answer = client.post(CHOOSE, {"day": day}, follow=True)

    assert "Skriv en dag" in answer.content.decode()
    assert day_seen(client) == DEMO_DAY


@pytest.mark.parametrize("day", ["1990-01-01", "2100-12-31"])
def test_pages_can_be_seen_from_the_farthest_days(
    day: str, leader: User, client: Client, settings: Settings
) -> None:
    settings.DEMO = True
    client.force_login(leader)
    client.post(CHOOSE, {"day": day})

    pages = [FRONT, reverse("programmes:programmes")]
    pages += [reverse(f"programmes:{name}", args=["vold"]) for name in ("programme", "activities")]

    assert [client.get(page).status_code for page in pages] == [200] * 4


def test_real_site_is_seen_from_today_and_offers_no_other_day(client: Client) -> None:
    client.force_login(make_user())

    answer = client.post(CHOOSE, {"day": "2024-12-24"})

    assert answer.status_code == 404
    assert day_seen(client) == timezone.localdate()
    assert "demo-day" not in client.get(FRONT).content.decode()


def test_refused_host_gets_its_page_in_a_demo_too(client: Client, settings: Settings) -> None:
    settings.DEMO, settings.SECURE_SSL_REDIRECT = True, True

    answer = client.get(FRONT, headers={"host": "fremmed.example"})

    assert answer.status_code == 400


def lines(client: Client) -> list[str]:
    page = html.fromstring(client.get(FRONT).content.decode())
    return [" ".join(one.xpath("string()").split()) for one in page.find_class("day-lines")[0]]


def test_my_day_shows_of_each_activity_what_runs_out_first_at_ones_own_site(
    leader: User, client: Client, settings: Settings
) -> None:
    settings.DEMO = True
    client.force_login(leader)
    client.post(CHOOSE, {"day": "2024-03-01"})

    assert lines(client) == [
        "Deltag: Fælles opstart 12. marts · Et lille program",
        (
            "Find en dag: Besøg i kommunen senest 31. maj · tidligst 1. maj · Nordby Kommune"
            " · Et lille program"
        ),
    ]


def test_my_day_goes_on_to_the_next_time(leader: User, client: Client, settings: Settings) -> None:
    settings.DEMO = True
    client.force_login(leader)
    client.post(CHOOSE, {"day": "2024-09-15"})

    assert lines(client) == [
        (
            "Find en dag: Besøg i kommunen senest 31. oktober · tidligst 1. oktober"
            " · Nordby Kommune · Et lille program"
        )
    ]


def test_front_page_of_one_with_nothing_to_come_says_so(client: Client) -> None:
    client.force_login(make_user())

    assert "Intet venter på dig" in client.get(FRONT).content.decode()


def test_my_day_gathers_programmes_and_links_only_where_one_may_go(
    client: Client, settings: Settings
) -> None:
    settings.DEMO = True
    make_programme()
    make_programme(small_definition("unge", title="Et andet program"))
    citizen = make_member(Hat.CITIZEN, "vold", role_key="fagperson")
    citizen.memberships.create(hat=Hat.PRACTITIONER, programme_key="unge", role_key="fagperson")
    client.force_login(citizen)
    client.post(CHOOSE, {"day": "2025-10-15"})

    page = html.fromstring(client.get(FRONT).content.decode())

    for_them = "Hold tid fri: Fælles afslutning senest 30. november · tidligst 1. november · "
    assert lines(client) == [for_them + "Et andet program", for_them + "Et lille program"]
    assert page.xpath("//*[contains(@class, 'day-lines')]//a/@href") == [
        reverse("programmes:activity", args=["unge", "afslutning"])
    ]
