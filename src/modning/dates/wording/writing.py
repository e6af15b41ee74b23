"""Writes timings so that people say them, and `read_timing` gives them back."""

from datetime import date, time, timedelta
from functools import lru_cache

from modning.amounts import Amount, write_amount
from modning.dates.period import SEASONS, Period
from modning.dates.timing import Continuous, Interval, Moment, Repeated, Timing, Window
from modning.dates.wording.clock import Hours
from modning.dates.wording.vocabulary import MONTH_NAMES, SEASON_NAMES
from modning.language import Language, Text
from modning.numerals import in_words

_EACH: dict[Interval, Text] = {
    "week": Text("hver uge", "every week"),
    "month": Text("hver måned", "every month"),
    "quarter": Text("hvert kvartal", "every quarter"),
    "half-year": Text("hvert halvår", "every half-year"),
    "year": Text("hvert år", "every year"),
}
_PER: dict[Interval, Text] = {
    "week": Text("om ugen", "a week"),
    "month": Text("om måneden", "a month"),
    "quarter": Text("i kvartalet", "a quarter"),
    "half-year": Text("i halvåret", "a half-year"),
    "year": Text("om året", "a year"),
    "programme": Text("i løbet af projektperioden", "in the course of the programme"),
}
_PARTS = {
    "da": ("primo ", "medio ", "ultimo "),
    "en": ("early ", "mid-", "late "),
}


def write_timing(timing: Timing, language: Language) -> str:
    """Write the timing: "september–oktober 2023", "hvert kvartal", "fra november 2022"."""
    match timing:
        case Window():
            return _window(timing, language)
        case Moment():
            day = _days(Period.of_day(timing.day), language)
            hours = _hours(timing.starts, timing.ends, language)
            return f"{day} kl. {hours}" if language == "da" else f"{day} at {hours}"
        case Repeated():
            return _repeated(timing, language)
        case Continuous():
            within = f" {_within(timing.within, language)}" if timing.within else ""
            return ("løbende" if language == "da" else "continuously") + within
        case _:
            return "efter behov" if language == "da" else "as needed"


def write_hours(hours: Hours, language: Language) -> str:
    """Write clock times: "kl. 9.05–9.20", "09:05–09:20"."""
    written = _hours(hours.starts, hours.ends, language)
    return f"kl. {written}" if language == "da" else written


def _hours(starts: time, ends: time | None, language: Language) -> str:
    clocks = (starts,) if ends is None else (starts, ends)
    if language == "da":
        return "–".join(f"{clock.hour}.{clock.minute:02}" for clock in clocks)
    return "–".join(f"{clock:%H:%M}" for clock in clocks)


def _window(window: Window, language: Language) -> str:
    about = Text("omkring ", "around ").in_language(language) if window.about else ""
    if window.start is None:
        return f"{Text('senest', 'by').in_language(language)} {about}{_last_day(window, language)}"
    if window.end is None:
        lead = Text("fra", "from").in_language(language)
        return f"{lead} {about}{_first_day(window.start, language)}"
    period = Period(window.start, window.end)
    part = _part(period, language) if window.about else None
    return part or about + _period(period, language)


def _first_day(day: date, language: Language) -> str:
    if day.day == 1:
        return _month(day, language)
    return _days(Period.of_day(day), language)


def _last_day(window: Window, language: Language) -> str:
    return _days(Period.of_day((window.end or date.max) - timedelta(days=1)), language)


def _part(period: Period, language: Language) -> str | None:
    """Write a loose part of a month or a year that has a word of its own: "medio maj 2024"."""
    names = _PARTS[language]
    year, month = period.start.year, period.start.month
    bounds = (period.start, period.last_day)
    ends_of_parts = [10, 20, Period.of_month(year, month).last_day.day]
    for name, first, last in zip(names, (1, 11, 21), ends_of_parts, strict=True):
        if bounds == (date(year, month, first), date(year, month, last)):
            return f"{name}{_month(period.start, language)}"
    for name, first in zip(names, (1, 6, 11), strict=True):
        if period == Period.of_months(year, first, year, first + 1):
            return f"{name}{year}"
    return None


