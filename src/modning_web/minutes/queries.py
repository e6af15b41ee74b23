"""What a person may see of minutes, decisions and tasks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from modning.programme.people import People
from modning_web.access.models import Membership, User
from modning_web.access.policy import Place, Reach, hats_worn, reach
from modning_web.access.queries import present_on
from modning_web.meetings.models import Attendance, Invitation, Meeting
from modning_web.meetings.queries import meetings_taken_part_in
from modning_web.minutes.models import (
    Amendment,
    Comment,
    Minutes,
    MinutesStep,
    Outcome,
    OutcomeQuerySet,
    State,
)
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme
from modning_web.programmes.queries import Person

SEEN = (State.CIRCULATED, State.APPROVED)
TAKES_PLACE = ("fixed", "held")


def at_meetings(where: Reach, *, common_too: bool) -> Q:
    """Keep meetings within reach; `common_too` those for all, where one reaches only a site."""
    if where.everywhere:
        return Q()
    kept = Q(programme__key__in=where.programmes)
    for place in where.sites:
        at = Q(site__key=place.site_key)
        kept |= Q(programme__key=place.programme_key) & (at | Q(site=None) if common_too else at)
    return kept


def meetings_with_minutes_seen_by(person: User, *, on: date | None = None) -> QuerySet[Meeting]:
    """Return the meetings whose minutes `person` may read once they are circulated.

    Those of their sites and the common ones, and those they take part in. With a day, by the
    hats worn then alone: a broken glass opens nothing.
    """
    where = reach(person, "minutes.see", on=on)
    seen = Meeting.objects.filter(at_meetings(where, common_too=True)).values("pk")
    own = meetings_taken_part_in(person).values("pk")
    return Meeting.objects.filter(Q(pk__in=seen) | Q(pk__in=own))


def meetings_written_by(person: Person) -> QuerySet[Meeting]:
    """Return the meetings whose minutes `person` may write."""
    rows = Meeting.objects.filter(state__in=TAKES_PLACE)
    return rows.filter(at_meetings(reach(person, "minutes.write"), common_too=False))


def place_of(meeting: Meeting) -> Place:
    """Return where a meeting is, for the policy."""
    return Place(meeting.programme.key, meeting.site.key if meeting.site else "")


def outcomes_seen_by(person: Person) -> OutcomeQuerySet:
    """Return what has been told of what `person` may see: everything common, and their sites'."""
    where = reach(person, "minutes.see")
    told = Outcome.objects.all().told()
    if where.everywhere:
        return told
    seen = Q(item__meeting__programme__key__in=where.programmes)
    for place in where.sites:
        at, common = Q(item__meeting__site__key=place.site_key), Q(item__meeting__site=None)
        here = Q(sites__key=place.site_key) | (Q(sites=None) & (at | common))
        seen |= Q(item__meeting__programme__key=place.programme_key) & here
    return told.filter(pk__in=Outcome.objects.filter(seen).values("pk"))


def tasks_of(person: User, *, on: date) -> OutcomeQuerySet:
    """Return the tasks that are `person`'s on the day: their own, and those of roles they hold.

    A deputy has the tasks of a role only while nobody else holds it.
    """
    mine = Q(pk__in=Outcome.objects.all().given_to(person).values("pk"))
    for holding in _held(person, on):
        mine |= holding.has()
    return Outcome.objects.filter(
        pk__in=Outcome.objects.all().told().filter(mine, kind="task").values("pk")
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds, and the keys that mean it: its own and its party's."""

    programme_key: str
    site_key: str
    keys: frozenset[str]

    def has(self) -> Q:
        """Keep the tasks that the role has."""
        tasks = Q(item__meeting__programme__key=self.programme_key, owner_key__in=self.keys)
        if not self.site_key:
            return tasks
        at, common = Q(item__meeting__site__key=self.site_key), Q(item__meeting__site=None)
        return tasks & (Q(sites__key=self.site_key) | (Q(sites=None) & (at | common)))


def _held(person: User, on: date) -> list[Held]:
    worn = [one for one in hats_worn(person, on=on) if one.programme_key and one.role_key]
    if not worn:
        return []
    ordinary = _ordinary_elsewhere(worn, person, on)
    people = people_of({one.programme_key for one in worn})
    return [
        Held(one.programme_key, one.site_key, keys_meaning(people.get(one.programme_key), one))
        for one in worn
        if not one.is_deputy or _seat(one) not in ordinary
    ]


def _ordinary_elsewhere(
    worn: list[Membership], person: User, on: date
) -> set[tuple[str, str, str]]:
    """Return the roles that somebody else holds as their own: asked for deputies alone."""
    if not any(one.is_deputy for one in worn):
        return set()
    rows = Membership.objects.filter(
        programme_key__in={one.programme_key for one in worn}, is_deputy=False
    ).exclude(user=person)
    return {_seat(one) for one in present_on(rows, on)}


def _seat(one: Membership) -> tuple[str, str, str]:
    return one.programme_key, one.role_key, one.site_key


def people_of(programme_keys: set[str]) -> dict[str, People]:
    """Return who the programmes' definitions know, by the programmes' keys."""
    rows = Programme.objects.select_related("current").filter(
        key__in=programme_keys, current__isnull=False
    )
    return {
        row.key: People(definition_of(row.current.text).programme) for row in rows if row.current
    }


def keys_meaning(people: People | None, membership: Membership) -> frozenset[str]:
    """Return the keys that mean a membership: of its role, and of the role's party."""
    role = membership.role_key
    if people is None or not people.knows(role):
        return frozenset({role})
    return frozenset({role, people.party_of(role).id})


def people_at(meeting: Meeting) -> QuerySet[User]:
    """Return those who were at a meeting or convened to it, each once."""
    invited = Invitation.objects.filter(meeting=meeting, withdrawn_at=None).values("person")
    there = Attendance.objects.filter(meeting=meeting).values("person")
    came_for = Attendance.objects.filter(meeting=meeting).values("represented_by")
    return User.objects.filter(
        Q(pk__in=invited) | Q(pk__in=there) | Q(pk__in=came_for), is_active=True
    )


def minutes_of_meeting(meeting: Meeting) -> Minutes | None:
    """Return the minutes of a meeting with what was done to them, or None before they are begun."""
    row: Minutes | None = getattr(meeting, "minutes", None)
    return with_history(row) if row else None


def with_history(row: Minutes) -> Minutes:
    """Fetch with minutes their steps, comments and, of those approved, amendments."""
    found = [
        Prefetch("steps", MinutesStep.objects.select_related("by")),
        Prefetch("comments", Comment.objects.select_related("by", "item")),
    ]
    if row.state == State.APPROVED:
        found.append(Prefetch("amendments", Amendment.objects.select_related("by", "item")))
    prefetch_related_objects([row], *found)
    return row
