"""The plan in words: when, who and where, in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from modning.dates import Moment, Period, Window, write_timing
from modning.language import Language, Text, in_language
from modning.programme.findings import Finding, Path, written_path
from modning.programme.labels import ACTIVITY_KINDS, SEVERITIES
from modning.programme.lines import LineNumbers
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme as Defined
from modning.programme.wording import Wording
from modning_web.programmes.queries import PlanRow


def page_language() -> Language:
    """Return the language that the page is in."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def in_page_language(text: Text) -> str:
    """Return a text of the method in the language of the page."""
    return in_language(text, page_language())


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the plan as a page shows it; `address` is that of its activity's sheet."""

    row: PlanRow
    activity: Activity
    address: str
    kind: str
    when: str
    where: str
    participants: str
    is_over: bool
    nearness: str  # "now", "closing", "soon" or nothing


def plan_lines(rows: Iterable[PlanRow], defined: Defined, *, on: date) -> list[PlanLine]:
    """Put rows of the plan into words; a row whose activity is gone is left out."""
    language = page_language()
    shown = list(rows)
    said = _said_of({row.activity_key for row in shown}, defined, language)
    return [
        PlanLine(
            row=row,
            when=when_in_words(row, language),
            where=where_in_words(row),
            is_over=row.ends_on <= on,
            nearness=_nearness(row, on),
            **said[row.activity_key],
        )
        for row in shown
        if row.activity_key in said
    ]


def _nearness(row: PlanRow, on: date) -> str:
    """Tell what is on, what is about to be over, and what begins within a week."""
    in_a_week = on + timedelta(days=7)
    if not row.is_dated or not on < row.ends_on:
        return ""
    if row.starts_on <= on:
        return "closing" if row.ends_on <= in_a_week else "now"
    return "soon" if row.starts_on < in_a_week else ""


def _said_of(keys: set[str], defined: Defined, language: Language) -> dict[str, dict[str, Any]]:
    """Return what each row of an activity says alike, put into words once."""
    words = Wording(defined, language)
    return {
        one.id: {
            "activity": one,
            "address": reverse("programmes:activity", args=[defined.id, one.id]),
            "kind": in_language(ACTIVITY_KINDS[one.kind], language),
            "participants": ", ".join(words.participants(one, in_short=True)),
        }
        for one in defined.activities
        if one.id in keys
    }


def when_in_words(row: PlanRow, language: Language) -> str:
    """Say when: a day with its hours, a window, or that it is not said."""
    if not row.is_dated:
        return _("Ikke fastlagt")
    if row.form == "as-needed":
        return _("Efter behov")
    window = _window_in_words(row.starts_on, row.ends_on, row.starts_at, row.ends_at, language)
    return _("Løbende, {window}").format(window=window) if row.form == "continuous" else window


@lru_cache(maxsize=4096)
def _window_in_words(
    start: date, end: date, starts_at: time | None, ends_at: time | None, language: Language
) -> str:
    if starts_at:
        return write_timing(Moment(start, starts_at, ends_at), language)
    return write_timing(Window(start, end), language)


def where_in_words(row: PlanRow) -> str:
    """Say for whom the row stands: all, one site by name, or so many sites."""
    if row.sites == 0:
        return _("Fælles")
    if row.sites == 1 and row.site_name:
        return row.site_name
    return _("{number} steder").format(number=row.sites)


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
