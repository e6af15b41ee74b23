"""What visiting My day leaves behind."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from modning_web.access.models import User
from modning_web.home.models import Visit
from modning_web.statements import prepared

PAUSE = timedelta(hours=4)  # after it, a new visit begins
_NOTED_EVERY = timedelta(minutes=10)


def note_visit(*, by: User, at: datetime) -> datetime | None:
    """Note that `by` is here, and return when their visit before this one ended, if ever."""
    found = _visits(by.pk)
    if not found:
        # Two windows may be opened at once: the first of them counts.
        Visit.objects.bulk_create([Visit(person=by, seen_at=at)], ignore_conflicts=True)
        return None
    ((seen_at, earlier_at),) = found
    if at - seen_at >= PAUSE:
        earlier_at = seen_at
    if at - seen_at >= _NOTED_EVERY:
        Visit.objects.filter(person=by).update(seen_at=at, earlier_at=earlier_at)
    return earlier_at


@prepared
def _visits(person: UUID) -> QuerySet[Visit, tuple[datetime, datetime | None]]:
    return Visit.objects.filter(person=person).values_list("seen_at", "earlier_at")
