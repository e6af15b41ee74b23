"""What a person may see of plans."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from modning_web.access.models import Membership, User
from modning_web.access.policy import reach
from modning_web.plans.models import (
    BusyStretch,
    NotPlaced,
    PlanDraft,
    PlannedPerson,
    PlannedTime,
)
from modning_web.programmes.models import Programme, Site


def programmes_planned_by(person: User) -> QuerySet[Programme]:
    """Return the adopted programmes whose plans `person` may see."""
    where = reach(person, "plan.see")
    rows = Programme.objects.filter(current__isnull=False).select_related("current")
    return rows if where.everywhere else rows.filter(key__in=where.programmes)


def programmes_proposed_by(person: User) -> QuerySet[Programme]:
    """Return the adopted programmes for which `person` may ask for plans."""
    rows = Programme.objects.filter(current__isnull=False).select_related("current")
    where = reach(person, "plan.propose")
    return rows if where.everywhere else rows.filter(key__in=where.programmes)


def found_together(draft: PlanDraft, person: User) -> QuerySet[PlanDraft]:
    """Return the drafts of other programmes that were looked for together with one."""
    rows = PlanDraft.objects.filter(job=draft.job_id, job__isnull=False).exclude(pk=draft.pk)
    seen = rows.filter(programme__in=programmes_planned_by(person))
    return seen.exclude(state="dropped").select_related("programme").order_by("id")


def drafts_of(programme: Programme) -> QuerySet[PlanDraft]:
    """Return a programme's drafts, the newest first, with how much each places."""
    rows = PlanDraft.objects.filter(programme=programme).exclude(state="dropped")
    counted = rows.annotate(
        placed=Count("times", distinct=True), missing=Count("left_out", distinct=True)
    )
    people = counted.select_related("made_by", "away", "without", "job")
    return people.order_by("-made_at", "-id")


Row = TypeVar("Row", PlannedTime, NotPlaced)
# `PlannedTime.is_changed`, as the database asks it.
CHANGED = (
    Q(before_starts_at=None)
    | ~Q(before_starts_at=F("starts_at"))
    | (Q(before_held_in__isnull=False) & (Q(held_in=None) | ~Q(before_held_in=F("held_in"))))
)


def at_site(rows: QuerySet[Row], site: str) -> QuerySet[Row]:
    """Keep what is held at the site with that key; with “faelles” what is common to all."""
    if not site:
        return rows
    return rows.filter(site=None) if site == "faelles" else rows.filter(site__key=site)


def times_shown(draft: PlanDraft, *, site: str = "", only: str = "") -> QuerySet[PlannedTime]:
    """Return the times of a draft: of a site or of the common ones, all or some, with people."""
    rows = at_site(PlannedTime.objects.filter(plan=draft), site)
    if only == "nye":
        rows = rows.filter(CHANGED)
    if only == "mangler":
        missing = PlannedPerson.objects.filter(time=OuterRef("pk"), comes=False)
        rows = rows.filter(Exists(missing))
    people = PlannedPerson.objects.select_related("person")
    return rows.select_related("site").prefetch_related(Prefetch("people", people))


def left_out_shown(draft: PlanDraft, *, site: str = "") -> QuerySet[NotPlaced]:
    """Return what a draft has no time for."""
    return at_site(NotPlaced.objects.filter(plan=draft), site).select_related("site")


def busy_of(person: User, *, on: date) -> QuerySet[BusyStretch]:
    """Return the busy times that a person has told, those that are over left out."""
    return BusyStretch.objects.filter(person=person, ends_at__date__gte=on)


def sites_closed_by(person: User) -> QuerySet[Site]:
    """Return the sites whose closing days a person notes by a hat worn there."""
    own = Q(pk__in=())
    for place in reach(person, "closed_days.write").sites:
        own |= Q(programme__key=place.programme_key, key=place.site_key)
    return Site.objects.filter(own).select_related("programme").order_by("programme__title", "name")


def people_in(programme: Programme, *, on: date) -> QuerySet[User]:
    """Return who has a role in a programme, now or later."""
    hats = Membership.objects.filter(programme_key=programme.key).exclude(role_key="")
    running = hats.running_between(on, None)
    return User.objects.filter(is_active=True, pk__in=running.values("user")).order_by("name")


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return what people are called, by their keys."""
    rows = User.objects.filter(pk__in={UUID(key) for key in keys})
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}


def meetings_by_person(draft: PlanDraft) -> dict[str, list[PlannedTime]]:
    """Return the times that each comes to, by their keys."""
    found: dict[str, list[PlannedTime]] = defaultdict(list)
    rows = PlannedPerson.objects.filter(time__plan=draft, comes=True).select_related("time")
    for row in rows.order_by("time__starts_at", "time__title"):
        found[str(row.person_id)].append(row.time)
    return found
