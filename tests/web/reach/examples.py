"""How every address of the site is asked: what its arguments are, and what it answers.

An address that is asked for with GET, answers 200 and has only arguments that stand in ARGUMENTS
needs no line here. The others say in VISITS how they differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.reach.world import World

from modning_web.access.policy import Place

SITE, PROGRAMME = "site", "programme"
DECIDES = ("release.approve", "people.see")


@dataclass(frozen=True)
class Visit:
    """How an address is asked, and what it answers those whom it lets in.

    `posted` makes it a POST. `query` is put behind the address. `at` says how exact its place is
    when no argument does: a row at a SITE, or one of a PROGRAMME. `arguments` are those that
    differ from ARGUMENTS. `shown_by` are more actions, asked row by row: without one of them the
    answer is 404.
    """

    answer: int = 200
    posted: Mapping[str, str] | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    at: str = SITE
    arguments: Mapping[str, Callable[[World, Place], Any]] = field(default_factory=dict)
    shown_by: tuple[str, ...] = ()


# What stands for each argument of an address, at a place.
ARGUMENTS: dict[str, Callable[[World, Place], Any]] = {
    "programme_key": lambda _, place: place.programme_key,
    "site_key": lambda _, place: place.site_key,
    "activity_key": lambda *_: "besoeg",
    "form": lambda *_: "html",
    "slug": lambda *_: "regler",
    "part_key": lambda *_: "to-besoeg",
    "earlier": lambda *_: 1,
    "later": lambda *_: 1,
    "token": lambda world, place: world.row("access.User", place).calendar_token,
    "job_id": lambda world, place: world.row("jobs.Job", place).pk,
    "letter_id": lambda world, place: world.row("notices.Letter", place).pk,
    "release_id": lambda world, place: world.row("releases.Release", place).pk,
    "glass_id": lambda world, place: world.row("access.BrokenGlass", place).pk,
    "meeting_id": lambda world, place: world.row("meetings.Meeting", place).pk,
}

VISITS = {
    "access:sign_in_as_demo_person": Visit(404, posted={}),
    "access:sign_out": Visit(302, posted={}),
    "access:choose_day": Visit(404, posted={}),
    "access:choose_language": Visit(302, posted={"language": "da"}),
    "access:rotate_calendar_token": Visit(302, posted={}),
    # Another's: nobody but they may know that it is there.
    "jobs:job": Visit(404),
    "notices:own_letter": Visit(404),
    "glass:close": Visit(404, posted={}),
    "programmes:new_part": Visit(arguments={"slug": lambda *_: "spor"}),
    "programmes:open_draft": Visit(302, posted={}),
    "programmes:remove_part": Visit(302, posted={"revision": "1"}),
    "programmes:discard": Visit(302, posted={"revision": "1"}),
    "programmes:adopt": Visit(302, posted={"revision": "1", "note": "Fordi"}),
    "releases:ask": Visit(query={"slags": "inspection.record"}, shown_by=("audit.see",)),
    "releases:release": Visit(at=PROGRAMME, shown_by=DECIDES),
    "releases:content": Visit(302, at=PROGRAMME, shown_by=DECIDES),
    "releases:approve": Visit(302, posted={}, at=PROGRAMME, shown_by=DECIDES),
    "releases:refuse": Visit(302, posted={"reason": "Nej"}, at=PROGRAMME, shown_by=DECIDES),
}
