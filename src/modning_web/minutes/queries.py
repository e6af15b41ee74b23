"""What a person may see of minutes, decisions and tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from modning.programme.people import People
from modning_web.access.models import Membership, User
from modning_web.access.policy import Place, hats_worn, reach
from modning_web.access.queries import present_on
from modning_web.meetings.models import Attendance, Invitation, Meeting
from modning_web.meetings.queries import at_meetings, participant, people_to_invite, takes_part
from modning_web.minutes.models import (
    Amendment,
    Comment,
    Minutes,
    MinutesStep,
    Outcome,
    OutcomeQuerySet,
    Reading,
    State,
)
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme
from modning_web.programmes.queries import Person
from modning_web.statements import prepared

SEEN = (State.CIRCULATED, State.APPROVED)
TAKES_PLACE = ("fixed", "held")


def reads_minutes(person: Person, *, on: date | None = None) -> Q:
    """Keep the meetings whose minutes `person` may read once they are circulated.

    Those of their sites and the common ones, and those they take part in. With a day, by the
    hats worn then alone: a broken glass opens nothing.
    """
    within = at_meetings(reach(person, "minutes.see", on=on), common_too=True)
    return within | takes_part(participant(person)) if isinstance(person, User) else within


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
        seen |= Q(item__meeting__programme__key=place.programme_key) & concerns(place.site_key)
    return told.filter(seen)


def tasks_of(person: User, *, on: date) -> OutcomeQuerySet:
    """Return the tasks that are `person`'s on the day: their own, and those of roles they hold.

    A deputy has the tasks of a role only while nobody else holds it.
    """
    return tasks_given_to(person.pk, held_by(person, on))


def tasks_given_to(person: UUID, held: Iterable["Held"]) -> OutcomeQuerySet:
    """Return the tasks that a person has by name, or by the roles that they hold."""
    mine = Q(owner=person, taken_over_by=None) | Q(taken_over_by=person)
    for one in held:
        mine |= one.has()
    return Outcome.objects.all().told().filter(mine, kind="task")


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds, and the keys that mean it: its own and its party's."""

    programme_key: str
    site_key: str
    keys: frozenset[str]

    def has(self) -> Q:
        """Keep the tasks that the role has."""
        tasks = Q(item__meeting__programme__key=self.programme_key, owner_key__in=self.keys)
        return tasks & concerns(self.site_key) if self.site_key else tasks


def concerns(site_key: str) -> Q:
    """Keep the outcomes for a site: those that name it, and those that name none of its own.

    What names no site is for the site of its meeting, or for all.
    """
    named = Outcome.sites.through.objects.filter(outcome=OuterRef("pk"))
    of_meeting = Q(item__meeting__site__key=site_key) | Q(item__meeting__site=None)
    return Q(Exists(named.filter(site__key=site_key))) | (~Exists(named) & of_meeting)


def held_by(person: User, on: date, *, texts: Mapping[str, str] | None = None) -> tuple[Held, ...]:
    """Return the roles that `person` holds on a day, but as a deputy of one who holds it.

    `texts` are the definitions of their programmes, by key, where they are read already.
    """
    worn = [one for one in hats_worn(person, on=on) if one.programme_key and one.role_key]
    if not worn:
        return ()
    ordinary = _ordinary_elsewhere(worn, person, on)
    if texts is None:
        texts = dict(_definitions(frozenset(one.programme_key for one in worn)))
    people = {key: _people_in(text) for key, text in texts.items()}
    return tuple(
        Held(one.programme_key, one.site_key, keys_meaning(people.get(one.programme_key), one))
        for one in worn
        if not one.is_deputy or _seat(one) not in ordinary
    )


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


def people_of(programme_keys: Iterable[str]) -> dict[str, People]:
    """Return who the programmes' definitions know, by the programmes' keys."""
    return {key: _people_in(text) for key, text in _definitions(frozenset(programme_keys))}


@prepared
def _definitions(programme_keys: frozenset[str]) -> QuerySet[Programme, tuple[str, str]]:
    adopted = Programme.objects.filter(key__in=programme_keys, current__isnull=False)
    return adopted.order_by().values_list("key", "current__text")


@lru_cache(maxsize=64)
def _people_in(text: str) -> People:
    return People(definition_of(text).programme)


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


def people_to_give_to(viewer: User, task: Outcome, *, on: date) -> QuerySet[User]:
    """Return those whom `viewer` may let have a task from now on: others in its programme."""
    now = task.taken_over_by or task.owner
    people = people_to_invite(viewer, task.item.meeting, on=on)
    return people.exclude(pk=now.pk) if now else people


def minutes_of_meeting(meeting: Meeting, *, reader: User | None = None) -> Minutes | None:
    """Return the minutes of a meeting with what was done to them, or None before they are begun."""
    row: Minutes | None = getattr(meeting, "minutes", None)
    return with_history(row, reader=reader) if row else None


def with_history(row: Minutes, *, reader: User | None = None) -> Minutes:
    """Fetch with minutes their steps, comments and, of those approved, amendments.

    Each step tells (`is_read`) whether the reader has said that they read what it circulated.
    """
    has_read = Reading.objects.filter(step=OuterRef("pk"), person=reader)
    steps = MinutesStep.objects.select_related("by").annotate(is_read=Exists(has_read))
    found = [
        Prefetch("steps", steps),
        Prefetch("comments", Comment.objects.select_related("by", "item")),
    ]
    if row.state == State.APPROVED:
        found.append(Prefetch("amendments", Amendment.objects.select_related("by", "item")))
    prefetch_related_objects([row], *found)
    return row
