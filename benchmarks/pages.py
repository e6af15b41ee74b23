"""The real site over loopback beside a bare Django site on the same database."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import interleaved
from benchmarks.printing import Table
from benchmarks.serving import Served, processor_seconds, ran, served
from benchmarks.site_results import PageResult, SiteResults, tables
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
        pages = [page for page in visit.pages if page.kind != "file"]
        files = [page for page in visit.pages if page.kind == "file"]
        opened = {page: _opener(site, page, visit) for page in visit.pages}
        sizes = {page: len(warmed(opened[page])) for page in visit.pages}
        work: dict[object, Callable[[], object]] = {page: opened[page] for page in pages}
        cookie = visit.cookies["lead"]
        work["list"] = lambda: bare.ask(BARE_LIST, cookie)
        work["template"] = lambda: bare.ask(BARE_TEMPLATE)
        interleaved(work, rounds=WARM_UP)
        times = interleaved(work, rounds=rounds)
        file_times = interleaved({page: opened[page] for page in files}, rounds=FILE_ROUNDS)
        every = times | file_times
        return SiteResults(
            bare_list=times["list"],
            bare_template=times["template"],
            pages=tuple(PageResult(page, every[page], sizes[page]) for page in visit.pages),
            whole=whole(site),
            bare_whole=whole(bare),
        )


def _opener(site: Served, page: Page, visit: Visit) -> Callable[[], bytes]:
    return lambda: site.ask(page.address, visit.cookies[page.viewer])


def warmed(open_page: Callable[[], bytes]) -> bytes:
    """Open a page a first time, which may read and draw what later ones take from memory."""
    return open_page()


def whole(server: Served) -> dict[str, float]:
    """Return what is measured of a server and not of a page."""
    memory = server.memory()
    held = {} if memory is None else {"memory, MB": memory}
    return held | {"cold start, s": server.started_in}
