"""Repetition rules of calendars that would take for ever to follow."""

from typing import Any

from icalendar import Component

_TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_MOST_A_DAY = 24
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def repeats_too_often(event: Component) -> bool:
    """Whether an event repeats more than once an hour, or by no interval at all."""
    return any(_is_too_often(rule) for rule in _rules(event))


def repeats_without_end(event: Component) -> bool:
    """Whether a rule asks for days that no year has: searching for them would never end."""
    return any(_has_no_days(rule) for rule in _rules(event))


def _rules(event: Component) -> list[Any]:
    told = event.get("RRULE", [])
    return told if isinstance(told, list) else [told]


def _is_too_often(rule: Any) -> bool:
    if _first(rule, "FREQ", "DAILY").upper() in _TOO_OFTEN:
        return True
    interval = _first(rule, "INTERVAL", "1")
    if not interval.isdecimal() or int(interval) < 1:
        return True
    times = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= max(1, len(rule.get(part, ())))
    return times > _MOST_A_DAY


def _has_no_days(rule: Any) -> bool:
    months, days = rule.get("BYMONTH", ()), rule.get("BYMONTHDAY", ())
    if not days:
        return False
    longest = max((_LONGEST_MONTHS.get(int(month), 31) for month in months), default=31)
    return all(not 1 <= abs(int(day)) <= longest for day in days)


def _first(rule: Any, name: str, otherwise: str) -> str:
    told = rule.get(name) or [otherwise]
    return str(told[0] if isinstance(told, list) else told)
