"""Plans compared in one run: ours, plain greedy, one naive CP-SAT model, and Timefold if told.

Usage: python -m benchmarks.planning [case …] [--seconds N] [--into FOLDER]

Seconds are those of the processor, each way in a process of its own; Timefold's are by the clock,
and it is there when TIMEFOLD_JARS names the folder of its jars. Points and bounds are without
those of meetings that have no possible time at all: no way can place them.
"""

from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.planning.cases import CASES
from benchmarks.planning.measured import WAYS, measured
from benchmarks.printing import Table, as_markdown, write_csv

_HEAD = (
    "case", "way", "meetings", "hopeless", "unplaced", "points", "bound", "gap", "seconds",
    "MiB", "over time",
)  # fmt: skip


def main() -> None:
    """Print the table, line by line as it is measured."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", default=["5"], metavar="case", help=", ".join(CASES))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--ways", nargs="*", default=list(WAYS), choices=list(WAYS))
    parser.add_argument("--into", type=Path)
    chosen = parser.parse_args()
    rows = []
    for case in chosen.cases:
        for way in chosen.ways:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                rows.append(alone.submit(measured, case, way, chosen.seconds).result())
            print(" | ".join(rows[-1]), flush=True)
    about = f"At most {chosen.seconds:g} seconds of the processor each."
    table = Table("planning", "Plans", about, _HEAD, tuple(rows))
    print(as_markdown(table))
    if chosen.into:
        write_csv(table, chosen.into)


if __name__ == "__main__":
    main()
