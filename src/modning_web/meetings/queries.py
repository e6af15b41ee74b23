"""What a person may see of meetings."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from modning_web.access.models import Membership, User
from modning_web.access.policy import Place, can, reach
from modning_web.meetings.models import Invitation, MailAnswer, Meeting
from modning_web.people.queries import memberships_seen_by
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme
from modning_web.programmes.queries import Person, plans_seen_by, programmes_seen_by

MOST_MAILS = 20


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


def may_see(person: Person, programme_key: str, site_key: str) -> bool:
    """Tell whether `person` may see what is held at a site of a programme, or common to all."""
    if not can(person, "programme.see", Place(programme_key)):
        return False
    here = Place(programme_key, site_key)
    is_theirs = not site_key or can(person, "site.see", here)
    return is_theirs or can(person, "programme.see_all_sites", Place(programme_key))


def my_meetings(person: User, on: date) -> QuerySet[Meeting]:
    """Return the fixed meetings, not over on the day `on`, that `person` is convened to."""
    invited = Invitation.objects.filter(person=person, withdrawn_at=None).values("meeting")
    return (
        Meeting.objects.filter(pk__in=invited, state="fixed", ends_at__date__gte=on)
        .select_related("programme", "site")
        .order_by("starts_at", "id")
    )


def appointments_seen_by(person: Person, programmes: Iterable[Programme]) -> OccurrenceQuerySet:
    """Return what is to be held at a time."""
    return plans_seen_by(person, programmes).meetings()


def left_the_plan(person: Person, programme: Programme) -> QuerySet[Meeting]:
    """Return the meetings of a programme that its plan, in a later version, has no more."""
    rows = meetings_seen_by(person, programme).filter(occurrence=None)
    return rows.select_related("site").order_by("-starts_at", "-id")


def meeting_of_occurrence(occurrence: Occurrence) -> Meeting | None:
    """Return what an occurrence has become, also where a version in between had left it out."""
    rows = Meeting.objects.filter(programme=occurrence.programme_id, occurrence_key=occurrence.key)
    return rows.select_related("programme").first()


def mail_answers_to_look_at(meeting: Meeting) -> list[MailAnswer]:
    """Return the latest mails that a planner must judge: refused ones and counter-proposals."""
    rows = meeting.mail_answers.filter(~Q(refused="") | Q(kind="counter"))
    return list(rows.select_related("invitation__person")[:MOST_MAILS])


def people_to_invite(viewer: User, meeting: Meeting, *, on: date) -> QuerySet[User]:
    """Return those with a hat in a meeting's programme on a day whom `viewer` may see."""
    worn = memberships_seen_by(viewer, meeting.programme.key).held_on(on)
    return User.objects.filter(pk__in=worn.values("user"), is_active=True)


def colleagues_of(invitation: Invitation, *, on: date) -> QuerySet[User]:
    """Return those whom an invitee can send: others who on a day wear a hat in the same place."""
    worn = Membership.objects.held_on(on).filter(
        programme_key=invitation.meeting.programme.key,
        site_key=invitation.site.key if invitation.site else "",
    )
    rows = User.objects.filter(is_active=True, pk__in=worn.values("user"))
    return rows.exclude(pk=invitation.person_id)
