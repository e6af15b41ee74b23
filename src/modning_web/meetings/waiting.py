"""What meetings let wait for a person: to answer, to settle, to convene, to write down."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.access.policy import Reach, reach
from modning_web.meetings.mapping import slot_of
from modning_web.meetings.models import Attendance, Invitation, Meeting, MeetingStep, PollVoter
from modning_web.meetings.queries import not_left_by
from modning_web.programmes.wording import page_language
from modning_web.waiting import Kind, News, Waiting

AHEAD = timedelta(
    days=31
)  # so long before its day, or its window's end, a meeting is to be seen to
LOOK_BACK = timedelta(days=60)
MOST = 20  # of each kind; the list of meetings has them all


def waiting_for(person: User, *, on: date) -> list[Waiting]:
    """Return what waits for `person`, seen from the day `on`: four statements at most."""
    return [
        *_polls(person, on),
        *_invitations(person, on),
        *_to_plan(person, on),
        *_to_write(person, on),
    ]


def news_for(person: User, *, since: datetime) -> list[News]:
    """Return what happened since to the meetings that `person` is called to."""
    mine = Invitation.objects.filter(person=person, meeting=OuterRef("meeting"))
    steps = MeetingStep.objects.filter(Exists(mine), at__gt=since, deed__in=("move", "cancel"))
    rows = steps.exclude(by=person).select_related("meeting__programme", "meeting__site")
    return [_news(one) for one in rows.order_by("-at")[:MOST]]


def _news(step: MeetingStep) -> News:
    told = _("Flyttet: {title}") if step.deed == "move" else _("Aflyst: {title}")
    return News(
        title=told.format(title=step.meeting.title),
        link=_page(step.meeting, "meeting"),
        at=step.at,
        programme_title=step.meeting.programme.title,
        site_name=step.meeting.site.name if step.meeting.site else "",
    )


def _polls(person: User, on: date) -> Iterator[Waiting]:
    asked = PollVoter.objects.filter(person=person, answered_at=None, poll__closed_at=None)
    theirs = Meeting.objects.filter(not_left_by(person, on=on)).values("pk")
    rows = asked.filter(poll__meeting__in=theirs)
    rows = rows.select_related("poll__meeting__programme", "poll__meeting__site")
    for one in rows.order_by("poll__answer_by", "id")[:MOST]:
        yield _waiting(
            Kind.ANSWER,
            _("Svar, hvornår du kan: {title}"),
            one.poll.meeting,
            reverse("meetings:poll_answer", args=[one.poll_id]),
            one.poll.answer_by,
        )


def _invitations(person: User, on: date) -> Iterator[Waiting]:
    rows = Invitation.objects.filter(
        person=person,
        answered="needs-action",
        withdrawn_at=None,
        meeting__state="fixed",
        meeting__is_convened=True,
        meeting__ends_at__gte=_midnight(on),
    ).exclude(part="informed")
    theirs = Meeting.objects.filter(not_left_by(person, on=on)).values("pk")
    rows = rows.filter(meeting__in=theirs)
    rows = rows.select_related("meeting__programme", "meeting__site")
    for one in rows.order_by("meeting__starts_at")[:MOST]:
        yield _waiting(
            Kind.ANSWER,
            _("Svar på indkaldelsen: {title}"),
            one.meeting,
            reverse("meetings:answer", args=[one.pk]),
            _day(one.meeting),
        )


def _to_plan(person: User, on: date) -> Iterator[Waiting]:
    """Yield the meetings begun on that need a day, or an invitation, before long."""
    undecided = Q(state__in=("window", "proposed"), planned_before__lte=on + AHEAD)
    draft = Q(state="fixed", is_convened=False, starts_at__lt=_midnight(on + AHEAD))
    drafts_ahead = draft & Q(ends_at__gte=_midnight(on))
    rows = _within(Meeting.objects.filter(undecided | drafts_ahead), reach(person, "meeting.plan"))
    for one in rows.order_by("planned_before", "starts_at", "id")[:MOST]:
        title = _("Indkald: {title}") if one.state == "fixed" else _("Find en dag: {title}")
        due = _day(one) if one.state == "fixed" else one.planned_before - timedelta(days=1)
        yield _waiting(Kind.WORK, title, one, _page(one, "meeting"), due)


def _to_write(person: User, on: date) -> Iterator[Waiting]:
    """Yield the meetings that are over, and whose end or attendance nobody has written down."""
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    over = Q(ends_at__lt=_midnight(on + timedelta(days=1)), ends_at__gte=_midnight(on - LOOK_BACK))
    unwritten = Q(state="fixed", is_convened=True) | (Q(state="held") & ~Exists(noted))
    rows = _within(Meeting.objects.filter(over, unwritten), reach(person, "attendance.write"))
    for one in rows.order_by("ends_at", "id")[:MOST]:
        is_held = one.state == "held"
        title = _("Skriv, hvem der var med: {title}") if is_held else _("Blev det holdt? {title}")
        page = _page(one, "write_attendance" if is_held else "meeting")
        yield _waiting(Kind.WORK, title, one, page, None)


def _within(rows: QuerySet[Meeting], where: Reach) -> QuerySet[Meeting]:
    rows = rows.select_related("programme", "site")
    if where.everywhere:
        return rows
    kept = Q(programme__key__in=where.programmes)
    for place in where.sites:
        kept |= Q(programme__key=place.programme_key, site__key=place.site_key)
    return rows.filter(kept)


def _waiting(kind: Kind, title: str, meeting: Meeting, link: str, due: date | None) -> Waiting:
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    return Waiting(
        kind=kind,
        title=title.format(title=meeting.title),
        link=link,
        due=due,
        programme_title=meeting.programme.title,
        site_name=meeting.site.name if meeting.site else "",
        detail=slot.written(page_language()) if slot else "",
    )


def _page(meeting: Meeting, name: str) -> str:
    return reverse(f"meetings:{name}", args=[meeting.programme.key, meeting.pk])


def _day(meeting: Meeting) -> date | None:
    return localdate(meeting.starts_at) if meeting.starts_at else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DANISH_TIME)
