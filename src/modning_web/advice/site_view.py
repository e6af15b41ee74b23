"""One person's view of a site before a meeting there: what is new since the last one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from modning.language import Text
from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.programmes.models import Programme, Site

HALF_A_YEAR = timedelta(days=183)
MOST = 30  # of each: a page that is read before a meeting, not an archive
NOTHING = Text("Intet.", "Nothing.")
NOBODY = Text("Ingen.", "Nobody.")


@dataclass(frozen=True, slots=True)
class View:
    """One person's view of one site on a day, since the last meeting held there.

    What the sections tell of advice and of outcomes is read once for all of them.
    """

    person: User
    site: Site
    on: date
    last_key: UUID | None
    last_at: datetime | None

    @property
    def programme(self) -> Programme:
        """The site's programme."""
        return self.site.programme

    @property
    def since(self) -> date:
        """From when things are new: the last meeting, or half a year back before the first."""
        return localdate(self.last_at) if self.last_at else self.on - HALF_A_YEAR


def sites_to_prepare(*, on: date) -> QuerySet[Site]:
    """Return sites with when and which the last meeting there before the day was."""
    held = Meeting.objects.filter(site=OuterRef("pk"), state="held", starts_at__date__lt=on)
    last = held.order_by("-starts_at")
    return Site.objects.select_related("programme__current").annotate(
        last_key=Subquery(last.values("pk")[:1]), last_at=Subquery(last.values("starts_at")[:1])
    )


def view_of(person: User, site: Site, *, on: date) -> View:
    """Return a person's view of one of `sites_to_prepare`."""
    return View(person, site, on, *attrgetter("last_key", "last_at")(site))
