"""The agency plans a development meeting, asks when people can, invites to it and holds it."""

import re

from browsing import LEAD, AxeClean, SignedIn, is_as_wide_as_its_window, press_until, tab_to
from playwright.sync_api import Page, expect

MUNICIPAL_LEADER = "Sofie Demo-Holm"
PROGRAMME = "voldsudsatte"
MEETING = "Udviklingsmøde i november"


def given_a_lead_at_a_window_of_the_plan(signed_in: SignedIn) -> Page:
    page = signed_in(LEAD)
    page.goto(f"/moeder/{PROGRAMME}/vindue/udviklingsmoede-november/1/")
    expect(page.get_by_role("heading", level=1)).to_have_text(MEETING)
    return page


def when_times_are_proposed(page: Page) -> None:
    page.get_by_role("button", name="Planlæg mødet").click()
    page.get_by_role("link", name="Spørg hvornår folk kan").click()
    for number, day in enumerate(("2023-11-14", "2023-11-21"), start=1):
        row = page.get_by_role("group", name=f"Tid {number}")
        row.get_by_label("Dag", exact=False).first.fill(day)
        row.get_by_label("Fra kl.").fill("09:00")
        row.get_by_label("Til kl.").fill("12:00")
    page.get_by_role("button", name="Spørg", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem kan hvornår")


def when_a_municipal_leader_says_when_she_can(page: Page, meeting: str) -> None:
    page.goto(meeting)
    page.get_by_role("link", name="Dit svar på tiderne").click()
    first = page.get_by_role("group", name=re.compile("14. november"))
    second = page.get_by_role("group", name=re.compile("21. november"))
    tab_to(page, first.get_by_label("Ja", exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(first.get_by_label("Nej")).to_be_checked()
    tab_to(page, second.get_by_label("Ja", exact=True))
    page.keyboard.press("Space")
    press_until(page, "Send svaret")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Dit svar er gemt")


def when_the_best_time_is_chosen(page: Page, axe_clean: AxeClean) -> None:
    page.reload()
    best = page.locator(".standing-first")
    expect(best).to_contain_text("21. november 2023")
    expect(best).to_contain_text("Bedre end den næste")
    axe_clean(page)
    best.get_by_role("button", name="Vælg tiden").click()
    expect(page.get_by_text("kladde", exact=False).first).to_be_visible()


def when_people_are_convened(page: Page, axe_clean: AxeClean) -> None:
    page.get_by_role("link", name="Indkald", exact=True).click()
    expect(page.locator("main")).to_contain_text("Se alle 14 pladser")
    axe_clean(page)
    page.get_by_role("button", name="Send indkaldelsen").click()
    expect(page.get_by_role("status").first).to_contain_text("får en mail om det")


def when_she_answers(page: Page, meeting: str) -> None:
    page.goto(meeting)
    page.get_by_role("link", name="Svar på indkaldelsen").click()
    page.get_by_label("Jeg kommer online").check()
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("status").first).to_contain_text("Dit svar er gemt")


def when_it_is_held_and_attendance_written(page: Page, meeting: str) -> None:
    page.goto(meeting)
    expect(page.get_by_text("Kommer online").first).to_be_visible()
    page.get_by_label("Demo: siden ses, som var det").fill("2023-11-22")
    page.get_by_role("button", name="Skift dag").click()
    page.get_by_role("button", name="Skriv, at mødet er holdt").click()
    page.get_by_role("link", name="Skriv, hvem der var med").click()
    there = page.get_by_role("group", name=f"Hvordan deltog {MUNICIPAL_LEADER}?")
    there.get_by_label("Til stede").check()
    page.get_by_role("button", name="Gem fremmødet").click()


def then_the_page_tells_who_was_there_and_who_was_missing(page: Page, axe_clean: AxeClean) -> None:
    row = page.get_by_role("row").filter(has_text=MUNICIPAL_LEADER)
    expect(row).to_contain_text("Til stede")
    expect(page.get_by_role("heading", name="Hvem manglede")).to_be_visible()
    axe_clean(page)
    assert is_as_wide_as_its_window(page)


def test_an_agency_holds_a_development_meeting(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = given_a_lead_at_a_window_of_the_plan(signed_in)
    leader = signed_in(MUNICIPAL_LEADER)

    when_times_are_proposed(page)
    meeting = page.url.split("/tider/")[0] + "/"
    when_a_municipal_leader_says_when_she_can(leader, meeting)
    when_the_best_time_is_chosen(page, axe_clean)
    when_people_are_convened(page, axe_clean)
    when_she_answers(leader, meeting)
    when_it_is_held_and_attendance_written(page, meeting)

    then_the_page_tells_who_was_there_and_who_was_missing(page, axe_clean)
