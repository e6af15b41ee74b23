"""Measure, as ratios within one run: ``python -m benchmarks [--into FOLDER] [name …]``."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import method, pages
from benchmarks.printing import Table, as_markdown, write_csv

BENCHMARKS: dict[str, Callable[[], list[Table]]] = {
    "method": method.measured,
    "pages": pages.measured,
}


def main(words: list[str]) -> int:
    """Run the benchmarks that are named, or all; print their tables and keep them as CSV."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(BENCHMARKS))
    parser.add_argument("--into", type=Path, help="folder for the CSV files (a temporary one)")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    folder = chosen.into or Path(tempfile.mkdtemp(prefix="modning-benchmark-results-"))
    folder.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or BENCHMARKS:
        for table in BENCHMARKS[name]():
            print(as_markdown(table), flush=True)
            write_csv(table, folder)
    print(f"CSV: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
