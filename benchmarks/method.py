"""What the method itself takes: seconds at the size of the whole country, and how they grow."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from time import process_time

from benchmarks.large_programme import large_programme
from benchmarks.measuring import growth_exponent, interleaved
from benchmarks.printing import Table
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.programme.calendar import calendar_of
from modning.programme.checking import check
from modning.programme.comparison import compare
from modning.programme.editing import RemovePart, SetField, apply
from modning.programme.expansion import expand
from modning.programme.reading import read_definition
from modning.programme.timeline.drawing import timeline_svg
from modning.reports.annex import annex

SITES = (10, 25, 49, 98)
ROUNDS = 5
LONGEST = 1.0  # seconds
DAY = date(2026, 3, 2)
STAMP = datetime(2026, 3, 2, 12, tzinfo=UTC)


def measured(*, sites: tuple[int, ...] = SITES, rounds: int = ROUNDS) -> list[Table]:
    """Return the table of each piece of work, at several numbers of sites."""
    deeds = {number: deeds_at(number) for number in sites}
    work = {(name, number): deed for number in sites for name, deed in deeds[number].items()}
    times = interleaved(work, rounds=rounds, clock=process_time)
    seconds = {name: [times[name, number].fastest for number in sites] for name in deeds[sites[0]]}
    last = expand(read_definition(large_programme(municipalities=sites[-1])).programme)
    return [
        Table(
            name="method",
            title="The method",
            about=(
                f"Processor seconds with {len(last)} occurrences at {sites[-1]} sites, as "
                f"multiples of reading its file, and the exponent of growth from {sites[0]} sites "
                f"(1: in proportion). Target: at most {LONGEST:g} s."
            ),
            head=("work", "s", "× reading", "exponent", "over"),
            rows=tuple(
                _row(name, found, seconds["read"][-1], sites) for name, found in seconds.items()
            ),
        )
    ]


def _row(
    name: str, seconds: list[float], reading: float, sites: tuple[int, ...]
) -> tuple[str, ...]:
    last = seconds[-1]
    exponent = f"{growth_exponent(sites, seconds):.2f}" if len(sites) > 1 else ""
    return name, f"{last:.3f}", f"{last / reading:.1f}", exponent, "time" if last > LONGEST else ""


def deeds_at(sites: int) -> dict[str, Callable[[], object]]:
    """Return the pieces of work, ready to be done on a programme with so many sites."""
    text = large_programme(municipalities=sites)
    later = apply(text, SetField(("activities", 6, "when"), "september 2025"))
    definition, new = read_definition(text), read_definition(later).programme
    programme = definition.programme
    occurrences = expand(programme)
    document = annex(programme, dated=DAY)
    return {
        "read": lambda: read_definition(text),
        "check": lambda: check(definition),
        "expand": lambda: expand(programme),
        "compare": lambda: compare(programme, new),
        "edit": lambda: apply(text, RemovePart(("activities", 3))),
        "timeline, by track": lambda: timeline_svg(programme, occurrences, "da", today=DAY),
        "timeline, by site": lambda: timeline_svg(
            programme, occurrences, "da", today=DAY, by="site"
        ),
        "annex": lambda: annex(programme, dated=DAY),
        "annex as Word": lambda: write_word(document),
        "annex as PDF": lambda: write_pdf(document),
        "annex as a page": lambda: write_html(document),
        "calendar": lambda: calendar_of(
            [(programme, occurrences)], name="Plan", stamped_at=STAMP, language="da"
        ),
    }