@lru_cache(maxsize=1024)  # a plan says the same few hundred periods thousands of times
def _period(period: Period, language: Language) -> str:
    first, last = period.start, period.last_day
    if period == Period.of_years(first.year, last.year):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    for half in (1, 2):
        if period == Period.of_half_year(first.year, half):
            return _half_year(first.year, half, language)
    for season in SEASONS:
        if period == Period.of_season(first.year, season):
            winter = f"/{(first.year + 1) % 100:02}" if season == "winter" else ""
            return f"{SEASON_NAMES[language][season]} {first.year}{winter}"
    if period == Period.of_months(first.year, first.month, last.year, last.month):
        return _months(first, last, language)
    return _days(period, language)


def _half_year(year: int, half: int, language: Language) -> str:
    if language == "da":
        return f"{half}. halvår {year}"
    return f"{'first' if half == 1 else 'second'} half of {year}"


def _month(day: date, language: Language) -> str:
    return f"{MONTH_NAMES[language][day.month - 1]} {day.year}"


def _months(first: date, last: date, language: Language) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return _month(first, language)
    if first.year == last.year:
        return f"{MONTH_NAMES[language][first.month - 1]}–{_month(last, language)}"
    return f"{_month(first, language)} – {_month(last, language)}"


def _days(period: Period, language: Language) -> str:
    """Write days, in Danish with "den": "den 9.–10. februar 2022"."""
    first, last = period.start, period.last_day
    lead, dot = ("den ", ".") if language == "da" else ("", "")
    end = f"{last.day}{dot} {_month(last, language)}"
    if first == last:
        return f"{lead}{end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{lead}{first.day}{dot}–{end}"
    month = _month(first, language) if first.year != last.year else _month_name(first, language)
    return f"{lead}{first.day}{dot} {month} – {end}"


def _month_name(day: date, language: Language) -> str:
    return MONTH_NAMES[language][day.month - 1]


def _repeated(repeated: Repeated, language: Language) -> str:
    wording = _how_often(repeated, language)
    if repeated.within is not None:
        wording += f" {_within(repeated.within, language)}"
    elif repeated.every == "programme":
        wording += f" {_PER['programme'].in_language(language)}"
    if repeated.total is not None:
        total = write_amount(repeated.total, language)
        wording += f", {total} {'i alt' if language == 'da' else 'in all'}"
    return wording


def _how_often(repeated: Repeated, language: Language) -> str:
    once = repeated.times == 1 and repeated.times_at_most is None and not repeated.about
    if once and repeated.every != "programme":
        return _EACH[repeated.every].in_language(language)
    times = _times(repeated, language)
    if repeated.every == "programme":
        return times
    return f"{times} {_PER[repeated.every].in_language(language)}"


def _times(repeated: Repeated, language: Language) -> str:
    about = repeated.about
    if repeated.times_at_most is not None:
        amount = write_amount(Amount(repeated.times, repeated.times_at_most, about), language)
        return f"{amount} {'gange' if language == 'da' else 'times'}"
    if language == "en":
        often = {1: "once", 2: "twice"}.get(repeated.times)
        often = often or f"{in_words(repeated.times, language)} times"
        return f"about {often}" if about else often
    noun = "gang" if repeated.times == 1 else "gange"
    if about:
        return f"{write_amount(Amount(repeated.times, repeated.times, about), language)} {noun}"
    return f"{in_words(repeated.times, language)} {noun}"


def _within(window: Window, language: Language) -> str:
    """Write the window as it stands after something: "i 2024", "fra november 2022"."""
    wording = _window(window, language)
    if window.start is None:
        about = Text("omkring ", "around ").in_language(language) if window.about else ""
        lead = Text("til og med", "up to and including").in_language(language)
        return f"{lead} {about}{_last_day(window, language)}"
    if window.end is None or window.about:
        return wording
    period = Period(window.start, window.end)
    if period.days == 1:
        return wording if language == "da" else f"on {wording}"
    if wording == _days(period, language) or " – " in wording:
        lead = Text("i perioden", "in the period").in_language(language)
        return f"{lead} {wording.removeprefix('den ')}"
    article = "the " if wording.startswith(("first", "second")) else ""
    return f"i {wording}" if language == "da" else f"in {article}{wording}"
