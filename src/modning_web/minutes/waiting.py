"""What waits for a person of minutes and tasks, and what is new of them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.access.policy import reach
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.meetings.queries import meetings_taken_part_in
from modning_web.minutes.models import MinutesStep, Outcome, Reading, State
from modning_web.minutes.queries import (
    TAKES_PLACE,
    at_meetings,
    meetings_with_minutes_seen_by,
    place_of,
    tasks_of,
)
from modning_web.waiting import Kind, News, Waiting

MOST = 20  # of each kind: more than one does in a week
AHEAD = timedelta(days=14)
TO_APPROVE = timedelta(days=14)  # how long minutes may lie before somebody approves them


def waiting_for(person: User, *, on: date) -> list[Waiting]:
    """Return tasks, minutes to write, to approve and to read, and items to prepare."""
    return [
        *_tasks(person, on),
        *_to_write(person, on),
        *_circulated(person, on),
        *_to_prepare(person, on),
    ]


def news_for(person: User, *, since: datetime) -> list[News]:
    """Return the minutes that were circulated or approved by others since then."""
    steps = MinutesStep.objects.filter(
        deed__in=("circulate", "approve"),
        at__gt=since,
        minutes__meeting__in=meetings_with_minutes_seen_by(person).values("pk"),
    ).exclude(by=person)
    rows = steps.select_related("minutes__meeting__programme", "minutes__meeting__site")
    return [
        News(
            _NEWS[step.deed]().format(meeting=step.minutes.meeting.title),
            _minutes(step.minutes.meeting),
            step.at,
            step.minutes.meeting.programme.title,
            _site(step.minutes.meeting),
        )
        for step in rows.order_by("-at")[:MOST]
    ]


_NEWS = {
    "circulate": lambda: _("Referatet af {meeting} er sendt rundt"),
    "approve": lambda: _("Referatet af {meeting} er godkendt"),
}


def _tasks(person: User, on: date) -> Iterable[Waiting]:
    rows: QuerySet[Outcome] = tasks_of(person, on=on).open_tasks().order_by("due_date", "id")
    for row in rows.select_related("item__meeting__programme", "item__meeting__site")[:MOST]:
        meeting = row.item.meeting
        yield Waiting(
            Kind.TASK,
            _("Løs: {text}").format(text=row.text),
            reverse("minutes:task", args=[row.pk]),
            row.due_date,
            meeting.programme.title,
            _site(meeting),
            detail=meeting.title,
        )


def _to_write(person: User, on: date) -> Iterable[Waiting]:
    """Tell of meetings that are over, whose minutes this person takes or, as chair, may begin."""
    over = Meeting.objects.filter(state__in=TAKES_PLACE, ends_at__lt=_midnight(on))
    mine = Q(minutes=None, chair=person) | Q(minutes__state=State.DRAFT, minutes__taker=person)
    rows = _listed(over.filter(at_meetings(reach(person, "minutes.write"), common_too=False), mine))
    for row in rows:
        yield _of_meeting(Kind.WORK, _("Skriv referat af {meeting}"), row)


def _circulated(person: User, on: date) -> Iterable[Waiting]:
    """Tell of circulated minutes that this person may approve, or was at and has not read.

    Who circulated them need do neither.
    """
    approves = reach(person, "minutes.approve")
    own = meetings_taken_part_in(person, on=on).values("pk")
    theirs = Meeting.objects.filter(
        Q(pk__in=Meeting.objects.filter(at_meetings(approves, common_too=False)).values("pk"))
        | Q(pk__in=own)
    )
    has_read = Reading.objects.filter(step=OuterRef("pk"), person=person)
    steps = _last_circulations().filter(minutes__meeting__in=theirs.values("pk")).exclude(by=person)
    for step in steps.annotate(is_read=Exists(has_read)).order_by("at", "id")[:MOST]:
        meeting = step.minutes.meeting
        if place_of(meeting) in approves:
            due = timezone.localdate(step.at) + TO_APPROVE
            yield _of_meeting(Kind.APPROVAL, _("Godkend referat af {meeting}"), meeting, due)
        elif not step.is_read:
            yield _of_meeting(Kind.WORK, _("Læs referat af {meeting}"), meeting)


def _last_circulations() -> QuerySet[MinutesStep]:
    """Return the step by which minutes, where they are circulated now, were so last."""
    newer = MinutesStep.objects.filter(
        minutes=OuterRef("minutes"), deed="circulate", pk__gt=OuterRef("pk")
    )
    steps = MinutesStep.objects.filter(deed="circulate", minutes__state=State.CIRCULATED)
    return steps.exclude(Exists(newer)).select_related(
        "minutes__meeting__programme", "minutes__meeting__site"
    )


def _to_prepare(person: User, on: date) -> Iterable[Waiting]:
    """Tell of items at meetings soon that this person, by name, is responsible for."""
    soon = meetings_taken_part_in(person, on=on).filter(
        state="fixed", starts_at__gte=_midnight(on), starts_at__lt=_midnight(on + AHEAD)
    )
    items = AgendaItem.objects.filter(meeting__in=soon.values("pk"))
    for item in items.select_related("meeting__programme", "meeting__site"):
        if str(person.pk) in item.responsible:
            meeting = item.meeting
            yield Waiting(
                Kind.WORK,
                _("Forbered punktet “{item}”").format(item=item.title),
                reverse("meetings:agenda", args=[meeting.programme.key, meeting.pk]),
                timezone.localdate(meeting.starts_at) if meeting.starts_at else None,
                meeting.programme.title,
                _site(meeting),
                detail=meeting.title,
            )


def _listed(rows: QuerySet[Meeting]) -> Iterable[Meeting]:
    return rows.select_related("programme", "site").order_by("starts_at", "id")[:MOST]


def _of_meeting(kind: Kind, title: str, meeting: Meeting, due: date | None = None) -> Waiting:
    return Waiting(
        kind,
        title.format(meeting=meeting.title),
        _minutes(meeting),
        due,
        meeting.programme.title,
        _site(meeting),
    )


def _minutes(meeting: Meeting) -> str:
    return reverse("minutes:minutes", args=[meeting.programme.key, meeting.pk])


def _site(meeting: Meeting) -> str:
    return meeting.site.name if meeting.site else ""


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
