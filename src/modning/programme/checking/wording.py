"""How findings name times, days and lists, in both languages."""

from collections.abc import Sequence
from datetime import date, time

from modning.amounts import Amount, write_amount
from modning.dates import Period, Timing, Window, write_timing
from modning.language import Text, in_language
from modning.programme.schema.written import When

LONGEST_QUOTE = 120
MOST_NAMED = 6
_HERE = Text("Her i filen", "Here in the file")
_WEEKDAYS = (
    Text("mandag", "Monday"),
    Text("tirsdag", "Tuesday"),
    Text("onsdag", "Wednesday"),
    Text("torsdag", "Thursday"),
    Text("fredag", "Friday"),
    Text("lørdag", "Saturday"),
    Text("søndag", "Sunday"),
)


def in_both(timing: Timing) -> Text:
    """Write a timing."""
    return Text(write_timing(timing, "da"), write_timing(timing, "en"))


def period_text(period: Period) -> Text:
    """Write a period: “september–oktober 2023”."""
    return in_both(Window.of(period))


def number_text(amount: Amount) -> Text:
    """Write an amount: “3–4”."""
    return Text(write_amount(amount, "da"), write_amount(amount, "en"))


def day_text(day: date) -> Text:
    """Write a day: “12. marts 2022”."""
    return period_text(Period.of_day(day))


def weekday(day: date) -> Text:
    """Name the day of the week."""
    return _WEEKDAYS[day.weekday()]


def clock(at: time) -> str:
    """Write a clock time: “09.05”."""
    return f"{at:%H.%M}"


def listed(parts: Sequence[object]) -> Text:
    """Join parts: “a, b og c”. Many are cut short: “a, b og 7 flere”."""
    if len(parts) > MOST_NAMED + 1:
        left = len(parts) - MOST_NAMED
        parts = [*parts[:MOST_NAMED], Text(f"{left} flere", f"{left} more")]
    return Text(
        _joined([in_language(part, "da") for part in parts], "og"),
        _joined([in_language(part, "en") for part in parts], "and"),
    )


def statements(said: Sequence[tuple[str | None, str | Text]]) -> Text:
    """Write what each place says: “Afsnit 1.4: september 2023; afsnit 2.1: august 2024”."""
    form = Text("{place}: {text}", "{place}: {text}")
    sentences = [form.filled(place=place or _HERE, text=text) for place, text in said]
    return Text(
        "; ".join(sentence.da for sentence in sentences),
        "; ".join(sentence.en for sentence in sentences),
    )


def wordings(whens: Sequence[When]) -> Text:
    """Name times as the definition writes them."""
    return listed([when.text for when in whens]) if whens else Text("ingen tid", "no time")


def quoted(text: str) -> str:
    """Cut a long quotation short."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"


def _joined(parts: list[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
