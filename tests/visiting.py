"""A site that runs in a process of its own, and a visitor without a screen."""

import re
import socket
import subprocess
import time
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

PATIENCE = 90  # seconds until a site must answer; a cold machine is slow
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PERSON = re.compile(r'name="person"\s+value="([^"]+)"')


def free_port() -> int:
    """Return a port of this machine where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Visitor:
    """Fetches pages of one site as one person."""

    def __init__(self, site: str, process: subprocess.Popen[str]) -> None:
        """Wait until the site of `process` answers."""
        self.site = site
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        deadline = time.monotonic() + PATIENCE
        while not self._is_answered():
            assert process.poll() is None, "the site did not start"
            assert time.monotonic() < deadline, "the site did not answer"
            time.sleep(0.1)

    def _is_answered(self) -> bool:
        try:
            with self.browser.open(f"{self.site}/sundhed", timeout=5):
                return True
        except OSError:
            return False

    def page(self, address: str) -> tuple[str, str]:
        """Return where the way to `address` ended, and the text of the page there."""
        with self.browser.open(self.site + address, timeout=PATIENCE) as answer:
            return answer.url.removeprefix(self.site), answer.read().decode()

    def sign_in(self) -> None:
        """Sign in as the first person of the demo."""
        _, page = self.page("/log-ind/")
        sent = {
            "csrfmiddlewaretoken": TOKEN.findall(page)[0],
            "person": PERSON.findall(page)[0],
        }
        self.browser.open(f"{self.site}/log-ind/demo/", urlencode(sent).encode()).close()
