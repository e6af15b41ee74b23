"""The main paths with the keyboard alone, on a telephone where no script runs."""

from browsing import LEAD, press_until, tab_to
from playwright.sync_api import Locator, Page, expect

MUNICIPAL_LEADER = "Sofie Demo-Holm"
NETWORK = "Tværkommunalt projektledernetværk"


def given_her_day(page: Page, name: str) -> None:
    page.goto("/log-ind/")
    when_she_goes_by_keyboard_to(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text("Min dag")


def when_she_goes_by_keyboard_to(page: Page, *names: str) -> None:
    for name in names:
        press_until(page, name)
        with page.expect_navigation():
            page.keyboard.press("Enter")


def when_she_chooses(page: Page, choice: Locator) -> None:
    """Reach a group of radio buttons by Tab, and the choice in it by the arrows."""
    group = page.get_by_role("radio")
    tab_to(page, group.first)
    for _ in range(group.count()):
        if choice.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never reached {choice}")


def test_invitation_is_answered_by_keyboard_alone(page_without_script: Page) -> None:
    page = page_without_script
    given_her_day(page, MUNICIPAL_LEADER)

    when_she_goes_by_keyboard_to(page, f"Svar på indkaldelsen: {NETWORK}")
    when_she_chooses(page, page.get_by_role("radio", name="Jeg kommer ikke"))
    when_she_goes_by_keyboard_to(page, "Send svaret")

    expect(page.get_by_role("status")).to_contain_text("Dit svar er gemt")
    page.goto("/")
    expect(page.get_by_text(f"Svar på indkaldelsen: {NETWORK}")).to_have_count(0)


def test_minutes_are_written_circulated_and_approved_by_keyboard_alone(
    page_without_script: Page,
) -> None:
    page = page_without_script
    given_her_day(page, LEAD)

    when_she_goes_by_keyboard_to(page, f"Godkend referat af {NETWORK}", "Skriv under punktet")
    tab_to(page, page.get_by_label("Hvad blev sagt eller besluttet?"))
    page.keyboard.type("Netværket mødes i Odense.")
    when_she_goes_by_keyboard_to(page, "Gem i referatet")
    when_she_goes_by_keyboard_to(page, "Send rundt til kommentering", "Godkend referatet")

    main = page.get_by_role("main")
    expect(main).to_contain_text("Netværket mødes i Odense.")
    expect(main.get_by_text("Godkendt", exact=True)).to_be_visible()
