"""Steps that many journeys take."""

from collections.abc import Callable

from playwright.sync_api import Page

AxeClean = Callable[[Page], None]


def sign_in_as(page: Page, name: str) -> None:
    """Sign in as a person of the demo."""
    page.goto("/log-ind/")
    page.get_by_role("button", name=name).click()
    page.wait_for_url("/")


def is_as_wide_as_its_window(page: Page) -> bool:
    """Tell whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
