"""Training days, who is to be trained, and who may see it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from modning.meeting.training import Trainee, TrainingDay
from modning.programme.people import People
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.models import Membership, User
from modning_web.access.policy import Place, reach
from modning_web.courses.models import Curriculum
from modning_web.meetings.models import Attendance, Meeting
from modning_web.programmes.models import Programme, Site
from modning_web.programmes.queries import Person

TRAINING = "training"


def training_activities(defined: Defined) -> tuple[Activity, ...]:
    """Return the activities that train people, in the order of the definition."""
    return tuple(one for one in defined.activities if one.kind == TRAINING)


def programmes_with_training(person: Person) -> QuerySet[Programme]:
    """Return the programmes whose training `person` may see."""
    where = reach(person, "training.see")
    rows = Programme.objects.filter(current__isnull=False).select_related("current")
    if where.everywhere:
        return rows
    keys = {place.programme_key for place in where.sites} | where.programmes
    return rows.filter(key__in=keys)


def site_keys_in_training(person: Person, programme_key: str) -> frozenset[str] | None:
    """Return the sites whose trainees `person` may see, or None for all of them."""
    where = reach(person, "training.see")
    if Place(programme_key) in where:
        return None
    return frozenset(one.site_key for one in where.sites if one.programme_key == programme_key)


def training_meetings(programme: Programme, defined: Defined) -> QuerySet[Meeting]:
    """Return the programme's training days that are made into meetings, by time."""
    keys = [one.id for one in training_activities(defined)]
    rows = Meeting.objects.filter(programme=programme, activity_key__in=keys)
    return rows.select_related("site").order_by("starts_at", "planned_from", "id")


def days_held(
    meetings: Iterable[Meeting], curricula: Iterable[Curriculum]
) -> tuple[TrainingDay, ...]:
    """Return the days held, each in every version whose curriculum has its module."""
    held = {one.pk: one for one in meetings if one.state == "held" and one.starts_at}
    present: dict[UUID, set[str]] = defaultdict(set)
    rows = Attendance.objects.filter(meeting__in=held, presence__in=("present", "online"))
    for meeting_id, person_id in rows.values_list("meeting", "person"):
        present[meeting_id].add(str(person_id))
    return tuple(
        TrainingDay(_last_day(one), one.activity_key, curriculum.version, frozenset(present[pk]))
        for pk, one in held.items()
        for curriculum in curricula
        if one.activity_key in curriculum.modules
    )


def _last_day(meeting: Meeting) -> date:
    """Return the day that a module was completed: the last it touches."""
    ends_at = meeting.ends_at or meeting.starts_at
    if ends_at is None:
        message = "a meeting that was held has a time"
        raise ValueError(message)
    return timezone.localtime(ends_at - timedelta(minutes=1)).date()


def trainees(
    programme: Programme, defined: Defined, *, sites: frozenset[str] | None
) -> tuple[Trainee, ...]:
    """Return those who are to be trained: who has, or had, a role that the training is for.

    At each site one stands once; `left_on` is when the last of their roles there ended.
    """
    roles = _roles_in_training(defined)
    rows = Membership.objects.filter(programme_key=programme.key, role_key__in=roles)
    if sites is not None:
        rows = rows.filter(site_key__in=sites)
    ends: dict[tuple[User, str], list[date | None]] = defaultdict(list)
    for row in rows.select_related("user").order_by("site_key", "user__name", "user"):
        ends[row.user, row.site_key].append(row.to_date)
    return tuple(
        Trainee(str(user.pk), user.name, site or None, left_on=_left_on(found))
        for (user, site), found in ends.items()
    )


def _left_on(ends: list[date | None]) -> date | None:
    told = [one for one in ends if one is not None]
    return max(told) if len(told) == len(ends) else None


def _roles_in_training(defined: Defined) -> set[str]:
    """Return the roles of the sites' people whom some training requires."""
    people = People(defined)
    sites = {one.id for one in defined.parties if one.site} or {
        one.id for one in defined.parties if one.kind == "municipality"
    }
    named = {
        participant.who
        for activity in training_activities(defined)
        for participant in activity.participants
        if participant.presence == "required"
    }
    found: set[str] = set()
    for who in named:
        if people.party_of(who).id in sites:
            found |= people.roles_in(who) | {who}
    return found


def participants(meeting: Meeting) -> list[tuple[User, str, Site | None, str, str]]:
    """Return who is convened or was there: person, role, site, answer and presence, by name."""
    found: dict[UUID, tuple[User, str, Site | None, str, str]] = {}
    invited = meeting.invitations.filter(withdrawn_at=None).select_related("person", "site")
    for one in invited:
        found[one.person_id] = (one.person, one.role_key, one.site, one.answered, "")
    for row in meeting.attendance.select_related("person", "site"):
        _, role, site, answered, _ = found.get(row.person_id, (None, "", None, "", ""))
        found[row.person_id] = (
            row.person,
            row.role_key or role,
            row.site or site,
            answered,
            row.presence,
        )
    return sorted(found.values(), key=lambda one: (one[2].name if one[2] else "", one[0].name))


def meetings_of_training_seen_by(person: Person) -> QuerySet[Meeting]:
    """Return the meetings in programmes whose training `person` may see: common, and own sites'."""
    where = reach(person, "training.see")
    rows = Meeting.objects.select_related("programme__current", "site")
    if where.everywhere:
        return rows
    seen = Q(programme__key__in=where.programmes)
    for place in where.sites:
        at = Q(site=None) | Q(site__key=place.site_key)
        seen |= Q(programme__key=place.programme_key) & at
    return rows.filter(seen)
