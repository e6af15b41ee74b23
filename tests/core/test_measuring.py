"""The benchmarks' own arithmetic and tables; how long anything takes is never tested."""

from itertools import count
from pathlib import Path

import pytest

from benchmarks import method
from benchmarks.measuring import Times, growth_exponent, interleaved
from benchmarks.printing import Table, as_markdown, write_csv


def test_quantile_is_a_time_that_was_measured():
    times = Times(tuple(number / 100 for number in range(100, 0, -1)))

    assert (times.p50, times.p95, times.fastest) == (0.50, 0.95, 0.01)


@pytest.mark.parametrize(("power", "factor"), [(0, 3.0), (1, 0.5), (2, 1.0)])
def test_growth_exponent_is_the_power_that_seconds_follow(power, factor):
    sizes = (1, 3, 20, 98)

    found = growth_exponent(sizes, [factor * size**power for size in sizes])

    assert found == pytest.approx(power)


def test_interleaved_work_is_done_once_a_round_in_turn():
    done: list[str] = []
    ticks = count()

    times = interleaved(
        {name: lambda name=name: done.append(name) for name in "ab"},
        rounds=3,
        clock=lambda: float(next(ticks)),
    )

    assert done == list("ababab")
    assert times["a"] == Times((1.0, 1.0, 1.0))


def test_table_is_aligned_as_text_and_whole_as_csv(tmp_path: Path):
    table = Table(
        "pages", "Pages", "About.", ("page", "×"), (("home", "1.0"), ("list, long", "12.5"))
    )

    assert as_markdown(table).splitlines()[4:] == [
        "| page       |    × |",
        "| ---------- | ---: |",
        "| home       |  1.0 |",
        "| list, long | 12.5 |",
    ]
    assert write_csv(table, tmp_path).read_text("utf-8").splitlines() == [
        "page,×",
        "home,1.0",
        '"list, long",12.5',
    ]


def test_method_is_measured_at_any_size():
    (table,) = method.measured(sites=(1, 2), rounds=1)

    assert [len(row) for row in table.rows] == [len(table.head)] * len(table.rows)
    assert {row[0] for row in table.rows} == set(method.deeds_at(1))
