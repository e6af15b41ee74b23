"""What pages of plans show, ready for their templates."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from modning.dates import Period
from modning.meeting.slot import Slot
from modning_web.plans.models import NotPlaced, PlanDraft, PlannedTime
from modning_web.plans.wording import how_good, how_many_forced
from modning_web.programmes.wording import in_page_language, page_language, period_in_words


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A planned meeting in words; `change` is empty where nothing changes."""

    time: PlannedTime
    when: str
    change: str
    reason: str
    comes: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A meeting without a time, why, and what would help."""

    row: NotPlaced
    reason: str
    helps: tuple[str, ...]


def time_line(time: PlannedTime) -> TimeLine:
    """Put a planned time into words."""
    people = time.people.all()
    return TimeLine(
        time=time,
        when=Slot(time.starts_at, time.ends_at).written(page_language()),
        change=_change(time),
        reason=_in_words(time.reason_da, time.reason_en),
        comes=tuple(one.person.name for one in people if one.comes),
        lacks=tuple(one.person.name for one in people if not one.comes),
    )


def _change(time: PlannedTime) -> str:
    if time.before_starts_at is None:
        return _("ny tid")
    if not time.is_changed:
        return ""
    if not time.is_at_another_time:
        return _("andet lokale")
    before = localtime(time.before_starts_at)
    told = f"{before.day}.{before.month}.{before.year} {before.hour}.{before.minute:02}"
    return _("flyttet fra {when}").format(when=told)


def left_out_line(row: NotPlaced) -> LeftOutLine:
    """Put into words why a meeting has no time."""
    told = tuple(_in_words(da, en) for da, en in row.helps)
    return LeftOutLine(row, _in_words(row.reason_da, row.reason_en), told)


def _in_words(da: str, en: str) -> str:
    return en if page_language() == "en" else da


def goodness(draft: PlanDraft) -> str:
    """Say how far a plan may be from the best; nothing before there is one."""
    if draft.objective is None or draft.bound is None:
        return ""
    if draft.is_replan:
        return in_page_language(how_many_forced(draft.measures.get("forced", 0)))
    return in_page_language(how_good(draft.objective, draft.bound))


def years_of(starts: Iterable[datetime]) -> list[tuple[int, list[int]]]:
    """Return the number of meetings in each month, year by year."""
    counted = Counter((day.year, day.month) for day in map(localtime, starts))
    years = sorted({year for year, _month in counted})
    return [(year, [counted[year, month] for month in range(1, 13)]) for year in years]


def months() -> list[str]:
    """Return the short names of the months."""
    return [formats.date_format(date(2000, month, 1), "M") for month in range(1, 13)]


def asked_in_words(draft: PlanDraft) -> str:
    """Say what a draft was made for."""
    if draft.without:
        return _("{site} er faldet fra").format(site=draft.without.name)
    if draft.away and draft.away_from and draft.away_before:
        days = Period(draft.away_from, draft.away_before)
        return _("{name} kan ikke {days}").format(
            name=draft.away.name, days=period_in_words(days, page_language())
        )
    return str(draft.get_keep_display())


def measure_rows(drafts: Iterable[PlanDraft]) -> list[tuple[str, list[object]]]:
    """Return the method's numbers of drafts side by side, each with what it is called."""
    shown = list(drafts)
    return [(name, [one.measures.get(key, "–") for one in shown]) for key, name in _measures()]


def _measures() -> tuple[tuple[str, str], ...]:
    return (
        ("placed", _("Møder med en tid")),
        ("unplaced", _("Møder uden tid")),
        ("moved", _("Møder, der flyttes")),
        ("absences", _("Ønskede deltagere, der mangler")),
        ("travel_days", _("Rejsedage for alle tilsammen")),
        ("crowded", _("Møder ud over en fuld uge")),
        ("unpopular", _("Møder på upopulære tider")),
        ("worst_site", _("Flest upopulære tider på ét sted")),
        ("objective", _("Point (færre er bedre)")),
        ("bound", _("Ingen plan kan komme under")),
    )


def time_line_alone(time: PlannedTime | None) -> str:
    """Say when a meeting is planned, or that it is not."""
    if time is None:
        return _("ingen tid")
    return Slot(time.starts_at, time.ends_at).written(page_language())
