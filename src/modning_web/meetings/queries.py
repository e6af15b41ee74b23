"""What a person may see of meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from modning_web.access.models import Membership, MembershipQuerySet, User
from modning_web.access.policy import Place, Reach, can, reach
from modning_web.meetings.models import Attendance, Invitation, MailAnswer, Meeting
from modning_web.people.queries import memberships_seen_by
from modning_web.programmes.models import Occurrence, Programme
from modning_web.programmes.queries import Person, programmes_seen_by, view_of_plans

MOST_MAILS = 20
# So long after a meeting its guests, who never had a role where it was, still read of it.
GUESTS_READ = timedelta(days=90)


def meetings_seen_by(person: Person, programme: Programme) -> QuerySet[Meeting]:
    """Return a programme's meetings that `person` may see: common ones, and at their sites."""
    return all_meetings_seen_by(person, [programme])


def all_meetings_seen_by(
    person: Person, programmes: Iterable[Programme] | None = None
) -> QuerySet[Meeting]:
    """Return the meetings of several programmes (all that they may see) that `person` may see."""
    among = programmes_seen_by(person) if programmes is None else programmes
    return view_of_plans(person, among).of(Meeting.objects.all())


def at_meetings(where: Reach, to: str = "", *, common_too: bool) -> Q:
    """Keep meetings within reach; `common_too` those for all, where one reaches only a site.

    `to` are the lookups that lead to the meeting.
    """
    if where.everywhere:
        return Q(**{f"{to}pk__isnull": False})
    kept = Q(**{f"{to}programme__key__in": where.programmes})
    for place in where.sites:
        # A site's programme is its meetings' too: so the database can begin with the site.
        names = {"site__programme__key": place.programme_key, "site__key": place.site_key}
        kept |= Q(**{f"{to}{name}": key for name, key in names.items()})
        if common_too:
            common = {f"{to}programme__key": place.programme_key, f"{to}site": None}
            kept |= Q(**common)
    return kept


def may_see(person: Person, programme_key: str, site_key: str) -> bool:
    """Tell whether `person` may see what is held at a site of a programme, or common to all."""
    if not can(person, "programme.see", Place(programme_key)):
        return False
    here = Place(programme_key, site_key)
    is_theirs = not site_key or can(person, "site.see", here)
    return is_theirs or can(person, "programme.see_all_sites", Place(programme_key))


@dataclass(frozen=True, slots=True)
class Participant:
    """A person whose own meetings are asked for on a day, and the time since when guests read."""

    person: UUID
    on: date
    guests_since: datetime


def participant(person: User, *, on: date | None = None) -> Participant:
    """Return a person as a participant, seen from a day; without one, from today."""
    day = on or timezone.localdate()
    since = timezone.make_aware(datetime.combine(day - GUESTS_READ, time()))
    return Participant(person.pk, day, since)


def meetings_taken_part_in(person: User, *, on: date | None = None) -> QuerySet[Meeting]:
    """Return the meetings that `person` is convened to or was at, while that opens them.

    Seen from a day; without one, from today.
    """
    return Meeting.objects.filter(takes_part(participant(person, on=on)))


def takes_part(one: Participant, to: str = "") -> Q:
    """Keep the meetings that a participant is convened to or was at, while that opens them.

    `to` are the lookups that lead to the meeting.
    """
    invited = Invitation.objects.filter(person=one.person, withdrawn_at=None).values("meeting")
    was_there = Attendance.objects.filter(person=one.person).values("meeting")
    own = Q(**{f"{to}pk__in": invited}) | Q(**{f"{to}pk__in": was_there})
    return own & not_left_by(one, to)


def not_left_by(one: Participant, to: str = "") -> Q:
    """Keep the meetings where a participant wears a hat, or is going to, and those as a guest.

    Once the last of their hats where a meeting is has ended, it is over for them, though they
    stay in its lists. Guests never had a hat there: they read until GUESTS_READ after it.
    `to` are the lookups that lead to the meeting.
    """
    hats = Membership.objects.order_by().filter(user=one.person)
    worn, still_worn = hats.running_between(None, None), hats.running_between(one.on, None)
    is_recent = Q(**{f"{to}ends_at": None}) | Q(**{f"{to}ends_at__gte": one.guests_since})
    return _where_it_is(still_worn, to) | (is_recent & ~_where_it_is(worn, to))


def _where_it_is(hats: MembershipQuerySet, to: str) -> Q:
    """Keep the meetings at whose place one of some hats is worn; a common one is at all sites."""
    in_programme = hats.filter(programme_key__in=("", OuterRef(f"{to}programme__key")))
    at_site = in_programme.filter(site_key__in=("", OuterRef(f"{to}site__key")))
    return Q(Exists(at_site)) | Q(Exists(in_programme), **{f"{to}site": None})


def meetings_without_names(person: User, meetings: Iterable[Meeting]) -> frozenset[UUID]:
    """Return those of some meetings where `person` reads how many were there, but not who.

    Names are for those who see attendance by the table (of common meetings too, where they see a
    site's), and for those who take part.
    """
    where = reach(person, "attendance.see")
    kept = {one.pk for one in meetings if not _is_within(one, where)}
    if not kept:
        return frozenset()
    own = meetings_taken_part_in(person).filter(pk__in=kept).values_list("pk", flat=True)
    return frozenset(kept.difference(own))


def _is_within(meeting: Meeting, where: Reach) -> bool:
    key = meeting.programme.key
    if Place(key, meeting.site.key if meeting.site else "") in where:
        return True
    return meeting.site is None and any(place.programme_key == key for place in where.sites)


def my_meetings(person: User, on: date) -> QuerySet[Meeting]:
    """Return the fixed meetings, not over on the day `on`, that `person` is convened to."""
    mine = meetings_taken_part_in(person, on=on).filter(state="fixed", ends_at__date__gte=on)
    return mine.select_related("programme", "site").order_by("starts_at", "id")


def meeting_of_occurrence(occurrence: Occurrence) -> Meeting | None:
    """Return what an occurrence has become, also where a version in between had left it out."""
    rows = Meeting.objects.filter(programme=occurrence.programme_id, occurrence_key=occurrence.key)
    return rows.select_related("programme").first()


def mail_answers_to_look_at(meeting: Meeting) -> list[MailAnswer]:
    """Return the latest mails that a planner must judge: refused ones and counter-proposals.

    There is nothing left to judge once the meeting is over, where it lies at the time that was
    asked for, and where the sender has answered since, whoever noted it.
    """
    if meeting.state in {"held", "cancelled"}:
        return []
    answered_since = Invitation.objects.order_by().filter(
        Q(person__email__iexact=OuterRef("address")) | Q(pk=OuterRef("invitation")),
        meeting=OuterRef("meeting"),
        answered_at__gt=OuterRef("received_at"),
    )
    rows = meeting.mail_answers.filter(~Q(refused="") | Q(kind="counter"))
    rows = rows.filter(~Exists(answered_since))
    if meeting.starts_at:
        there = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
        rows = rows.exclude(kind="counter", refused="", **there)
    return list(rows.select_related("invitation__person")[:MOST_MAILS])


def people_to_invite(viewer: User, meeting: Meeting, *, on: date) -> QuerySet[User]:
    """Return those with a hat in a meeting's programme on a day whom `viewer` may see."""
    worn = memberships_seen_by(viewer, meeting.programme.key).held_on(on)
    return User.objects.filter(pk__in=worn.values("user"), is_active=True)
