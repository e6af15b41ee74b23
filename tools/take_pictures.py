"""Take the pictures of the README: ``python -m tools.take_pictures``.

The demo is served from a folder that is thrown away, so the pictures show what everybody sees who
starts it. Chromium is found where CHROMIUM says, else where Debian puts it.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
WINDOW, SCALE = {"width": 1600, "height": 1000}, 0.8  # a picture of 1280 by 800
PERSON = "Karen Demo-Lund"
PATIENCE = 60  # seconds until the site must answer
# Each picture: the page, and what stands at its upper edge (nothing: the page from its top).
PICTURES = {
    "my-day": ("/", ""),
    "meetings": ("/moeder/voldsudsatte/", ""),
    "programme": ("/programmer/overgang-til-voksenlivet/", "#timeline"),
    "findings": ("/programmer/overgang-til-voksenlivet/definition/", "#findings"),
    "activities": ("/programmer/voldsudsatte/aktiviteter/", ""),
}


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--lang=da"],
        )
        page = browser.new_page(
            base_url=address, viewport=WINDOW, device_scale_factor=SCALE, locale="da-DK"
        )
        page.goto("/log-ind/")
        page.get_by_role("button", name=PERSON).click()
        page.wait_for_url("/")
        for name, (place, edge) in PICTURES.items():
            take(page, FOLDER / f"{name}.png", place, edge)
        browser.close()


def take(page: Page, file: Path, place: str, edge: str) -> None:
    """Write one picture of what the window shows."""
    page.goto(place)
    page.evaluate("document.fonts.ready")
    if edge:
        page.locator(edge).evaluate("element => element.scrollIntoView()")
    page.screenshot(path=file)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")


@contextmanager
def demo() -> Iterator[str]:
    """Serve the demo at a free port and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "modning_web.command", "serve", "--port", port]
    with tempfile.TemporaryDirectory() as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MODNING")}
        surroundings = {**kept, "PYTHONPATH": str(ROOT / "src"), "MODNING_HOME": home}
        site = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL)
        try:
            wait_for(address)
            yield address
        finally:
            site.terminate()
            site.wait(PATIENCE)


def wait_for(address: str) -> None:
    """Return when the site answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/sundhed", timeout=5).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


if __name__ == "__main__":
    main()
