"""What comes next for one person, across the programmes they have a role in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from modning_web.programmes.concern import Concern
from modning_web.programmes.models import Occurrence, Programme
from modning_web.programmes.queries import PlanRow
from modning_web.programmes.wording import PlanLine, plan_lines


@dataclass(frozen=True, slots=True)
class ComingLine:
    """A line of the plan, and the programme it belongs to."""

    programme: Programme
    line: PlanLine


def coming_for(concerns: Iterable[Concern], *, on: date, most: int) -> list[ComingLine]:
    """Return what is next on the day `on`: of each activity the time that runs out first."""
    coming = [
        ComingLine(concern.programme, line)
        for concern in concerns
        for line in plan_lines(_folded(concern.occurrences, on), concern.defined, on=on)
    ]
    coming.sort(key=lambda one: (one.line.row.ends_on, one.line.row.starts_on))
    next_of_each: dict[tuple[UUID, str], ComingLine] = {}
    for one in coming:
        next_of_each.setdefault((one.programme.pk, one.line.activity.id), one)
    return list(next_of_each.values())[:most]


def _folded(occurrences: Iterable[Occurrence], on: date) -> Iterable[PlanRow]:
    meetings = [
        row for row in occurrences if row.form == "meeting" and row.is_dated and row.ends_on > on
    ]
    meetings.sort(key=_time)
    for _, group in groupby(meetings, key=_time):
        yield _row(list(group))


def _time(row: Occurrence) -> tuple[str, int, date, date]:
    return row.activity_key, row.turn, row.starts_on, row.ends_on


def _row(group: list[Occurrence]) -> PlanRow:
    first = group[0]
    sites = [row.site for row in group if row.site]
    return PlanRow(
        activity_key=first.activity_key,
        turn=first.turn,
        form=first.form,
        starts_on=first.starts_on,
        ends_on=first.ends_on,
        starts_at=first.starts_at,
        ends_at=first.ends_at,
        is_dated=first.is_dated,
        sites=len(sites),
        site_name=sites[0].name if sites else None,
        site_key=sites[0].key if sites else None,
    )
