"""How the time to expand, compare and edit a programme grows with its sites and its text."""

from collections.abc import Callable
from time import perf_counter

from benchmarks.large_programme import large_programme
from modning.programme.comparison import compare
from modning.programme.editing import RemovePart, SetField, apply
from modning.programme.expansion import expand
from modning.programme.reading import read_definition

SITES = (1, 10, 49, 98)
ROUNDS = 5


def main() -> None:
    """Print one line for each number of municipalities, each time beside that of the first."""
    print("Milliseconds, and how many times the first line's")
    print(f"{'':23}{'read':>16}{'expand':>18}{'compare':>18}{'edit':>18}")
    first: list[float] = []
    for sites in SITES:
        count, times = _measured(sites)
        first = first or times
        pairs = zip(times, first, strict=True)
        ratios = [f"{time * 1000:9.1f} ({time / one:4.1f}x)" for time, one in pairs]
        print(f"{sites:4} sites {count:6} times", *ratios)
    print(_edit_of_large_text())


def _measured(sites: int) -> tuple[int, list[float]]:
    text = large_programme(municipalities=sites)
    later = apply(text, SetField(("activities", 6, "when"), "september 2025"))
    old, new = read_definition(text).programme, read_definition(later).programme
    deeds: tuple[Callable[[], object], ...] = (
        lambda: read_definition(text),
        lambda: expand(old),
        lambda: compare(old, new),
        lambda: apply(text, RemovePart(("activities", 3))),
    )
    return len(expand(old)), [_fastest(deed) for deed in deeds]


def _edit_of_large_text() -> str:
    text = large_programme()
    head, *activities = text.split("[[activities]]")
    large = head + "".join("[[activities]]" + one for one in activities * 40)
    edit = _fastest(lambda: apply(large, RemovePart(("activities", 3))))
    read = _fastest(lambda: apply(large))
    size = len(large) // 1000
    return f"An edit of {size} kB takes {edit * 1000:.0f} ms, {edit / read:.1f}x its parsing"


def _fastest(deed: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        deed()
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
