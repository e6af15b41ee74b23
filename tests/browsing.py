"""Steps that many journeys take."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, ViewportSize

AxeClean = Callable[[Page], None]
SignedIn = Callable[[str], Page]
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 800}
LEAD = "Karen Demo-Lund"
DEFINITION = """\
format = 1
id = "{key}"
title = "Prøveprogram {key}"
kind = "maturation"
period = "2023"
owner = "styrelsen"

[[parties]]
id = "styrelsen"
kind = "agency"
name = "Styrelsen"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
members = ["Nordby", "Sydby"]
site = true

[[roles]]
id = "projektleder"
party = "kommuner"
name = "Projektleder"

[[activities]]
id = "opstartsmoede"
kind = "kickoff-meeting"
name = "Opstartsmøde"
scope = "common"
when = "april 2023"

[[activities.participants]]
who = "projektleder"

[[activities]]
id = "statusmoede"
kind = "status-meeting"
name = "Statusmøde"
scope = "local"
when = "maj 2023"

[[activities.participants]]
who = "projektleder"
"""


@contextmanager
def watched(page: Page) -> Iterator[Page]:
    """Watch a window for faults in scripts and for what the security policy stops; close it."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None,
    )
    yield page
    page.context.close()
    assert faults == []


def sign_in_as(page: Page, name: str) -> None:
    """Sign in as a person of the demo."""
    page.goto("/log-ind/")
    button = page.get_by_role("button", name=name)
    if not button.is_visible():
        page.get_by_text("Vis flere opdigtede personer").click()
    button.click()
    page.wait_for_url("/")


def is_as_wide_as_its_window(page: Page) -> bool:
    """Tell whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def press_until(page: Page, name: str) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        focus = page.evaluate("document.activeElement.innerText || document.activeElement.value")
        if name in (focus or ""):
            return
    raise AssertionError(f"Tab never reached {name}")


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until `goal` has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if goal.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never reached {goal}")


def bring(page: Page, text: str) -> None:
    """Hand in a definition file."""
    page.goto("/programmer/ny/")
    file = {"name": "program.toml", "mimeType": "application/toml", "buffer": text.encode()}
    page.get_by_label("Definitionsfil").set_input_files(file)
    page.get_by_role("button", name="Læs filen").click()


def adopt(page: Page, note: str) -> str:
    """Adopt the draft that is shown, and give the address of the work it started."""
    page.get_by_label("Hvad er ændret, og hvorfor?").fill(note)
    page.get_by_role("button", name="Vedtag", exact=True).click()
    page.wait_for_url("**/arbejde/**")
    job = page.url
    page.get_by_role("link", name="Se resultatet").click()
    return job


def add_programme(page: Page, key: str) -> str:
    """Bring a small programme and adopt it; give the address of the work."""
    bring(page, DEFINITION.format(key=key))
    return adopt(page, "Første version.")
