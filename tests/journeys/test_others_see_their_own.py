"""People outside the agency see what is theirs, and no more."""

import urllib.request

from browsing import SignedIn, is_as_wide_as_its_window, sign_in_as
from playwright.sync_api import Page, expect

MUNICIPAL_LEADER = "Sofie Demo-Holm"  # of kommune-1
AUDITOR = "Inge Demo-Kjær"
EVALUATOR = "Emil Demo-Frost"  # the choice of language follows a person: nobody else uses this one
PROGRAMME = "/programmer/voldsudsatte/"


def given_a_municipal_leader_at_her_programme(signed_in: SignedIn) -> Page:
    page = signed_in(MUNICIPAL_LEADER)
    page.goto(PROGRAMME)
    return page


def when_asked_for(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def then_there_is_nothing_to_edit(page: Page) -> None:
    for name in ("Rediger", "Gå til kladden", "Vedtag", "Læg en definitionsfil ind"):
        expect(page.get_by_text(name, exact=True)).to_have_count(0)


def test_municipal_leader_is_led_to_her_own_site(signed_in: SignedIn) -> None:
    page = given_a_municipal_leader_at_her_programme(signed_in)

    page.get_by_role("link", name="Planen for Kommune 1").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Kommune 1")
    coming = page.get_by_role("table", name="Det næste på stedet")
    expect(coming).to_contain_text("Opstartsworkshops i de enkelte kommuner")
    expect(page.locator("main")).not_to_contain_text("Kommune 2")


def test_municipal_leader_is_kept_from_another_site(signed_in: SignedIn) -> None:
    page = given_a_municipal_leader_at_her_programme(signed_in)

    status = when_asked_for(page, f"{PROGRAMME}steder/kommune-2/")

    assert status == 403
    expect(page.get_by_role("heading", level=1)).to_contain_text("ikke adgang")
    page.goto(f"{PROGRAMME}aktiviteter/?hvornaar=alle&sted=kommune-2")
    expect(page.locator("main")).not_to_contain_text("Kommune 2")


def test_my_day_tells_her_what_to_do_and_how_her_own_site_is_doing(page: Page) -> None:
    sign_in_as(page, MUNICIPAL_LEADER)  # the day she chooses follows her sign-in

    form = "Udfyld: Selvevaluering og refleksionsskema i kommunerne"

    later = page.get_by_role("region", name="Senere")
    expect(later.get_by_role("listitem").filter(has_text=form)).to_contain_text("senest 31. marts")
    expect(page.get_by_role("region", name="Sådan går det hos jer")).to_contain_text("Kommune 1")
    expect(page.locator("main")).not_to_contain_text("Kommune 2")
    page.get_by_label("Demo: siden ses, som var det").fill("2023-03-29")
    page.get_by_role("button", name="Skift dag").click()
    this_week = page.get_by_role("region", name="Denne uge")
    expect(this_week.get_by_role("listitem").filter(has_text=form)).to_contain_text("31. marts")
    this_week.get_by_role("link", name=form).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Selvevaluering")


def test_calendar_address_follows_her_plan_until_she_makes_a_new_one(signed_in: SignedIn) -> None:
    page = given_a_municipal_leader_at_her_programme(signed_in)
    page.get_by_role("link", name="Din egen kalender, der følger planen").click()
    address = page.get_by_label("Sæt adressen ind i din kalender").input_value()

    with urllib.request.urlopen(address) as answer:
        calendar = answer.read().decode()
    page.get_by_role("button", name="Lav en ny kalenderadresse").click()
    new = page.get_by_label("Sæt adressen ind i din kalender").input_value()

    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "Opstartsworkshops" in calendar
    assert new != address
    assert page.request.get(address).status == 404
    assert page.request.get(new).ok


def test_auditor_reads_and_cannot_edit(signed_in: SignedIn) -> None:
    page = signed_in(AUDITOR)

    for address in ("/programmer/", PROGRAMME, f"{PROGRAMME}definition/"):
        assert when_asked_for(page, address) == 200
        then_there_is_nothing_to_edit(page)
    assert when_asked_for(page, "/programmer/overgang-til-voksenlivet/kladde/") == 403
    assert when_asked_for(page, "/programmer/ny/") == 403
    assert when_asked_for(page, "/revisionsspor/") == 200


def test_evaluator_reads_in_english_and_goes_back_to_danish(signed_in: SignedIn) -> None:
    page = signed_in(EVALUATOR)
    page.goto(PROGRAMME)

    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(PROGRAMME)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".timeline-drawing")).to_contain_text("Today, 1 Mar 2023")
    page.get_by_role("button", name="Dansk").click()

    expect(page.locator("html")).to_have_attribute("lang", "da")
    expect(page.get_by_role("heading", name="Det næste")).to_be_visible()


def test_municipal_leader_reads_her_site_on_a_phone(signed_in: SignedIn) -> None:
    page = signed_in(MUNICIPAL_LEADER)
    page.set_viewport_size({"width": 375, "height": 800})

    page.goto(f"{PROGRAMME}steder/kommune-1/")

    expect(page.locator(".timeline-drawing")).to_be_hidden()
    this_year = page.locator(".timeline-years details[open]")
    expect(this_year).to_have_count(1)
    expect(this_year.locator("summary")).to_contain_text("2023")
    expect(this_year).to_contain_text("Opstartsworkshops i de enkelte kommuner")
    assert is_as_wide_as_its_window(page)
