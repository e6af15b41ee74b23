"""What holds of every two versions of a programme."""

from datetime import date, timedelta
from itertools import combinations

from core.programme.activity_strategies import programmes
from hypothesis import given
from hypothesis import strategies as st

from modning.dates import Period
from modning.programme.comparison import ChangeKind, Shift, compare
from modning.programme.comparison.pairing import paired_turns
from modning.programme.expansion import Occurrence, expand
from modning.programme.schema.definition import Programme

MIRRORED: dict[ChangeKind, ChangeKind] = {
    "added": "dropped",
    "dropped": "added",
    "moved": "moved",
    "renamed": "renamed",
    "changed": "changed",
}
OPPOSITE: dict[Shift, Shift] = {
    "later": "earlier",
    "earlier": "later",
    "narrowed": "widened",
    "widened": "narrowed",
    "settled": "unsettled",
    "unsettled": "settled",
    "other": "other",
}
PERIODS = st.builds(
    lambda start, days: Period(
        date(2023, 1, 1) + timedelta(days=start), date(2023, 1, 1) + timedelta(days=start + days)
    ),
    st.integers(0, 40),
    st.integers(1, 5),
)
ROWS = st.lists(PERIODS, max_size=6).map(sorted)


@given(programmes())
def test_programme_has_not_changed_from_itself(programme: Programme) -> None:
    assert not compare(programme, programme)


@given(programmes(), programmes())
def test_comparison_the_other_way_is_the_mirror_image(old: Programme, new: Programme) -> None:
    there, back = compare(old, new), compare(new, old)

    assert sorted((MIRRORED[one.kind], one.part, one.id) for one in there.parts) == sorted(
        (one.kind, one.part, one.id) for one in back.parts
    )
    assert {
        (_key(one.new), _key(one.old), -one.days, OPPOSITE[one.shift]) for one in there.occurrences
    } == {(_key(one.old), _key(one.new), one.days, one.shift) for one in back.occurrences}


@given(programmes(), programmes())
def test_every_occurrence_is_unchanged_moved_or_added(old: Programme, new: Programme) -> None:
    changes = compare(old, new)
    before, after = list(expand(old)), list(expand(new))

    for change in changes.occurrences:
        if change.old:
            before.remove(change.old)
        if change.new:
            after.remove(change.new)

    assert sorted(map(_lies, before)) == sorted(map(_lies, after))


@given(programmes(), programmes())
def test_every_change_of_an_activity_concerns_somebody(old: Programme, new: Programme) -> None:
    changes = compare(old, new)

    assert all(one.concerned.names for one in (*changes.parts, *changes.occurrences))
    assert all(one.sentence.da and one.sentence.en for one in changes.parts)


@given(ROWS, ROWS)
def test_turns_are_paired_with_the_smallest_moves(old: list[Period], new: list[Period]) -> None:
    pairs = paired_turns(old, new)

    short, long = sorted((old, new), key=len)
    least = min(sum(map(_distance, short, chosen)) for chosen in combinations(long, len(short)))
    both = [(old[a], new[b]) for a, b in pairs if a is not None and b is not None]
    assert sum(_distance(*pair) for pair in both) == least
    assert len(both) == len(short)
    assert [a for a, _ in pairs if a is not None] == list(range(len(old)))
    assert [b for _, b in pairs if b is not None] == list(range(len(new)))


def _distance(one: Period, other: Period) -> int:
    return abs((one.start - other.start).days) + abs((one.end - other.end).days)


def _key(occurrence: Occurrence | None) -> str:
    return occurrence.key if occurrence else ""


def _lies(occurrence: Occurrence) -> tuple[str, str, Period]:
    name = occurrence.activity
    return name, occurrence.site.key if occurrence.site else "", occurrence.window
