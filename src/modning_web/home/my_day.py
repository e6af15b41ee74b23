"""My day: what waits, in the order in which it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from modning_web.waiting import Kind, Waiting

LATER_SHOWN = 8  # of what is due after this week; the plan tells the rest
_LABELS: dict[str, Promise] = {
    "overdue": gettext_lazy("Overskredet"),
    "today": gettext_lazy("I dag"),
    "week": gettext_lazy("Denne uge"),
    "later": gettext_lazy("Senere"),
}
_ICONS = {
    Kind.ANSWER: "email",
    Kind.APPROVAL: "how-to-reg",
    Kind.DECISION: "help",
    Kind.FORM: "assignment",
    Kind.MEETING: "calendar-month",
    Kind.TASK: "check",
    Kind.WORK: "flag",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits, as the page shows it."""

    waiting: Waiting
    icon: str
    due: str

    @property
    def place(self) -> str:
        """Where it belongs: its site, and its programme."""
        named = (self.waiting.site_name, self.waiting.programme_title)
        return " · ".join(name for name in named if name)


@dataclass(frozen=True, slots=True)
class Group:
    """What is due at about the same time; of what can wait, all but the first is folded."""

    key: str  # "overdue", "today", "week" or "later"
    label: Promise
    lines: tuple[Line, ...]
    folded: tuple[Line, ...] = ()

    @property
    def is_pressing(self) -> bool:
        """Whether it is for this week, or was for one before."""
        return self.key != "later"


def grouped(waiting: Iterable[Waiting], *, on: date) -> list[Group]:
    """Return what waits by when it is due, the most urgent first; no group is empty."""
    found: dict[str, list[Waiting]] = {key: [] for key in _LABELS}
    for one in sorted(waiting, key=_urgency):
        found[when_due(one.due, on)].append(one)
    return [_group(key, lines, on) for key, lines in found.items() if lines]


def when_due(due: date | None, on: date) -> str:
    """Tell in which group something due on a day belongs; a week ends on Sunday."""
    if due is None:
        return "later"
    if due <= on:
        return "today" if due == on else "overdue"
    return "week" if due <= on + timedelta(days=6 - on.weekday()) else "later"


def _urgency(one: Waiting) -> tuple[date, str]:
    return (one.due or date.max, one.title)


def _group(key: str, found: list[Waiting], on: date) -> Group:
    lines = tuple(Line(one, _ICONS[one.kind], _due_in_words(one, on)) for one in found)
    shown = LATER_SHOWN if key == "later" else len(lines)
    return Group(key, _LABELS[key], lines[:shown], lines[shown:])


def _due_in_words(one: Waiting, on: date) -> str:
    if one.due is None or one.due == on:
        return ""
    if one.due < on:
        days = (on - one.due).days
        return ngettext("{days} dag over tiden", "{days} dage over tiden", days).format(days=days)
    day = day_in_words(one.due, on)
    return day if one.kind is Kind.MEETING else _("senest {day}").format(day=day)


def day_in_words(day: date, on: date) -> str:
    """Say a day as one does on the day `on`: its weekday within a week, its year when another."""
    if on < day < on + timedelta(days=7):
        return date_format(day, _("l j. F"))
    return date_format(day, _("j. F") if day.year == on.year else _("j. F Y"))
