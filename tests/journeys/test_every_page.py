"""Every page: for those who use a screen reader, a phone, a keyboard alone, or paper."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from addresses import (
    DEEDS,
    EXAMPLES,
    FILES,
    SAMPLE,
    PageAt,
    address_of,
    names_of_addresses,
)
from browsing import (
    DESKTOP,
    LEAD,
    PHONE,
    AxeClean,
    SignedIn,
    add_programme,
    adopt,
    is_as_wide_as_its_window,
    watched,
)
from playwright.sync_api import Page

STOPS = (Path(__file__).parent / "stops.js").read_text(encoding="utf-8")
PAPER = {"width": 700, "height": 1000}  # what A4 with our margins has room for, in px


@pytest.fixture(scope="module")
def job(enter: SignedIn) -> str:
    """Make a programme with two versions and a draft; give the address of its adopting."""
    page = enter(LEAD)
    job = add_programme(page, SAMPLE)
    for when in ("juni 2023", "august 2023"):
        page.goto(f"/programmer/{SAMPLE}/definition/")
        page.get_by_role("button", name="Rediger").click()
        page.get_by_role("link", name="Opstartsmøde").click()
        page.get_by_label("Hvornår").fill(when)
        page.get_by_role("button", name="Gem i kladden").click()
        if when == "juni 2023":
            adopt(page, "Flyttet.")
    ask_for_a_release(page)
    ask_for_a_hat(page)
    page.context.close()
    return job


def ask_for_a_release(page: Page) -> None:
    """Let something wait for a second person's release."""
    page.goto("/udleveringer/ny/?slags=people.list&program=voldsudsatte")
    page.get_by_label("Hvem skal have filen?").fill("Ministeriet")
    page.get_by_label("Hvad skal den bruges til?").fill("Et møde.")
    page.get_by_role("button", name="Bed om udlevering").click()


def ask_for_a_hat(page: Page) -> None:
    """Let a hat that reaches every programme wait for a second person."""
    page.goto("/personer/paa-tvaers/ny/")
    page.get_by_label("E-mail").fill("rie@example.dk")
    page.get_by_label("Navn").fill("Rie Prøve")
    page.get_by_label("Rolle", exact=True).select_option("grant_officer")
    page.get_by_label("Hvorfor?").fill("Ny medarbejder.")
    page.get_by_role("button", name="Bed om rollen").click()


@pytest.fixture(scope="module")
def window_of(enter: SignedIn) -> Iterator[SignedIn]:
    """Give each person one window for all pages: a new one would fetch every style anew."""
    windows: dict[str, Page] = {}
    with ExitStack() as open_windows:

        def of(person: str) -> Page:
            if person not in windows:
                windows[person] = open_windows.enter_context(watched(enter(person)))
            return windows[person]

        yield of


def text_at(page: Page) -> PageAt:
    """Return a way to read a page's text as the person of a window."""
    return lambda address: page.request.get(address).text()


@pytest.fixture(scope="module", params=sorted(EXAMPLES))
def loaded(request: pytest.FixtureRequest, window_of: SignedIn, job: str) -> Page:
    """Open an example of a page, once for all that is asked of it."""
    page = window_of(EXAMPLES[request.param].person)
    answer = page.goto(address_of(request.param, job, text_at(page)))
    assert answer is not None
    assert answer.status == 200
    return page


@pytest.fixture
def opened(loaded: Page) -> Page:
    """Give an example of a page as it stands on a desk."""
    loaded.set_viewport_size(DESKTOP)
    loaded.emulate_media(media="screen")
    return loaded


def test_every_address_has_an_example_or_is_no_page() -> None:
    assert names_of_addresses() == EXAMPLES.keys() | DEEDS | FILES


@pytest.mark.slow
def test_tab_reaches_all_in_order_and_shows_where_it_is(opened: Page) -> None:
    wanted = opened.evaluate(f"({STOPS}).all()")

    reached, hidden = [], []
    for _ in range(4 * len(wanted)):  # a field for a date has a stop for each of its parts
        opened.keyboard.press("Tab")
        stop = opened.evaluate(f"({STOPS}).here()")
        if stop is None or (reached and stop["name"] == wanted[0]):  # round to the start
            break
        if reached[-1:] != [stop["name"]]:
            reached.append(stop["name"])
        if not stop["isShown"]:
            hidden.append(stop["name"])

    assert reached == wanted
    assert hidden == []


@pytest.mark.slow
def test_page_is_accessible_on_a_desk_and_fits_a_phone(opened: Page, axe_clean: AxeClean) -> None:
    assert opened.locator("h1").count() == 1
    assert opened.get_by_role("main").count() == 1
    axe_clean(opened)

    opened.set_viewport_size(PHONE)

    assert is_as_wide_as_its_window(opened)
    axe_clean(opened)


@pytest.mark.slow
def test_page_prints_without_losing_its_edge(opened: Page) -> None:
    opened.set_viewport_size(PAPER)
    opened.emulate_media(media="print")

    assert is_as_wide_as_its_window(opened)
    for drawing in opened.locator(".timeline-drawing svg").all():
        box = drawing.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PAPER["width"]
    assert opened.get_by_role("navigation", name="Hovedmenu").count() == 0
    assert opened.locator("button:visible").count() == 0


def test_titles_of_pages_are_unique(window_of: SignedIn, job: str) -> None:
    titles: dict[str, str] = {}
    for name, (person, *_) in EXAMPLES.items():
        page = window_of(person)
        answer = page.request.get(address_of(name, job, text_at(page)))
        titles[name] = " ".join(re.findall("<title>(.*?)</title>", answer.text(), re.S)[0].split())

    assert all(len(title) > 10 for title in titles.values())
    assert len(set(titles.values())) == len(titles)
