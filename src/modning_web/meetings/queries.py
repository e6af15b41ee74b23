"""What a person may see of meetings."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from modning_web.access.models import User
from modning_web.access.policy import Place, reach
from modning_web.meetings.models import Invitation, Meeting
from modning_web.programmes.models import OccurrenceQuerySet, Programme
from modning_web.programmes.queries import Person, plans_seen_by, programmes_seen_by


def meetings_seen_by(person: Person, programme: Programme) -> QuerySet[Meeting]:
    """Return a programme's meetings that `person` may see: common ones, and at their sites."""
    return all_meetings_seen_by(person, [programme])


def all_meetings_seen_by(
    person: Person, programmes: Iterable[Programme] | None = None
) -> QuerySet[Meeting]:
    """Return the meetings of several programmes (all that they may see) that `person` may see."""
    among = programmes_seen_by(person) if programmes is None else programmes
    shown = {one.key: one.pk for one in among}
    rows = Meeting.objects.filter(programme__in=shown.values())
    every_site = reach(person, "programme.see_all_sites")
    if every_site.everywhere:
        return rows
    seen = Q(site=None) | Q(
        programme__in=[pk for key, pk in shown.items() if Place(key) in every_site]
    )
    for place in reach(person, "site.see").sites:
        if place.programme_key in shown:
            seen |= Q(programme=shown[place.programme_key], site__key=place.site_key)
    return rows.filter(seen)


def my_meetings(person: User, on: date) -> QuerySet[Meeting]:
    """Return the fixed meetings, not over on the day `on`, that `person` is convened to."""
    invited = Invitation.objects.filter(person=person, withdrawn_at=None).values("meeting")
    return (
        Meeting.objects.filter(pk__in=invited, state="fixed", ends_at__date__gte=on)
        .select_related("programme", "site")
        .order_by("starts_at", "id")
    )


def appointments_seen_by(person: Person, programmes: Iterable[Programme]) -> OccurrenceQuerySet:
    """Return what is to be held at a time, each with its meeting where there is one."""
    rows = plans_seen_by(person, programmes).meetings()
    return rows.select_related("meeting", "site", "programme")
