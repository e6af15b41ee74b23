"""What was measured of a served site, and the tables that say it."""

from dataclasses import dataclass, field

from benchmarks.measuring import Times
from benchmarks.printing import Table
from benchmarks.visit import Page

MOST_TIMES_BARE = 2.0
MOST_STATEMENTS = {"list": 12, "detail": 12, "dashboard": 20, "file": 12}
MOST_KILOBYTES = 150
LONGEST_FILE = 1.0  # seconds; anything longer shows progress
FLATTEST = 1.3
LIMITS = {
    "memory after pages, MB": 150.0,
    "memory after files, MB": 150.0,
    "cold start, s": 2.0,
    "migrate from empty, s": 15.0,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that passed until an answer was there, and that the server's processors worked."""

    passed: Times
    worked: Times


@dataclass(frozen=True, slots=True)
class PageResult:
    """One page as it was served."""

    page: Page
    times: Measured
    bytes: int


@dataclass(frozen=True, slots=True)
class SiteResults:
    """Everything of one run."""

    bare_list: Measured
    bare_template: Measured
    pages: tuple[PageResult, ...]
    whole: dict[str, float] = field(default_factory=dict)
    bare_whole: dict[str, float] = field(default_factory=dict)

    def in_group(self, group: str) -> list[PageResult]:
        return [one for one in self.pages if one.page.group == group]


def tables(results: SiteResults) -> list[Table]:
    """Return the tables that a person reads."""
    return [page_table(results), whole_table(results), growth_table(results)]


def page_table(results: SiteResults) -> Table:
    return Table(
        name="pages",
        title="Pages",
        about=(
            "Times as multiples of a bare Django list of 50 rows in one run: what passed until "
            "the answer was there (p50, p95), and what the server's processors worked for it (p50, "
            "p95), which other programs on the machine disturb less and which is judged. "
            f"Targets: p95 at most {MOST_TIMES_BARE:g}, statements at most 12 (dashboards 20), "
            f"pages at most {MOST_KILOBYTES} kB, files at most {LONGEST_FILE:g} s."
        ),
        head=(
            *("page", "passed p50", "passed p95", "worked p50", "worked p95", "× template"),
            *("statements", "kB", "over"),
        ),
        rows=(
            ("bare template", *_ratios(results.bare_template, results), "0", "", ""),
            ("bare list", *_ratios(results.bare_list, results), "3", "", ""),
            *(_page_row(one, results) for one in results.in_group("pages")),
        ),
    )


def _page_row(one: PageResult, results: SiteResults) -> tuple[str, ...]:
    return (
        one.page.name,
        *_ratios(one.times, results),
        str(one.page.statements),
        f"{one.bytes / 1000:.0f}",
        ", ".join(over_target(one, results.bare_list)),
    )


def _ratios(times: Measured, results: SiteResults) -> tuple[str, ...]:
    bare = results.bare_list
    return (
        f"{times.passed.p50 / bare.passed.p50:.2f}",
        f"{times.passed.p95 / bare.passed.p95:.2f}",
        f"{times.worked.p50 / bare.worked.p50:.2f}",
        f"{times.worked.p95 / bare.worked.p95:.2f}",
        f"{times.worked.p50 / results.bare_template.worked.p50:.1f}",
    )


def over_target(one: PageResult, bare: Measured) -> list[str]:
    """Name the targets that the page does not reach."""
    is_file = one.page.kind == "file"
    longest = LONGEST_FILE if is_file else MOST_TIMES_BARE * bare.worked.p95
    checks = {
        "time": one.times.worked.p95 > longest,
        "statements": one.page.statements > MOST_STATEMENTS[one.page.kind],
        "weight": not is_file and one.bytes > MOST_KILOBYTES * 1000,
    }
    return [name for name, is_over in checks.items() if is_over]


def whole_table(results: SiteResults) -> Table:
    return Table(
        name="site",
        title="The site as a whole",
        about="Memory is that of the web worker. Times are those that processors worked.",
        head=("what", "site", "bare", "target"),
        rows=tuple(
            (what, f"{value:.1f}", _number(results.bare_whole.get(what)), f"{LIMITS[what]:g}")
            for what, value in results.whole.items()
        ),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def growth_table(results: SiteResults) -> Table:
    """Return how each page's work and statements change from the smallest size to the others."""
    grown = [one for one in results.pages if one.page.group != "pages"]
    return Table(
        name="growth",
        title="Growth",
        about=(
            "What the processors worked and the statements at each size; the work as a multiple "
            f"of the smallest size (target: at most {FLATTEST:g} at the largest)."
        ),
        head=("page", "by", "size", "p50 × bare list", "p50 × smallest", "statements", "kB"),
        rows=tuple(_growth_row(one, grown, results.bare_list) for one in grown),
    )


def _growth_row(one: PageResult, grown: list[PageResult], bare: Measured) -> tuple[str, ...]:
    same = [other for other in grown if _is_same(one.page, other.page)]
    smallest = min(same, key=lambda other: other.page.size)
    return (
        one.page.name,
        one.page.group,
        str(one.page.size),
        f"{one.times.worked.p50 / bare.worked.p50:.2f}",
        f"{one.times.worked.p50 / smallest.times.worked.p50:.2f}",
        str(one.page.statements),
        f"{one.bytes / 1000:.0f}",
    )


def _is_same(page: Page, other: Page) -> bool:
    return (page.name, page.group) == (other.name, other.group)
