"""What visiting My day leaves behind."""

from datetime import datetime, timedelta

from modning_web.access.models import User
from modning_web.home.models import Visit

PAUSE = timedelta(hours=4)  # after it, a new visit begins
_NOTED_EVERY = timedelta(minutes=10)


def note_visit(*, by: User, at: datetime) -> datetime | None:
    """Note that `by` is here, and return when their visit before this one ended, if ever."""
    visit = Visit.objects.filter(person=by).first()
    if visit is None:
        # Two windows may be opened at once: the first of them counts.
        Visit.objects.bulk_create([Visit(person=by, seen_at=at)], ignore_conflicts=True)
        return None
    if at - visit.seen_at >= PAUSE:
        visit.earlier_at = visit.seen_at
    if at - visit.seen_at >= _NOTED_EVERY:
        visit.seen_at = at
        visit.save(update_fields=["seen_at", "earlier_at"])
    return visit.earlier_at
