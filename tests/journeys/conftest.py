"""The real site in a process of its own, and a browser to walk through it.

The site is `modning serve` with its demo, its task queue and its security headers. The demo is made
once; the journeys of each file get a copy of it, so that none meets what another file left behind.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESKTOP, PHONE, AxeClean, SignedIn, sign_in_as, watched
from playwright.sync_api import Browser, Page, sync_playwright

SOURCE = Path(__file__).parents[2] / "src"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "resultTypes": ["violations"],  # what passes is only counted, which is quicker
}
PATIENCE = 60  # seconds until the site must answer


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demo and give the folder of its data."""
    home = tmp_path_factory.mktemp("demo")
    with serving(home):
        return home


@pytest.fixture(scope="module")
def site_home(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site's folder of data."""
    return Path(shutil.copytree(made_demo, tmp_path_factory.mktemp("site") / "home"))


@pytest.fixture(scope="module")
def site(site_home: Path) -> Iterator[str]:
    """Serve the demo and give its address."""
    with serving(site_home) as address:
        yield address


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the site whose data is in `home`; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MODNING_")}
    surroundings = {
        **kept,
        "PYTHONPATH": str(SOURCE),
        "MODNING_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "modning_web.settings",
    }
    command = [sys.executable, "-m", "modning_web.command", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the site answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address}/sundhed", timeout=5):
                return
        except OSError:
            assert process.poll() is None, "the site did not start"
            assert time.monotonic() < deadline, "the site did not answer"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open Chromium once a run."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window of desktop size with no past; a broken script fails the journey."""
    yield from window(browser, site, viewport=DESKTOP)


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window as wide as a phone."""
    yield from window(browser, site, viewport=PHONE)


@pytest.fixture
def page_without_script(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window as wide as a phone where no script runs."""
    yield from window(browser, site, viewport=PHONE, java_script_enabled=False)


def window(browser: Browser, site: str, **options: Any) -> Iterator[Page]:
    """Open a window and watch it."""
    with watched(browser.new_context(base_url=site, locale="da-DK", **options).new_page()) as page:
        yield page


@pytest.fixture(scope="module")
def enter(browser: Browser, site: str) -> SignedIn:
    """Give a way to open a window as a person of the demo, who signs in once a file."""
    passes: dict[str, Any] = {}

    def open_as(name: str) -> Page:
        context = browser.new_context(base_url=site, locale="da-DK", storage_state=passes.get(name))
        page = context.new_page()
        if name and name not in passes:
            sign_in_as(page, name)
            passes[name] = context.storage_state()
        return page

    return open_as


@pytest.fixture
def signed_in(enter: SignedIn) -> Iterator[SignedIn]:
    """Give windows as people of the demo, watched as every window is."""
    with ExitStack() as windows:
        yield lambda name: windows.enter_context(watched(enter(name)))


@pytest.fixture
def axe_clean() -> AxeClean:
    """Give a check that a page breaks none of WCAG 2.1 A and AA that a program can find."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options=WCAG).response
        assert len(found["passes"]) > 5
        assert [
            f"{fault['id']}: {node['html'][:200]}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ] == []

    return check
