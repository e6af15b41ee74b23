"""The real site over loopback beside a bare Django site on the same database."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import Times
from benchmarks.printing import Table
from benchmarks.serving import Served, processor_seconds, ran, served
from benchmarks.site_results import Measured, PageResult, SiteResults, tables
from benchmarks.visit import Page, Visit, read

SITES = (1, 3, 20, 98)
PROGRAMMES = 20
ROUNDS = 40
FILE_ROUNDS = 5
WARM_UP = 3
BARE_LIST, BARE_TEMPLATE = "/rows/", "/template/"
HEALTH = "/sundhed"


def measured(*, rounds: int = ROUNDS) -> list[Table]:
    """Fill a site in a folder of its own, serve it, and return the tables of what was seen."""
    with TemporaryDirectory(prefix="modning-benchmark-") as folder:
        home, empty = Path(folder) / "site", Path(folder) / "empty"
        migrating = processor_seconds(empty, "modning_web.command", "manage", "migrate", "-v", "0")
        visit = read(ran(home, "benchmarks.fill", *map(str, (PROGRAMMES, *SITES))))
        results = results_of(home, visit, rounds=rounds)
        results.whole["migrate from empty, s"] = migrating
        return tables(results)


def results_of(home: Path, visit: Visit, *, rounds: int) -> SiteResults:
    """Serve the site and the bare one beside it, and time every page in turn."""
    with ExitStack() as servers:
        site = servers.enter_context(served(home, "modning_web.command", "serve", first=HEALTH))
        bare = servers.enter_context(served(home, "benchmarks.bare.serve", first=BARE_TEMPLATE))
        cookie = visit.cookies["lead"]
        asked = {
            page: Asked(site, page.address, visit.cookies[page.viewer]) for page in visit.pages
        }
        yardsticks = {
            "list": Asked(bare, BARE_LIST, cookie),
            "template": Asked(bare, BARE_TEMPLATE),
        }
        pages = {page: one for page, one in asked.items() if page.kind != "file"}
        files = {page: one for page, one in asked.items() if page.kind == "file"}
        for _ in range(WARM_UP):
            in_turn({**pages, **yardsticks}, rounds=1)
        times = in_turn({**pages, **yardsticks}, rounds=rounds)
        whole = {**named(site.memory(), "memory after pages, MB"), "cold start, s": site.started_in}
        times |= in_turn(files, rounds=FILE_ROUNDS)
        return SiteResults(
            bare_list=times["list"],
            bare_template=times["template"],
            pages=tuple(
                PageResult(page, times[page], len(one.ask())) for page, one in asked.items()
            ),
            whole={**whole, **named(site.memory(), "memory after files, MB")},
            bare_whole={
                **named(bare.memory(), "memory after pages, MB"),
                "cold start, s": bare.started_in,
            },
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that a server is asked for."""

    server: Served
    address: str
    cookie: str = ""

    def ask(self) -> bytes:
        return self.server.ask(self.address, self.cookie)


def in_turn(asked: Mapping[Page | str, Asked], *, rounds: int) -> dict[Page | str, Measured]:
    """Ask for each address once a round; measure what passed and what the server worked."""
    passed: dict[Page | str, list[float]] = {name: [] for name in asked}
    worked: dict[Page | str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, one in asked.items():
            before, started = one.server.worked(), perf_counter()
            one.ask()
            passed[name].append(perf_counter() - started)
            worked[name].append(one.server.worked() - before)
    return {
        name: Measured(Times(tuple(passed[name])), Times(tuple(worked[name]))) for name in asked
    }


def named(value: float | None, name: str) -> dict[str, float]:
    """Return a figure under its name, or nothing where the system does not tell it."""
    return {} if value is None else {name: value}
