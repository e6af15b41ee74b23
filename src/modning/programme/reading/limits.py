"""How much a definition may hold: more is no programme, and is refused before it costs time."""

import re
from typing import Any

from modning.programme.expansion import size_within
from modning.programme.findings import Finding, Path
from modning.programme.reading import kinds
from modning.programme.schema.definition import Programme
from modning.programme.site import planned_number, site_parties

LARGEST_FILE = 500_000
LONGEST_LINE = 20_000
DEEPEST = 10
MOST_VALUES = 20_000
MOST_FINDINGS = 100
MOST_OCCURRENCES = 100_000
LARGEST_NUMBER = 10**12

_NAME = r"""(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?:{_NAME}[ \t]*+\.[ \t]*+){{{DEEPEST + 5}}}")


def excess_of_text(text: str) -> Finding | None:
    """Return what in the lines of `text` is too much to look closer at."""
    for number, written in enumerate(text.split("\n"), start=1):
        if len(written) > LONGEST_LINE:
            return kinds.LINE_TOO_LONG.found((), line=number, longest=LONGEST_LINE)
    # The TOML reader takes time with the square of a dotted key's length.
    if deep := _DEEP_KEY.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        return kinds.TOO_DEEP.found((), place=kinds.LINE.filled(line=line))
    return None


def excess_of_table(table: dict[str, Any]) -> Finding | None:
    """Return the first place in `table` that has too many layers, values or figures."""
    waiting: list[tuple[Path, Any]] = [((), table)]
    count = 0
    while waiting:
        path, value = waiting.pop()
        count += 1
        if count > MOST_VALUES:
            return kinds.TOO_MANY_VALUES.found(path, most=MOST_VALUES)
        if len(path) > DEEPEST:
            return kinds.TOO_DEEP.found(path, place=kinds.PLACE.filled(path=_field(path)))
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            return kinds.NUMBER_TOO_LARGE.found(path, name=_field(path))
        if isinstance(value, dict | list):
            steps = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [((*path, step), one) for step, one in steps]
    return None


def excess_of_plan(programme: Programme) -> Finding | None:
    """Return the first party or activity that makes the plan too large to lay out."""
    sites = 0
    for n, party in enumerate(programme.parties):
        sites += planned_number(party) if party in site_parties(programme) else 0
        if sites > MOST_OCCURRENCES:
            path: Path = ("parties", n, "number")
            return kinds.TOO_MANY_OCCURRENCES.found(path, most=MOST_OCCURRENCES, name=party.name)
    for n, (activity, count) in enumerate(size_within(programme, MOST_OCCURRENCES)):
        if count > MOST_OCCURRENCES:
            path = ("activities", n)
            return kinds.TOO_MANY_OCCURRENCES.found(path, most=MOST_OCCURRENCES, name=activity.name)
    return None


def _field(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
