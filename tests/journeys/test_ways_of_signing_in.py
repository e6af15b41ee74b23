"""A person comes in by password and app, by passkey alone, and by a link by mail."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pyotp
import pytest
from browsing import DESKTOP, PHONE, AxeClean, is_as_wide_as_its_window, tab_to, watched
from conftest import SOURCE
from playwright.sync_api import Browser, Locator, Page, expect

PASSWORD = "fire ord efter hinanden"
NUMBERS = count(1)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
AddPerson = Callable[..., tuple[str, str]]


@pytest.fixture
def own_page(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window on the site by its name: browsers keep passkeys for names, not numbers."""
    yield from opened(browser, site)


@pytest.fixture
def other_device(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window on another device, as wide as a phone."""
    yield from opened(browser, site, viewport=PHONE)


@pytest.fixture
def plain_page(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window where no script runs."""
    yield from opened(browser, site, java_script_enabled=False)


def opened(browser: Browser, site: str, **options: Any) -> Iterator[Page]:
    address = site.replace("127.0.0.1", "localhost")
    wanted = {"viewport": DESKTOP, "locale": "da-DK", "base_url": address} | options
    with watched(browser.new_context(**wanted).new_page()) as page:
        yield page


@pytest.fixture
def add_person(site_home: Path) -> AddPerson:
    """Give a way to add a person as whoever runs the site does; it gives e-mail and link."""

    def add(hat: str = "municipal_project_leader", *where: str) -> tuple[str, str]:
        email = f"bo{next(NUMBERS)}@nordby.example"
        who = ["--name", "Bo Prøve-Lund", "--email", email, "--hat", hat, *where]
        surroundings = {**os.environ, "PYTHONPATH": str(SOURCE), "MODNING_HOME": str(site_home)}
        surroundings.pop("DJANGO_SETTINGS_MODULE", None)
        told = subprocess.run(
            [sys.executable, "-m", "modning_web.command", "add-person", *who],
            env={**surroundings, "MODNING_DEMO": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return email, re.findall(r"https?://[^/]+(/\S+)", told)[0]

    return add


def given_a_password(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Ny adgangskode", exact=True).fill(PASSWORD)
    page.get_by_label("Ny adgangskode igen").fill(PASSWORD)
    page.get_by_role("button", name="Gem adgangskode").click()
    page.wait_for_url("/log-ind/")


def when_they_type_their_password(page: Page, email: str) -> None:
    page.goto("/log-ind/")
    page.get_by_text("Log ind som en rigtig person").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()


def press(page: Page, goal: Locator) -> None:
    """Go to a thing by Tab and press Enter on it."""
    tab_to(page, goal)
    page.keyboard.press("Enter")


def add_app(page: Page) -> str:
    """Add an authenticator app, reading its key in words; give the key."""
    page.goto("/min-side/log-ind/")
    page.get_by_role("link", name="Tilføj en app").click()
    page.get_by_text("Kan du ikke læse billedet?").click()
    secret = page.locator("details code").inner_text().replace(" ", "")
    page.get_by_label("Kode", exact=True).fill(pyotp.TOTP(secret).at(time.time() - 30))
    page.get_by_role("button", name="Tilføj appen").click()
    return secret


def test_lead_comes_in_by_password_and_app_with_the_keyboard_alone(
    own_page: Page, add_person: AddPerson, axe_clean: AxeClean
) -> None:
    page = own_page
    email, link = add_person("programme_lead")
    page.goto(link)
    axe_clean(page)
    given_a_password(page, link)
    when_they_type_their_password(page, email)
    expect(page).to_have_url("/min-side/log-ind/")
    expect(page.get_by_role("alert")).to_contain_text("Du skal bevise med to ting")
    axe_clean(page)
    secret = add_app(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine nødkoder")
    axe_clean(page)
    page.get_by_role("button", name="Log ud").click()

    page.goto("/log-ind/")
    press(page, page.get_by_text("Log ind som en rigtig person"))
    tab_to(page, page.get_by_label("E-mail"))
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("/log-ind/anden-faktor/")
    axe_clean(page)
    tab_to(page, page.get_by_label("Kode", exact=True))
    page.keyboard.type(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")

    page.wait_for_url("/")
    expect(page.get_by_role("status")).to_contain_text("Du er logget ind som Bo Prøve-Lund.")


def test_person_makes_a_passkey_and_comes_in_by_it_alone(
    own_page: Page, add_person: AddPerson, axe_clean: AxeClean
) -> None:
    page = own_page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    email, link = add_person()
    given_a_password(page, link)
    when_they_type_their_password(page, email)
    page.goto("/min-side/log-ind/noegler/")
    axe_clean(page)
    tab_to(page, page.get_by_label("Navn på adgangsnøglen"))
    page.keyboard.type("Min computer")
    press(page, page.get_by_role("button", name="Lav adgangsnøglen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine nødkoder")
    press(page, page.get_by_role("link", name="Jeg har gemt dem"))
    expect(page.get_by_text("Min computer").first).to_be_visible()
    axe_clean(page)
    page.get_by_role("button", name="Log ud").first.click()

    page.goto("/log-ind/")
    press(page, page.get_by_text("Log ind som en rigtig person"))
    press(page, page.get_by_role("button", name="Log ind med adgangsnøgle"))

    page.wait_for_url("/")
    expect(page.get_by_role("status")).to_contain_text("Du er logget ind som Bo Prøve-Lund.")
    page.get_by_role("button", name="Log ud").click()
    when_they_type_their_password(page, email)
    page.get_by_role("button", name="Brug adgangsnøgle").click()
    page.wait_for_url("/")


def test_passkey_that_does_not_answer_is_told(
    own_page: Page, add_person: AddPerson, axe_clean: AxeClean
) -> None:
    page = own_page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    stranger = AUTHENTICATOR | {"isUserVerified": False}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": stranger})
    email, link = add_person()
    given_a_password(page, link)
    when_they_type_their_password(page, email)
    page.goto("/min-side/log-ind/noegler/")
    page.get_by_label("Navn på adgangsnøglen").fill("Min computer")

    page.get_by_role("button", name="Lav adgangsnøglen").click()

    expect(page.get_by_role("alert")).to_contain_text("Der kom intet svar")
    axe_clean(page)


def test_person_comes_in_by_a_link_on_another_device(
    own_page: Page,
    other_device: Page,
    add_person: AddPerson,
    axe_clean: AxeClean,
    site_home: Path,
) -> None:
    email, _ = add_person()
    own_page.goto("/log-ind/")
    own_page.get_by_text("Log ind som en rigtig person").click()
    own_page.get_by_role("link", name="Få et link på mail").click()
    own_page.get_by_label("E-mail").fill(email)
    own_page.get_by_role("button", name="Send link").click()
    expect(own_page.get_by_role("status")).to_contain_text("Hvis e-mailen er kendt her")
    axe_clean(own_page)
    link = link_in_the_letter_to(email, site_home)

    other_device.goto(link)
    assert is_as_wide_as_its_window(other_device)
    axe_clean(other_device)
    other_device.get_by_role("button", name="Log ind").click()

    other_device.wait_for_url("/")
    expect(other_device.get_by_role("status")).to_contain_text("Du er logget ind")
    own_page.goto(link)
    own_page.get_by_role("button", name="Log ind").click()
    expect(own_page.get_by_role("heading", level=1)).to_have_text("Linket virker ikke")
    axe_clean(own_page)


def link_in_the_letter_to(email: str, home: Path) -> str:
    """Read the latest letter where the site keeps what it sends, once its worker has written it."""
    deadline = time.monotonic() + 30
    asked = "SELECT mime FROM notices_letter WHERE to_address = ? ORDER BY id DESC"
    while True:
        with closing(sqlite3.connect(home / "modning.sqlite3")) as kept:
            rows = kept.execute(asked, [email]).fetchall()
        if rows:
            break
        assert time.monotonic() < deadline, "the letter was not written"
        time.sleep(0.2)
    letter = bytes(rows[0][0]).decode().replace("=\r\n", "").replace("=\n", "")
    return re.findall(r"https?://[^/\s]+(/log-ind/link/\S+)", letter)[0]


def test_everything_but_passkeys_works_without_script(
    plain_page: Page, add_person: AddPerson
) -> None:
    page = plain_page
    email, link = add_person("programme_lead")
    given_a_password(page, link)
    when_they_type_their_password(page, email)
    assert page.get_by_role("button", name="Log ind med adgangsnøgle").count() == 0
    secret = add_app(page)
    page.get_by_role("button", name="Log ud").first.click()

    when_they_type_their_password(page, email)
    page.get_by_label("Kode", exact=True).fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Bekræft koden").click()

    expect(page).to_have_url("/")


def test_person_sees_where_they_are_signed_in_and_ends_it(
    own_page: Page, other_device: Page, add_person: AddPerson, axe_clean: AxeClean
) -> None:
    email, link = add_person()
    given_a_password(own_page, link)
    when_they_type_their_password(other_device, email)
    when_they_type_their_password(own_page, email)

    own_page.goto("/min-side/")
    own_page.get_by_role("link", name="Sådan logger du ind").click()
    axe_clean(own_page)
    own_page.get_by_role("button", name="Log ud alle andre steder").click()

    expect(own_page.get_by_role("status")).to_contain_text("Du er logget ud alle andre steder")
    other_device.goto("/min-side/")
    expect(other_device).to_have_url("/log-ind/?next=/min-side/")


def test_pages_of_changing_a_password_are_accessible(
    own_page: Page, other_device: Page, add_person: AddPerson, axe_clean: AxeClean
) -> None:
    email, link = add_person()
    given_a_password(own_page, link)
    for page in (own_page, other_device):
        when_they_type_their_password(page, email)
        page.goto("/min-side/log-ind/adgangskode/")
        axe_clean(page)
        assert is_as_wide_as_its_window(page)

    own_page.get_by_label("Ny adgangskode", exact=True).fill("kort")
    own_page.get_by_label("Ny adgangskode igen").fill("kort")
    own_page.get_by_role("button", name="Gem adgangskode").click()

    expect(own_page.get_by_role("alert")).to_contain_text("mindst 12 tegn")
    axe_clean(own_page)
