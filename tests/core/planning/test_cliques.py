"""The rows that keep a person in one place hold every collision, and nothing else."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from modning.planning.cliques import Stay, clique_rows, collide
from modning.planning.problem import Travel

TRAVEL = Travel({("a", "b"): 3, ("a", "c"): 9, ("b", "c"): 5})


@st.composite
def stays(draw: st.DrawFn) -> dict[Stay, list[int]]:
    told = draw(
        st.lists(
            st.tuples(
                st.integers(0, 40), st.integers(1, 12), st.sampled_from(["a", "b", "c", None])
            ),
            max_size=12,
            unique=True,
        )
    )
    return {Stay(s, s + length, place): [n] for n, (s, length, place) in enumerate(told)}


@given(stays(), st.sampled_from([TRAVEL, None]))
def test_rows_hold_every_collision_and_nothing_else(
    stays: dict[Stay, list[int]], travel: Travel | None
) -> None:
    rows = [set(row) for row in clique_rows(stays, travel)]

    for (one, (a,)), (other, (b,)) in combinations(stays.items(), 2):
        assert any({a, b} <= row for row in rows) == collide(one, other, travel)


@given(stays(), st.lists(st.sampled_from("xyz"), min_size=12, max_size=12))
def test_rows_hold_collisions_and_times_of_one_meeting_and_nothing_else(
    stays: dict[Stay, list[int]], owners: list[str]
) -> None:
    rows = [set(row) for row in clique_rows(stays, TRAVEL, owners)]

    for (one, (a,)), (other, (b,)) in combinations(stays.items(), 2):
        if collide(one, other, TRAVEL):
            assert any({a, b} <= row for row in rows)
        elif owners[a] != owners[b]:
            assert not any({a, b} <= row for row in rows)


def test_times_of_one_meeting_make_one_row_of_a_day() -> None:
    day = {Stay(start, start + 4, f"{key}") : [n] for n, (key, start) in enumerate(
        (key, start) for key in "ab" for start in range(8)
    )}  # fmt: skip
    travel = Travel({("a", "b"): 4})

    assert list(clique_rows(day, travel, list("a" * 8 + "b" * 8))) == [list(range(16))]


def test_meetings_that_only_overlap_make_one_row_a_moment() -> None:
    line = {Stay(n, n + 3, None): [n] for n in range(6)}

    assert list(clique_rows(line, None)) == [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5]]
