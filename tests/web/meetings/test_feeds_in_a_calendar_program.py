"""Calendar feeds fetched and shown by programs that others wrote: vdirsyncer and khal."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from factories import NOON
from meeting_factories import LATER, MORNING, a_convened_meeting, make_cast, now

from modning_web.access.models import User
from modning_web.meetings.actions import steps

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(
        not (shutil.which("khal") and shutil.which("vdirsyncer")),
        reason="khal and vdirsyncer are not installed",
    ),
]
FETCHING = """\
[general]
status_path = "{here}/status"

[pair feed]
a = "served"
b = "kept"
collections = null

[storage served]
type = "http"
url = "{address}"

[storage kept]
type = "filesystem"
path = "{here}/kept"
fileext = ".ics"
"""
SHOWING = """\
[calendars]
[[modning]]
path = {here}/kept

[locale]
local_timezone = Europe/Copenhagen
default_timezone = Europe/Copenhagen
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
Shown = Callable[[str, str], list[str]]


class Quiet(WSGIRequestHandler):
    """One that does not write each request to the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name it has in the library
        """Say nothing."""


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """Give a calendar program that subscribes to a feed, and lists what it has on a day.

    The site answers in the test's own thread, while the program runs: so it sees the test's rows.
    """
    surroundings = {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    site = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet)
    site.timeout = 0.05
    fetching, showing, kept = (tmp_path / name for name in ("fetching", "showing", "kept"))
    kept.mkdir()
    showing.write_text(SHOWING.format(here=tmp_path))

    def run(*command: str) -> str:
        program = subprocess.Popen(
            ("timeout", "60", *command),
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            while program.poll() is None:
                site.handle_request()
            said, _ = program.communicate()
        finally:
            program.kill()
        assert program.returncode == 0, said
        return said

    def on(address: str, day: str) -> list[str]:
        whole = f"http://127.0.0.1:{site.server_port}{address}"
        fetching.write_text(FETCHING.format(here=tmp_path, address=whole))
        for step in ("discover", "sync"):
            run("vdirsyncer", "--config", str(fetching), step)
        line = "{start}–{end-time} {title} {status}"
        command = ["khal", "--config", str(showing), "list", "--day-format", ""]
        listed = run(*command, "--format", line, day, "1d")
        return [one.strip() for one in listed.splitlines() if one.strip()]

    yield on
    site.server_close()


def own_feed(person: User) -> str:
    return reverse("programmes:own_calendar", args=[person.calendar_token])


def test_calendar_program_lists_the_meeting_at_its_danish_time(shown: Shown) -> None:
    cast = make_cast()
    a_convened_meeting(cast)

    listed = shown(own_feed(cast.north), MORNING.first_day.isoformat())

    assert "2024-05-14 09:00–12:00 Fælles opstart CONFIRMED" in " ".join(listed)


def test_calendar_program_follows_a_meeting_that_is_moved_and_cancelled(shown: Shown) -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast)
    feed = own_feed(cast.north)
    assert any("09:00" in one for one in shown(feed, "2024-05-14"))

    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)
    moved = shown(feed, "2024-05-14"), shown(feed, "2024-06-12")
    steps.cancel(seen=now(meeting), reason="Ingen penge", by=cast.lead, at=NOON)

    assert not any("Fælles opstart" in one for one in moved[0])
    assert any("13:00–15:00 Fælles opstart CONFIRMED" in one for one in moved[1])
    assert any("Fælles opstart CANCELLED" in one for one in shown(feed, "2024-06-12"))


def test_calendar_program_shows_nothing_in_safety(shown: Shown) -> None:
    cast = make_cast()
    a_convened_meeting(cast)
    User.objects.filter(pk=cast.north.pk).update(wants_safe_contact=True)

    listed = shown(own_feed(cast.north), "2024-05-14")

    assert any("09:00–12:00 Aftale" in one for one in listed)
    assert not any("opstart" in one for one in listed)


def test_calendar_program_subscribes_to_a_programme(shown: Shown) -> None:
    cast = make_cast()
    a_convened_meeting(cast, "besoeg/1/sydby-kommune")
    feeds = {
        person: reverse("meetings:programme_calendar", args=["vold", person.calendar_token])
        for person in (cast.south, cast.north)
    }

    listed = [any("09:00" in one for one in shown(feed, "2024-05-14")) for feed in feeds.values()]

    assert listed == [True, False]
