"""What a timeline writes beside its marks: periods short or in full, and the kinds of mark."""

from datetime import date

from modning.dates import Period, Repeated, Window, write_timing
from modning.language import Language, Text, in_language
from modning.programme.timeline.layout import Mark, MarkKind, Row

_MONTHS = Text(
    "januar februar marts april maj juni juli august september oktober november december",
    "January February March April May June July August September October November December",
)
_SHORT = Text(
    "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)
KIND_NAMES: dict[MarkKind, Text] = {
    "day": Text("fast dag", "fixed day"),
    "window": Text("inden for en periode", "within a period"),
    "continuous": Text("løbende", "continuous"),
    "as-needed": Text("efter behov", "as needed"),
    "undated": Text("tidspunkt ikke angivet", "time not given"),
}
_TIMES = Text("{number} gange", "{number} times")
_SITES = Text("{number} steder", "{number} sites")


def month_name(month: int, language: Language, *, short: bool = False) -> str:
    """Return the name of month 1–12."""
    return in_language(_SHORT if short else _MONTHS, language).split()[month - 1]


def short_period(period: Period, language: Language) -> str:
    """Return the period as it can stand above an axis of years: “3. maj”, “feb.–apr.”, “2024”.

    The year is left out where the period lies within one.
    """
    first, last = period.start, period.last_day
    if _is_whole_years(period):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    whole_months = first.day == 1 and period.end.day == 1
    years = first.year != last.year
    ends = [_day(day, language, month_only=whole_months, year=years) for day in (first, last)]
    if (first.year, first.month) == (last.year, last.month):
        ends = ends[1:] if whole_months or first == last else [f"{first.day}.", ends[1]]
    return "–".join(ends)


def full_period(period: Period, language: Language) -> str:
    """Return the period with its year: “3. maj 2023”, “februar–april 2023”, “2023–2024”."""
    if period.days == 1:
        day = period.start
        number = f"{day.day}." if language == "da" else f"{day.day}"
        return f"{number} {month_name(day.month, language)} {day.year}"
    return write_timing(Window.of(period), language)


def short_day(day: date, language: Language) -> str:
    """Return “3. maj 2023”, the month cut short."""
    return _day(day, language, month_only=False, year=True)


def mark_words(mark: Mark, language: Language) -> str:
    """Return when the mark's occurrences are, in full: “maj 2023, 2 gange”."""
    words = full_period(mark.period, language)
    moments = {one.moment for one in mark.occurrences}
    moment = moments.pop() if len(moments) == 1 else None
    if moment is not None:
        ends = f"–{moment.ends:%H.%M}" if moment.ends else ""
        words += f", {in_language(Text('kl.', 'at'), language)} {moment.starts:%H.%M}{ends}"
    if mark.kind in ("continuous", "as-needed"):
        words = f"{in_language(KIND_NAMES[mark.kind], language)}, {words}"
    if mark.kind == "undated":
        words = in_language(KIND_NAMES["undated"], language)
    return f"{words}, {times_words(mark.times, language)}" if mark.times > 1 else words


def times_words(number: int, language: Language) -> str:
    """Return “3 gange”."""
    return in_language(_TIMES.filled(number=number), language)


def rhythm_words(row: Row) -> str:
    """Return how often the activity is held, as written: “hvert kvartal”; empty if not said so."""
    return ", ".join(when.text for when in row.activity.when if isinstance(when.means, Repeated))


def sites_words(row: Row, language: Language) -> str:
    """Return the name of the row's site, or how many share it; empty for a common activity."""
    if len(row.sites) > 1:
        return in_language(_SITES.filled(number=len(row.sites)), language)
    return row.sites[0].name if row.sites else ""


def _is_whole_years(period: Period) -> bool:
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 1, 1)


def _day(day: date, language: Language, *, month_only: bool, year: bool) -> str:
    month = month_name(day.month, language, short=True)
    number = "" if month_only else f"{day.day}. " if language == "da" else f"{day.day} "
    return f"{number}{month}" + (f" {day.year}" if year else "")
