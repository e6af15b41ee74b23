"""Reads of the record, a page at a time however long it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from modning_web.access.models import User
from modning_web.access.policy import reach, scope
from modning_web.audit.models import AuditEvent
from modning_web.statements import prepared

EVENTS_A_PAGE = 50
MOST_PEOPLE = 50  # that one name may mean
MOST_APART = 100  # programmes looked up one by one; SQLite takes 500 in a statement


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for; what is empty does not matter.

    `person` is a part of a name or an e-mail: of those who did it, or on whose behalf it was done.
    `until` is the last day.
    """

    person: str = ""
    programme_key: str = ""
    action: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None


class Event(NamedTuple):
    """What the record says of one deed; `by` and `on_behalf_of` are names."""

    at: datetime
    pk: UUID
    by: str | None
    on_behalf_of: str | None
    action: str
    object_type: str
    object_key: str
    programme_key: str
    site_key: str
    details: dict[str, Any]


_COLUMNS = (
    *("at", "pk", "by__name", "on_behalf_of__name", "action", "object_type", "object_key"),
    *("programme_key", "site_key", "details"),
)


def events_seen_by(user: User | AnonymousUser, wanted: Wanted, *, most: int) -> list[Event]:
    """Return the newest of what is asked for of the deeds that `user` may read."""
    rows = _asked(wanted).of(scope(AuditEvent.objects.all(), user=user, action="audit.see"))
    return [Event(*row) for row in rows[:most].values_list(*_COLUMNS)]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, as the columns say it; `after` is the mark that the events follow."""

    programme_key: str
    action: str
    about: str
    since: datetime | None
    until: datetime | None
    people: tuple[UUID, ...] | None
    after: tuple[datetime, UUID] | None = None

    def of(self, rows: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        """Keep what is asked for."""
        exact = {
            "programme_key": self.programme_key,
            "action": self.action,
            "object_key": self.about,
        }
        rows = rows.filter(**{name: value for name, value in exact.items() if value})
        if self.since:
            rows = rows.filter(at__gte=self.since)
        if self.until:
            rows = rows.filter(at__lt=self.until)
        if self.people is not None:
            mine = Q(by__pk__in=self.people) | Q(on_behalf_of__pk__in=self.people)
            rows = rows.filter(mine)
        if self.after:
            at, key = self.after
            rows = rows.filter(at__lte=at).exclude(at=at, pk__gte=key)
        return rows


def _asked(wanted: Wanted, after: tuple[datetime, UUID] | None = None) -> _Asked:
    return _Asked(
        wanted.programme_key,
        wanted.action,
        wanted.about,
        since=_begins(wanted.since) if wanted.since else None,
        until=_begins(wanted.until + timedelta(days=1)) if wanted.until else None,
        people=tuple(_people_called(wanted.person)) if wanted.person else None,
        after=after,
    )


def _people_called(text: str) -> list[UUID]:
    called = User.objects.filter(Q(name__icontains=text) | Q(email__iexact=text))
    return list(called.values_list("pk", flat=True)[:MOST_PEOPLE])


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of the record, newest first; `older` leads to the next, empty on the last."""

    events: tuple[Event, ...]
    older: str = ""


def stretch_seen_by(user: User, wanted: Wanted, *, after: str = "") -> Stretch:
    """Return the events that `user` may read and that follow the mark `after`.

    A mark is the time and identifier of an event: a page costs the same wherever it stands. One
    that is none begins anew.
    """
    where = reach(user, "audit.see")
    watched = None if where.everywhere else tuple(sorted(where.programmes))
    found = tuple(Event(*row) for row in _newest(_asked(wanted, _read_mark(after)), watched))
    if len(found) <= EVENTS_A_PAGE:
        return Stretch(found)
    last = found[EVENTS_A_PAGE - 1]
    return Stretch(found[:EVENTS_A_PAGE], f"{last.at.isoformat()}_{last.pk}")


@prepared
def _newest(
    asked: _Asked, programme_keys: tuple[str, ...] | None
) -> QuerySet[AuditEvent, tuple[Any, ...]]:
    """Find each programme's newest (None: any), which stand together in its index.

    Of several programmes at once, the database would sort every event they ever had.
    """
    rows = asked.of(AuditEvent.objects.all())
    if programme_keys is not None and 0 < len(programme_keys) <= MOST_APART:
        newest = [
            rows.filter(programme_key=key).values("pk")[: EVENTS_A_PAGE + 1]
            for key in programme_keys
        ]
        each = [AuditEvent.objects.filter(pk__in=one).order_by().values("pk") for one in newest]
        rows = AuditEvent.objects.filter(pk__in=each[0].union(*each[1:], all=True))
    elif programme_keys is not None:
        rows = rows.filter(programme_key__in=programme_keys)
    return rows[: EVENTS_A_PAGE + 1].values_list(*_COLUMNS)


def _read_mark(text: str) -> tuple[datetime, UUID] | None:
    at, _, key = text.partition("_")
    try:
        read, identifier = parse_datetime(at), UUID(key)
    except ValueError:
        return None
    if read is None or timezone.is_naive(read):
        return None
    return read, identifier


def names_of_people(events: Iterable[Event]) -> dict[str, str]:
    """Return the names of those whom events are about, by key, in one statement."""
    keys: set[UUID] = set()
    for event in events:
        about = [event.details.get("user"), event.details.get("person")]
        if event.object_type == User._meta.label_lower:  # noqa: SLF001 -- a documented part of Django
            about.append(event.object_key)
        keys.update(key for key in map(_key_in, about) if key)
    return {str(pk): name for pk, name in _names(frozenset(keys))}


@prepared
def _names(keys: frozenset[UUID]) -> QuerySet[User, tuple[UUID, str]]:
    return User.objects.filter(pk__in=keys).values_list("pk", "name")


def _key_in(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
