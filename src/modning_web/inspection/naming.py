"""What the keys in the record are called."""

from collections.abc import Iterable

from modning_web.access.models import User
from modning_web.access.policy import reach
from modning_web.audit.models import AuditEvent
from modning_web.inspection.queries import names_of_people
from modning_web.inspection.telling import Names
from modning_web.programmes.models import Programme, Site


def programmes_watched_by(person: User) -> list[Programme]:
    """Return the programmes whose record a person may read."""
    where = reach(person, "audit.see")
    rows = Programme.objects.all()
    return list(rows if where.everywhere else rows.filter(key__in=where.programmes))


def names_in(events: Iterable[AuditEvent], programmes: Iterable[Programme]) -> Names:
    """Return what the keys in events are called: two statements, however many there are."""
    shown = tuple(events)
    sites = Site.objects.filter(
        programme__key__in={event.programme_key for event in shown},
        key__in={event.site_key for event in shown if event.site_key},
    ).select_related("programme")
    return Names(
        people=names_of_people(shown),
        programmes={one.key: one.title for one in programmes},
        sites={(site.programme.key, site.key): site.name for site in sites},
    )
