"""A lead changes a programme with the keyboard alone, from signing in to adopting."""

from browsing import LEAD, SignedIn, add_programme, press_until, tab_to
from playwright.sync_api import Page, expect

KEY = "med-tastatur"


def given_a_programme_with_a_draft(signed_in: SignedIn) -> None:
    page = signed_in(LEAD)
    add_programme(page, KEY)
    page.get_by_role("link", name="Definition", exact=True).click()
    page.get_by_role("button", name="Rediger").click()


def when_she_goes_by_keyboard_to(page: Page, *names: str) -> None:
    for name in names:
        press_until(page, name)
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, left=before: url != left)


def test_lead_changes_a_programme_by_keyboard_alone(signed_in: SignedIn, page: Page) -> None:
    given_a_programme_with_a_draft(signed_in)
    page.goto("/log-ind/")

    when_she_goes_by_keyboard_to(page, LEAD, "Programmer", f"Prøveprogram {KEY}")
    when_she_goes_by_keyboard_to(page, "Opstartsmøde", "Ret i kladden")
    tab_to(page, page.get_by_label("Hvornår"))
    page.keyboard.press("Control+A")
    page.keyboard.type("juni 2023")
    when_she_goes_by_keyboard_to(page, "Gem i kladden")
    expect(page.get_by_role("status").filter(has_text="Gemt i kladden.")).to_be_visible()
    tab_to(page, page.get_by_label("Hvad er ændret, og hvorfor?"))
    page.keyboard.type("Flyttet til juni.")
    when_she_goes_by_keyboard_to(page, "Vedtag")
    expect(page.get_by_role("link", name="Se resultatet")).to_be_visible()
    when_she_goes_by_keyboard_to(page, "Se resultatet")

    expect(page.get_by_role("heading", level=1)).to_have_text("Fra version 1 til version 2")
    expect(page.get_by_role("main")).to_contain_text("fra april 2023 til juni 2023")


def test_folded_choices_open_and_are_ticked_by_keyboard(signed_in: SignedIn) -> None:
    page = signed_in(LEAD)
    page.goto("/programmer/overgang-til-voksenlivet/kladde/aktiviteter/del/casebesoeg/")
    chairs = page.get_by_role("group", name="Leder mødet")

    tab_to(page, chairs.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, chairs.get_by_label("Projektejer (Projektkommuner)"))
    page.keyboard.press("Space")

    expect(chairs.get_by_label("Projektejer (Projektkommuner)")).to_be_checked()
