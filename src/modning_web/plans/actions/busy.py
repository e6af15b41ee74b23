"""What people tell of when they are busy, and staff of when sites are closed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from modning.dates import Period
from modning.language import Text
from modning.meeting.slot import Slot
from modning.planning.busy_times import read_busy_times
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.models import Meeting
from modning_web.plans.mapping import moment_at
from modning_web.plans.models import BusyStretch, ClosedDays, Source
from modning_web.programmes.models import Programme, Site

READ_BACK, READ_AHEAD = timedelta(days=31), timedelta(days=3 * 366)


@transaction.atomic
def note_busy(*, slot: Slot, by: User, at: datetime) -> BusyStretch:
    """Note that one is busy oneself."""
    row = BusyStretch.objects.create(person=by, starts_at=slot.starts, ends_at=slot.ends)
    audit.record("plans.note_busy", by=by, at=at, on=row)
    return row


@transaction.atomic
def take_calendar(*, content: bytes, on: date, by: User, at: datetime) -> tuple[Text, ...]:
    """Let a calendar tell when one is busy; return what in it could not be read.

    It takes the place of the calendar before it. Three years are read from a month before `on`;
    of what stands in it only the times are kept, but for those of the site's own meetings. One
    that cannot be read at all changes nothing.
    """
    own = by.memberships.exclude(programme_key="").values("programme_key")
    meetings = set(Meeting.objects.filter(programme__key__in=own).values_list("uid", flat=True))
    read = read_busy_times(content, Period(on - READ_BACK, on + READ_AHEAD), meetings)
    if read.remarks and not read.stretches:
        return read.remarks
    BusyStretch.objects.filter(person=by, source=Source.FILE).delete()
    BusyStretch.objects.bulk_create(
        BusyStretch(
            person=by,
            starts_at=moment_at(one.start),
            ends_at=moment_at(one.end),
            source=Source.FILE,
        )
        for one in read.stretches
    )
    audit.record("plans.take_calendar", by=by, at=at, on=by, details={"n": len(read.stretches)})
    return read.remarks


@transaction.atomic
def forget_busy(*, rows: Iterable[BusyStretch], by: User, at: datetime) -> int:
    """Delete busy times of one's own; return how many."""
    keys = [row.pk for row in rows]
    number, _ = BusyStretch.objects.filter(pk__in=keys, person=by).delete()
    audit.record("plans.forget_busy", by=by, at=at, on=by, details={"n": number})
    return number


@transaction.atomic
def note_closed(  # noqa: PLR0913 -- days have a place, a name, an extent and a kind
    *,
    programme: Programme,
    site: Site | None,
    name: str,
    period: Period,
    is_school_holiday: bool,
    by: User,
    at: datetime,
) -> ClosedDays:
    """Note when a site is closed or has school holidays; without a site, all of them."""
    row = ClosedDays.objects.create(
        programme=programme,
        site=site,
        name=name,
        from_date=period.start,
        before_date=period.end,
        is_school_holiday=is_school_holiday,
    )
    audit.record("plans.note_closed", by=by, at=at, on=row, programme_key=programme.key)
    return row


@transaction.atomic
def forget_closed(*, row: ClosedDays, by: User, at: datetime) -> None:
    """Delete days that a site was said to be closed on."""
    audit.record("plans.forget_closed", by=by, at=at, on=row, programme_key=row.programme.key)
    row.delete()
