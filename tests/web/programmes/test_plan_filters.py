"""Choosing in the plan: by time, track, phase, kind, person, site and word; and its pages."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_member, make_programme, small_definition
from lxml import html
from pytest_django import Settings

from modning_web.access.models import Hat

pytestmark = pytest.mark.django_db
ADDRESS = reverse("programmes:activities", args=["vold"])
OPENING, CLOSING = "Fælles opstart", "Fælles afslutning"
VISIT = "Besøg i kommunen"


@pytest.fixture(autouse=True)
def lead(client: Client, settings: Settings) -> None:
    settings.DEMO = True  # seen from 1 April 2024, whatever day it is
    make_programme()
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    client.post(reverse("access:choose_day"), {"day": "2024-04-01"})


def listed(client: Client, query: str) -> list[str]:
    """Return the names of the activities that are listed, row by row."""
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    rows = html.fromstring(answer.content.decode()).xpath("//div[@id='plan']//tbody/tr")
    return [" ".join(row.xpath("string(.//a)").split()) for row in rows]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", [VISIT, VISIT, CLOSING]),
        ("hvornaar=kommende", [VISIT, VISIT, CLOSING]),
        ("hvornaar=forbi", [OPENING]),
        ("hvornaar=alle", [OPENING, VISIT, VISIT, CLOSING]),
        ("hvornaar=alle&spor=stoette", [OPENING]),
        ("hvornaar=alle&fase=start", [VISIT, VISIT]),
        ("hvornaar=alle&art=closing-meeting", [CLOSING]),
        ("hvornaar=alle&hvem=fagperson", [CLOSING]),
        ("hvornaar=alle&hvem=styrelsen", [OPENING]),
        ("hvornaar=alle&hvem=kommuner", [OPENING, VISIT, VISIT, CLOSING]),
        ("hvornaar=alle&sted=nordby-kommune", [VISIT, VISIT]),
        ("hvornaar=alle&soeg=FÆLLES", [OPENING, CLOSING]),
        ("hvornaar=alle&soeg=100%25", []),
        ("hvornaar=alle&soeg=F%C3%A6lles&hvem=fagperson", [CLOSING]),
        ("sted=nordby-kommune&fase=start&art=dialogue-meeting&hvem=projektleder", [VISIT, VISIT]),
        ("hvornaar=forbi&sted=nordby-kommune", []),
        ("hvornaar=alle&spor=ukendt", [OPENING, VISIT, VISIT, CLOSING]),
        ("hvornaar=forbi&spor=ukendt", [OPENING]),
        ("hvornaar=engang&fase=start", [VISIT, VISIT]),
        ("ukendt=1", [VISIT, VISIT, CLOSING]),
        ("hvornaar=forbi&soeg=" + "x" * 101, [OPENING]),
        ("hvornaar=alle&sted=%27%3B--", [OPENING, VISIT, VISIT, CLOSING]),
        ("soeg=%00", [VISIT, VISIT, CLOSING]),
    ],
)
def test_filter_keeps_what_is_asked_for_and_an_unknown_choice_is_none(
    query: str, names: list[str], client: Client
) -> None:
    assert listed(client, query) == names


def test_what_is_chosen_stays_chosen_on_the_page(client: Client) -> None:
    page = html.fromstring(client.get(f"{ADDRESS}?hvornaar=alle&fase=start").content.decode())

    assert page.xpath("//option[@selected and @value != '']/@value") == ["alle", "start"]


def test_nothing_found_says_what_to_do(client: Client) -> None:
    page = client.get(f"{ADDRESS}?soeg=findes-ikke").content.decode()

    assert "Intet passer til valget" in page
    assert "0 gange i planen" in page


def test_choice_that_a_programme_lacks_is_not_offered(client: Client) -> None:
    start = small_definition("bar")
    head, _, rest = start.partition("[[tracks]]")
    text = head + rest[rest.index("[[activities]]") :].replace('tracks = "stoette"\n', "")
    make_programme(text)

    client.force_login(make_member(Hat.PROGRAMME_LEAD, "bar"))
    page = client.get(reverse("programmes:activities", args=["bar"]) + "?spor=stoette")

    assert page.status_code == 200
    assert 'name="spor"' not in page.content.decode()


def monthly(client: Client) -> None:
    when = ", ".join(f'"{day}. januar 2025"' for day in range(1, 32))
    text = small_definition().replace('["maj 2024", "oktober 2024"]', f"[{when}, {when}]")
    make_programme(text)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))


@pytest.mark.parametrize(
    ("query", "rows"), [("", 50), ("side=1", 50), ("side=2", 14), ("side=99", 14), ("side=x", 50)]
)
def test_long_plan_has_pages(query: str, rows: int, client: Client) -> None:
    monthly(client)

    assert len(listed(client, f"hvornaar=alle&{query}")) == rows


def test_pages_keep_the_choice(client: Client) -> None:
    monthly(client)

    page = html.fromstring(client.get(f"{ADDRESS}?hvornaar=alle&fase=start").content.decode())

    links = page.xpath("//nav[contains(@class, 'pagination')]//a/@href")
    assert links
    assert all("hvornaar=alle" in link and "fase=start" in link for link in links)


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", "Efter spor"),
        ("?vis=spor", "Efter spor"),
        ("?vis=steder", "Efter sted"),
        ("?vis=x", "Efter spor"),
    ],
)
def test_timeline_is_drawn_by_track_or_by_site(query: str, chosen: str, client: Client) -> None:
    answer = client.get(reverse("programmes:programme", args=["vold"]) + query)

    page = html.fromstring(answer.content.decode())
    current = page.xpath("//*[contains(@class, 'choices')]//a[@aria-current]")
    assert [link.text.strip() for link in current] == [chosen]
    by_site = bool(page.xpath("//figure//*[name()='svg']//*[contains(text(), 'Nordby')]"))
    assert by_site is (chosen == "Efter sted")


def test_list_of_programmes_has_pages(client: Client) -> None:
    for number in range(21):
        make_programme(small_definition(f"nummer-{number}", title=f"Nummer {number:02}"))
    client.force_login(make_member(Hat.AUDITOR))
    address = reverse("programmes:programmes")

    cards = [
        len(html.fromstring(client.get(f"{address}?side={side}").content.decode()).xpath("//h2/a"))
        for side in (1, 2)
    ]

    assert cards == [20, 2]
