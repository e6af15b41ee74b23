"""What a plan may not use: times when people are busy and days when places are closed.

It is kept in many tables and asked for in one statement, since a page asks for it each time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    F,
    Q,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast
from django.utils.timezone import localtime

from modning.dates import Period
from modning.planning.busy_times import day_stretch, stretch_between
from modning.planning.problem import Closed
from modning.planning.quarters import Stretch
from modning_web.access.models import Absence
from modning_web.meetings.models import Invitation
from modning_web.plans.models import BusyStretch, ClosedDays, PlannedPerson, State
from modning_web.programmes.models import Programme

Busy = Mapping[UUID, list[Stretch]]
_Rows = QuerySet[Any, tuple[Any, ...]]
# What a table does not tell; typed, since PostgreSQL wants to know what stands in a column.
_NO_MOMENT, _NO_DAY = Cast(Value(None), DateTimeField()), Cast(Value(None), DateField())
_NO_DAYS = (_NO_DAY, _NO_DAY)
_NO_SITE = (Cast(Value(None), CharField()), Value("", CharField()), Value(False, BooleanField()))


@dataclass(frozen=True, slots=True)
class Beside:
    """What is planned here and now, beside which everything else counts as busy.

    `programmes` are planned at once; `draft` is one of several that were found together, and
    `job` the work that found them.
    """

    programmes: tuple[Programme, ...]
    draft: UUID | None = None
    job: UUID | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """When people are busy, and the days on which places are closed."""

    busy: Busy = field(default_factory=dict)
    closed: tuple[Closed, ...] = ()

    def without(self, person: UUID, days: Period) -> "Taken":
        """Return the same, but that a person is away on some days."""
        away = [*self.busy.get(person, ()), day_stretch(days)]
        return replace(self, busy={**self.busy, person: away})


class _Row(NamedTuple):
    """A stretch of clock time or of days; without a person one of closed days."""

    person: UUID | None
    starts_at: datetime | None
    ends_at: datetime | None
    from_date: date | None
    before_date: date | None
    site_key: str | None
    name: str
    is_school_holiday: bool


def taken_in(
    period: Period, programme: Programme, people: Collection[UUID], beside: Beside
) -> Taken:
    """Return what is taken in a period of these people, and at the places of a programme.

    People are busy when they are away, when they have said so, and at meetings of the programmes
    that are not planned now.
    """
    asked = [
        _told(people, period),
        _away(people, period),
        _called_elsewhere(people, beside, period),
        _counted_on_elsewhere(people, beside, period),
        _closed(programme),
    ]
    found = [_Row(*row) for row in asked[0].union(*asked[1:], all=True)]
    busy: dict[UUID, list[Stretch]] = defaultdict(list)
    for row in found:
        if row.person is not None:
            busy[row.person] += _stretches(row, period)
    return Taken(busy, tuple(_closed_days(found)))


def _stretches(row: _Row, period: Period) -> Iterable[Stretch]:
    if row.starts_at and row.ends_at:
        return stretch_between(localtime(row.starts_at), localtime(row.ends_at))
    until = row.before_date or period.end
    is_real = row.from_date is not None and row.from_date < until
    return [day_stretch(Period(row.from_date, until))] if is_real and row.from_date else []


def _closed_days(found: Iterable[_Row]) -> Iterable[Closed]:
    days = [row for row in found if row.person is None and row.from_date and row.before_date]
    for row in sorted(days, key=lambda one: (one.from_date, one.name, one.site_key or "")):
        if row.from_date and row.before_date:
            extent = Period(row.from_date, row.before_date)
            yield Closed(extent, row.site_key, row.name, row.is_school_holiday)


def _told(people: Collection[UUID], period: Period) -> _Rows:
    near = Q(starts_at__date__lt=period.end, ends_at__date__gte=period.start)
    rows = BusyStretch.objects.filter(near, person__in=people).order_by()
    return rows.values_list("person", "starts_at", "ends_at", *_NO_DAYS, *_NO_SITE)


def _away(people: Collection[UUID], period: Period) -> _Rows:
    rows = Absence.objects.filter(user__in=people).running_between(period.start, period.end)
    return rows.order_by().values_list(
        "user", _NO_MOMENT, _NO_MOMENT, "from_date", "to_date", *_NO_SITE
    )


def _called_elsewhere(people: Collection[UUID], beside: Beside, period: Period) -> _Rows:
    rows = Invitation.objects.filter(
        person__in=people,
        withdrawn_at=None,
        meeting__state__in=("fixed", "held"),
        meeting__starts_at__date__lt=period.end,
        meeting__ends_at__date__gte=period.start - timedelta(days=1),
    )
    rows = rows.exclude(meeting__programme__in=beside.programmes).exclude(answered="declined")
    return rows.order_by().values_list(
        "person", "meeting__starts_at", "meeting__ends_at", *_NO_DAYS, *_NO_SITE
    )


def _counted_on_elsewhere(people: Collection[UUID], beside: Beside, period: Period) -> _Rows:
    """Keep whom plans of other programmes count on, at meetings that nobody is invited to yet.

    Those are plans that are released, and open drafts that were found together with this one.
    """
    told = Q(
        time__plan__state=State.RELEASED,
        time__occurrence__meeting__state="fixed",
        time__occurrence__meeting__is_convened=False,
        time__occurrence__meeting__starts_at=F("time__starts_at"),
    )
    if beside.job is not None:
        is_open = (State.READY, State.CANCELLED)
        together = Q(time__plan__job=beside.job, time__plan__state__in=is_open)
        told |= together & ~Q(time__plan=beside.draft)
    near = Q(time__starts_at__date__lt=period.end, time__ends_at__date__gte=period.start)
    rows = PlannedPerson.objects.filter(told, near, person__in=people, comes=True)
    rows = rows.exclude(time__plan__programme__in=beside.programmes)
    return rows.order_by().values_list(
        "person", "time__starts_at", "time__ends_at", *_NO_DAYS, *_NO_SITE
    )


def _closed(programme: Programme) -> _Rows:
    rows = ClosedDays.objects.filter(programme=programme).order_by()
    return rows.values_list(
        *(Cast(Value(None), UUIDField()), _NO_MOMENT, _NO_MOMENT, "from_date", "before_date"),
        *("site__key", "name", "is_school_holiday"),
    )
