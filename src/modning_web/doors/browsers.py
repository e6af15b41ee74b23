"""Where a visitor comes from: the address to count by, and the browser in words."""

from django.conf import settings
from django.http import HttpRequest

BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def address_of(request: HttpRequest) -> str:
    """Return the visitor's address: behind our proxy, the one that the proxy put last."""
    passed_on = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return passed_on.rpartition(",")[2].strip() or str(request.META["REMOTE_ADDR"])


def browser_of(request: HttpRequest) -> str:
    """Name the visitor's browser and system, so that people recognise it; no more is kept."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (browser, system)))
