"""A person signs in, reads the site in their language, and signs out."""

from browsing import AxeClean, is_as_wide_as_its_window, press_until, sign_in_as
from playwright.sync_api import Page, expect

AUDITOR = "Inge Demo-Kjær"
READER = "Jonas Demo-Bach"  # the choice of language follows a person: nobody else uses this one
PAGES = ("/", "/min-side/", "/revisionsspor/", "/was", "/findes-ikke")


def test_person_signs_in_reads_english_and_signs_out(page: Page, axe_clean: AxeClean) -> None:
    page.goto("/log-ind/")
    axe_clean(page)

    sign_in_as(page, READER)
    expect(page.get_by_role("status")).to_contain_text(f"Du er logget ind som {READER}.")
    axe_clean(page)

    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    axe_clean(page)

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.goto("/min-side/")
    expect(page).to_have_url("/log-ind/?next=/min-side/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_keyboard_alone_is_enough(page: Page) -> None:
    page.goto("/log-ind/")

    press_until(page, AUDITOR)
    page.keyboard.press("Enter")
    page.wait_for_url("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til sidens indhold")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.reload()
    press_until(page, "Tilsyn")
    page.keyboard.press("Enter")
    page.wait_for_url("/revisionsspor/")
    press_until(page, "Log ud")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind")


def test_every_page_fits_a_phone_and_its_menu_opens(phone: Page, axe_clean: AxeClean) -> None:
    phone.goto("/log-ind/")
    assert is_as_wide_as_its_window(phone)
    sign_in_as(phone, AUDITOR)

    for address in PAGES:
        phone.goto(address)
        assert is_as_wide_as_its_window(phone), address
        axe_clean(phone)
    phone.get_by_role("button", name="Menu").click()
    drawer = phone.get_by_role("dialog", name="Menu")
    expect(drawer).to_be_visible()
    expect(phone.get_by_role("button", name="Luk menu")).to_be_focused()
    axe_clean(phone)
    drawer.get_by_role("link", name="Revisionsspor").click()

    expect(phone).to_have_url("/revisionsspor/")


def test_every_page_of_the_desktop_is_accessible(page: Page, axe_clean: AxeClean) -> None:
    sign_in_as(page, AUDITOR)

    for address in PAGES:
        page.goto(address)
        axe_clean(page)


def test_without_script_the_menu_stands_open(page_without_script: Page) -> None:
    page = page_without_script
    sign_in_as(page, AUDITOR)

    page.get_by_role("link", name="Tilsyn").first.click()

    expect(page).to_have_url("/revisionsspor/")
    assert page.get_by_role("button", name="Menu").count() == 0


def test_password_that_is_wrong_is_explained_beside_the_form(
    page: Page, axe_clean: AxeClean
) -> None:
    page.goto("/log-ind/")
    page.get_by_text("Log ind som en rigtig person").click()
    page.get_by_label("E-mail").fill("ukendt@example.dk")
    page.get_by_label("Adgangskode").fill("forkert")

    page.get_by_role("button", name="Log ind", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("passer ikke sammen")
    axe_clean(page)
