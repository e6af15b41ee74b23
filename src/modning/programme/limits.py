"""How much a definition may hold: more is no programme, and is refused before it costs time."""

import re
from typing import Any

from modning.programme import reading_kinds as kinds
from modning.programme.findings import Finding, Path

LARGEST_FILE = 500_000
LONGEST_LINE = 20_000
DEEPEST = 10
MOST_VALUES = 20_000
MOST_FINDINGS = 100
LARGEST_NUMBER = 10**12

_NAME = r"""(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?:{_NAME}[ \t]*+\.[ \t]*+){{{DEEPEST + 5}}}")


def excess_of_text(text: str) -> Finding | None:
    """Return what in the lines of `text` is too much to look closer at."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
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


def _field(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
