"""Reads of the record, a page at a time however long it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from modning_web.access.models import User
from modning_web.access.policy import reach, scope
from modning_web.audit.models import AuditEvent

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


def events_seen_by(user: User | AnonymousUser) -> QuerySet[AuditEvent]:
    """Return the deeds that `user` may read: all, or those of the programmes they lead."""
    rows = AuditEvent.objects.select_related("by", "on_behalf_of")
    return scope(rows, user=user, action="audit.see")


def programmes_watched(user: User) -> frozenset[str] | None:
    """Return the keys of the programmes whose deeds `user` may read (None: all deeds)."""
    where = reach(user, "audit.see")
    return None if where.everywhere else where.programmes


def wanted_events(rows: QuerySet[AuditEvent], wanted: Wanted) -> QuerySet[AuditEvent]:
    """Keep what is asked for."""
    exact = {
        "programme_key": wanted.programme_key,
        "action": wanted.action,
        "object_key": wanted.about,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.since:
        rows = rows.filter(at__gte=_begins(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=_begins(wanted.until + timedelta(days=1)))
    if wanted.person:
        people = _people_called(wanted.person)
        rows = rows.filter(Q(by__in=people) | Q(on_behalf_of__in=people))
    return rows


def _people_called(text: str) -> list[UUID]:
    called = User.objects.filter(Q(name__icontains=text) | Q(email__iexact=text))
    return list(called.values_list("pk", flat=True)[:MOST_PEOPLE])


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of the record, newest first; `older` leads to the next, empty on the last."""

    events: tuple[AuditEvent, ...]
    older: str = ""


def stretch_of(
    rows: QuerySet[AuditEvent], *, after: str = "", programme_keys: Collection[str] | None = None
) -> Stretch:
    """Return the events that follow the mark `after`; a mark that is none begins anew.

    A mark is the time and identifier of an event: a page costs the same wherever it stands.
    `programme_keys` are those that all rows belong to (None: any).
    """
    mark = _read_mark(after)
    if mark:
        rows = rows.filter(at__lte=mark[0]).exclude(at=mark[0], pk__gte=mark[1])
    found = tuple(_newest(rows, programme_keys)[: EVENTS_A_PAGE + 1])
    if len(found) <= EVENTS_A_PAGE:
        return Stretch(found)
    last = found[EVENTS_A_PAGE - 1]
    return Stretch(found[:EVENTS_A_PAGE], f"{last.at.isoformat()}_{last.pk}")


def _newest(
    rows: QuerySet[AuditEvent], programme_keys: Collection[str] | None
) -> QuerySet[AuditEvent]:
    """Keep each programme's newest, which stand together in its index.

    Of several programmes at once, the database would sort every event they ever had.
    """
    if not programme_keys or len(programme_keys) > MOST_APART:
        return rows
    each = [
        AuditEvent.objects.filter(
            pk__in=rows.filter(programme_key=key).values("pk")[: EVENTS_A_PAGE + 1]
        )
        .order_by()
        .values("pk")
        for key in programme_keys
    ]
    newest = AuditEvent.objects.filter(pk__in=each[0].union(*each[1:], all=True))
    return newest.select_related("by", "on_behalf_of")


def _read_mark(text: str) -> tuple[datetime, UUID] | None:
    at, _, key = text.partition("_")
    try:
        read, identifier = parse_datetime(at), UUID(key)
    except ValueError:
        return None
    if read is None or timezone.is_naive(read):
        return None
    return read, identifier


def names_of_people(events: Iterable[AuditEvent]) -> dict[str, str]:
    """Return the names of those whom events are about, by key, in one statement."""
    keys: set[UUID] = set()
    for event in events:
        about = [event.details.get("user"), event.details.get("person")]
        if event.object_type == User._meta.label_lower:  # noqa: SLF001 -- a documented part of Django
            about.append(event.object_key)
        keys.update(key for key in map(_key_in, about) if key)
    return {str(pk): person.name for pk, person in User.objects.in_bulk(keys).items()}


def _key_in(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
