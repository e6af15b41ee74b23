"""The plan in words: when, who and where, in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from modning.dates import Moment, Period, Window, write_timing
from modning.language import Language, Text, in_language
from modning.programme.findings import Finding, Path, written_path
from modning.programme.labels import ACTIVITY_KINDS, SEVERITIES
from modning.programme.lines import LineNumbers
from modning.programme.schema.activities import Activity
from modning.programme.wording import Wording
from modning_web.addresses import address_of
from modning_web.programmes.folding import PlanRow, Turn
from modning_web.programmes.mapping import definition_of


def page_language() -> Language:
    """Return the language that the page is in."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def in_page_language(text: Text) -> str:
    """Return a text of the method in the language of the page."""
    return in_language(text, page_language())


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """What each row of an activity says alike."""

    activity: Activity
    kind: str
    participants: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the plan as a page shows it; the addresses are those of its sheet and its site."""

    row: PlanRow
    activity: Activity
    address: str
    kind: str
    when: str
    where: str
    site_address: str
    participants: str
    is_over: bool
    nearness: str  # "now", "closing", "soon" or nothing


def plan_lines(rows: Iterable[PlanRow], text: str, *, on: date) -> list[PlanLine]:
    """Put rows of the plan that follows from the definition in `text` into words."""
    language = page_language()
    said = activities_in_words(text, language)
    key = definition_of(text).programme.id
    return [_line(row, said[row.turn.activity_key], key, language, on) for row in rows]


def _line(
    row: PlanRow, said: ActivityWords, programme_key: str, language: Language, on: date
) -> PlanLine:
    site = row.site
    return PlanLine(
        row=row,
        activity=said.activity,
        address=address_of("programmes:activity", programme_key, said.activity.id),
        kind=said.kind,
        when=when_in_words(row.turn, language),
        where=where_in_words(row),
        site_address=address_of("programmes:site", programme_key, site.key) if site else "",
        participants=said.participants,
        is_over=row.turn.ends_on <= on,
        nearness=_nearness(row.turn, on),
    )


def _nearness(turn: Turn, on: date) -> str:
    """Tell what is on, what is about to be over, and what begins within a week."""
    in_a_week = on + timedelta(days=7)
    if not turn.is_dated or not on < turn.ends_on:
        return ""
    if turn.starts_on <= on:
        return "closing" if turn.ends_on <= in_a_week else "now"
    return "soon" if turn.starts_on < in_a_week else ""


@lru_cache(maxsize=128)  # definitions, each in two languages
def activities_in_words(text: str, language: Language) -> dict[str, ActivityWords]:
    """Return what the activities of the definition in `text` say, by their keys."""
    defined = definition_of(text).programme
    words = Wording(defined, language)
    return {
        one.id: ActivityWords(
            activity=one,
            kind=in_language(ACTIVITY_KINDS[one.kind], language),
            participants=", ".join(words.participants(one, in_short=True)),
        )
        for one in defined.activities
    }


def when_in_words(turn: Turn, language: Language) -> str:
    """Say when: a day with its hours, a window, or that it is not said."""
    if not turn.is_dated:
        return _("Ikke fastlagt")
    if turn.form == "as-needed":
        return _("Efter behov")
    window = _window_in_words(turn.starts_on, turn.ends_on, turn.starts_at, turn.ends_at, language)
    return _("Løbende, {window}").format(window=window) if turn.form == "continuous" else window


@lru_cache(maxsize=4096)
def _window_in_words(
    start: date, end: date, starts_at: time | None, ends_at: time | None, language: Language
) -> str:
    if starts_at:
        return write_timing(Moment(start, starts_at, ends_at), language)
    return write_timing(Window(start, end), language)


def where_in_words(row: PlanRow) -> str:
    """Say for whom the row stands: all, one site by name, or so many sites."""
    if row.site:
        return row.site.name
    return _("{number} steder").format(number=row.sites) if row.sites else _("Fælles")


def period_in_words(period: Period, language: Language) -> str:
    """Say a period as people do: “oktober 2022 – december 2025”."""
    return write_timing(Window(period.start, period.end), language)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a page shows it."""

    code: str
    severity: str
    severity_word: str
    subject: str
    message: str
    mend: str
    place: str
    line: int | None
    at: tuple[str, ...]
    path: Path


def found_lines(findings: Iterable[Finding], lines: LineNumbers) -> tuple[FindingLine, ...]:
    """Put findings into words, each with its line in the file."""
    language = page_language()
    return tuple(
        FindingLine(
            code=one.code,
            severity=one.severity,
            severity_word=in_language(SEVERITIES[one.severity], language),
            subject=one.subject,
            message=in_language(one.message, language),
            mend=in_language(one.mend, language),
            place=written_path(one.path),
            line=lines.of(one.path),
            at=one.at,
            path=one.path,
        )
        for one in findings
    )
