"""What pydantic refused, as findings in words people use."""

import re
from typing import Any

from pydantic_core import ErrorDetails

from modning.language import Text
from modning.programme.findings import Finding, FindingKind, Path
from modning.programme.reading import kinds
from modning.programme.schema.fields import field_names

_LONGEST_SHOWN = 60
_TEXT = Text("en tekst i anførselstegn", "a text in quotation marks")
_NUMBER = Text("et helt tal", "a whole number")
_DATE = Text("en dato, for eksempel 2024-06-26", "a date, for example 2024-06-26")
_TIME = Text('et klokkeslæt, for eksempel "09:30"', 'a clock time, for example "09:30"')
_DATE_OR_TIME = Text("en dato eller et klokkeslæt", "a date or a clock time")
_YES_OR_NO = Text("true (ja) eller false (nej)", "true or false")
_LIST = Text("en liste i firkantede parenteser", "a list in square brackets")
_TABLE = Text("en tabel med felter", "a table with fields")

_WANTED = {
    "string_type": _TEXT,
    "written_as_text": _TEXT,
    "int_type": _NUMBER,
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_or_time_type": _DATE_OR_TIME,
    "time_type": _TIME,
    "time_parsing": _TIME,
    "tuple_type": _LIST,
    "model_type": _TABLE,
}
_LIMITS = ("max_length", "min_length", "ge", "le")
_KINDS = {
    "extra_forbidden": kinds.UNKNOWN_FIELD,
    "missing": kinds.MISSING,
    "string_pattern_mismatch": kinds.NOT_AN_ID,
    "literal_error": kinds.NOT_A_CHOICE,
    "string_too_short": kinds.EMPTY,
    "string_too_long": kinds.TEXT_TOO_LONG,
    "too_short": kinds.LIST_TOO_SHORT,
    "greater_than_equal": kinds.NUMBER_TOO_SMALL,
    "less_than_equal": kinds.NUMBER_TOO_LARGE_HERE,
    "unreadable_timing": kinds.UNREADABLE_TIMING,
    "unreadable_duration": kinds.UNREADABLE_DURATION,
    "unreadable_amount": kinds.UNREADABLE_AMOUNT,
    "unbounded_period": kinds.UNBOUNDED_PERIOD,
}


def validation_finding(detail: ErrorDetails) -> Finding:
    """Return what one of pydantic's error `detail`s says."""
    path: Path = tuple(detail["loc"])
    context = detail.get("ctx", {})
    kind = _kind(detail["type"])
    values: dict[str, Any] = {
        "name": next((step for step in reversed(path) if isinstance(step, str)), ""),
        "text": _shown(context.get("text", detail.get("input"))),
        "expected": _WANTED.get(detail["type"], Text(detail["msg"], detail["msg"])),
        "how": context.get("mend", ""),
        "limit": next((context[name] for name in _LIMITS if name in context), ""),
    }
    if kind is kinds.NOT_A_CHOICE:
        values |= _choices(values["text"], str(context.get("expected", "")))
    elif kind is kinds.UNKNOWN_FIELD:
        values["nearest"] = kinds.nearest(values["name"], field_names(path[:-1]))
    return kind.found(path, **values)


def _kind(pydantic_type: str) -> FindingKind:
    return _KINDS.get(pydantic_type, kinds.WRONG_VALUE)


def _choices(text: object, expected: str) -> dict[str, Any]:
    choices = re.findall(r"'([^']*)'|(\d+)", expected)
    names = [name or number for name, number in choices]
    return {
        "choices": ", ".join(f"“{name}”" for name in names),
        "nearest": kinds.nearest(str(text), names),
    }


def _shown(value: Any) -> object:
    """Return `value` short enough for a sentence."""
    if isinstance(value, dict):
        return _TABLE
    if isinstance(value, list | tuple):
        return Text("en liste", "a list")
    if isinstance(value, bool):
        return "true" if value else "false"
    written = " ".join(str(value).split())
    return written if len(written) <= _LONGEST_SHOWN else written[: _LONGEST_SHOWN - 1] + "…"
