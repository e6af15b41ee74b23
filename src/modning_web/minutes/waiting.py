"""What waits for a person of minutes and tasks, and what is new of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.access.models import User
from modning_web.access.policy import Reach, reach
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.meetings.queries import Participant, at_meetings, participant, takes_part
from modning_web.meetings.waiting import MeetingRow, columns_of_meeting, moved_and_cancelled
from modning_web.minutes.models import MinutesStep, Reading, State
from modning_web.minutes.queries import (
    TAKES_PLACE,
    Held,
    held_by,
    tasks_given_to,
)
from modning_web.statements import prepared
from modning_web.waiting import Kind, News, Waiting

MOST = 20  # of each kind: more than one does in a week
AHEAD = timedelta(days=14)
TO_APPROVE = timedelta(days=14)  # how long minutes may lie before somebody approves them
Rows = QuerySet[Any, tuple[Any, ...]]


def waiting_for(person: User, *, on: date, texts: Mapping[str, str] | None = None) -> list[Waiting]:
    """Return tasks, minutes to write, to approve and to read, and items to prepare.

    `texts` are the definitions of the programmes where the person has a role, by key, where they
    are read already.
    """
    return [
        *_tasks(person, held_by(person, on, texts=texts)),
        *_to_write(person, on),
        *_circulated(person, on),
        *_to_prepare(person, on),
    ]


def news_for(person: User, *, since: datetime) -> list[News]:
    """Return what others did since then: meetings moved and cancelled, minutes sent and approved.

    One statement for both.
    """
    rows = _told_since(participant(person), reach(person, "minutes.see"), since)
    return [_news(deed, at, MeetingRow(*row)) for deed, at, *row in rows]


def _news(deed: str, at: datetime, meeting: MeetingRow) -> News:
    title, view = _NEWS[deed]
    told = str(title).format(meeting=meeting.title, title=meeting.title)
    site_name = meeting.site_name or ""
    return News(told, meeting.page(view), at, meeting.programme_title, site_name)


@prepared
def _told_since(reader: Participant, where: Reach, since: datetime) -> Rows:
    seen = at_meetings(where, "minutes__meeting__", common_too=True)
    steps = MinutesStep.objects.filter(
        seen | takes_part(reader, "minutes__meeting__"),
        deed__in=("circulate", "approve"),
        at__gt=since,
    )
    newest = steps.exclude(by=reader.person).order_by("-at")[:MOST]
    rows = MinutesStep.objects.filter(pk__in=newest.values("pk")).order_by()
    told = rows.values_list("deed", "at", *columns_of_meeting("minutes__meeting__"))
    return told.union(moved_and_cancelled(reader.person, since), all=True).order_by("-at")


_NEWS = {
    "circulate": (gettext_lazy("Referatet af {meeting} er sendt rundt"), "minutes:minutes"),
    "approve": (gettext_lazy("Referatet af {meeting} er godkendt"), "minutes:minutes"),
    "move": (gettext_lazy("Flyttet: {title}"), "meetings:meeting"),
    "cancel": (gettext_lazy("Aflyst: {title}"), "meetings:meeting"),
}


def _tasks(person: User, held: tuple[Held, ...]) -> Iterable[Waiting]:
    for task, text, due, *row in _open_tasks(person.pk, held):
        meeting = MeetingRow(*row)
        yield Waiting(
            Kind.TASK,
            _("Løs: {text}").format(text=text),
            reverse("minutes:task", args=[task]),
            due,
            meeting.programme_title,
            meeting.site_name or "",
            detail=meeting.title,
        )


@prepared
def _open_tasks(person: UUID, held: tuple[Held, ...]) -> Rows:
    rows = tasks_given_to(person, held).open_tasks().order_by("due_date", "id")[:MOST]
    return rows.values_list("pk", "text", "due_date", *columns_of_meeting("item__meeting__"))


def _to_write(person: User, on: date) -> Iterable[Waiting]:
    """Tell of meetings that are over, whose minutes this person takes or, as chair, may begin."""
    where = reach(person, "minutes.write")
    theirs = (MeetingRow(*row) for row in _unwritten(person.pk, _midnight(on)))
    for meeting in islice((one for one in theirs if one.place in where), MOST):
        title = _("Skriv referat af {meeting}")
        yield _of_meeting(Kind.WORK, title, meeting, meeting.to_write_by(on))


@prepared
def _unwritten(person: UUID, before: datetime) -> Rows:
    """Return the few that are theirs, wherever they are; who they are decides where one looks."""
    over = Meeting.objects.filter(state__in=TAKES_PLACE, ends_at__lt=before).order_by()
    to_begin = over.filter(chair=person, minutes=None)
    begun = over.filter(minutes__taker=person, minutes__state=State.DRAFT)
    columns = columns_of_meeting()
    rows = to_begin.values_list(*columns).union(begun.values_list(*columns), all=True)
    return rows.order_by("starts_at", "pk")


def _circulated(person: User, on: date) -> Iterable[Waiting]:
    """Tell of circulated minutes that this person may approve, or was at and has not read.

    Who circulated them need do neither.
    """
    approves = reach(person, "minutes.approve")
    for at, is_read, *row in _last_circulations(participant(person, on=on), approves):
        meeting = MeetingRow(*row)
        if meeting.place in approves:
            due = timezone.localdate(at) + TO_APPROVE
            yield _of_meeting(Kind.APPROVAL, _("Godkend referat af {meeting}"), meeting, due)
        elif not is_read:
            yield _of_meeting(Kind.WORK, _("Læs referat af {meeting}"), meeting)


@prepared
def _last_circulations(reader: Participant, approves: Reach) -> Rows:
    """Return the step by which minutes, where they are circulated now, were so last."""
    theirs = at_meetings(approves, "minutes__meeting__", common_too=False)
    newer = MinutesStep.objects.filter(
        minutes=OuterRef("minutes"), deed="circulate", pk__gt=OuterRef("pk")
    )
    has_read = Reading.objects.filter(step=OuterRef("pk"), person=reader.person)
    steps = MinutesStep.objects.filter(
        theirs | takes_part(reader, "minutes__meeting__"),
        ~Exists(newer),
        deed="circulate",
        minutes__state=State.CIRCULATED,
    )
    rows = steps.exclude(by=reader.person).annotate(is_read=Exists(has_read)).order_by("at", "id")
    return rows[:MOST].values_list("at", "is_read", *columns_of_meeting("minutes__meeting__"))


def _to_prepare(person: User, on: date) -> Iterable[Waiting]:
    """Tell of items at meetings soon that this person, by name, is responsible for."""
    for title, responsible, *row in _items_soon(
        participant(person, on=on), _midnight(on), _midnight(on + AHEAD)
    ):
        if str(person.pk) in responsible:
            meeting = MeetingRow(*row)
            yield Waiting(
                Kind.WORK,
                _("Forbered punktet “{item}”").format(item=title),
                meeting.page("meetings:agenda"),
                meeting.day,
                meeting.programme_title,
                meeting.site_name or "",
                detail=meeting.title,
            )


@prepared
def _items_soon(reader: Participant, since: datetime, until: datetime) -> Rows:
    items = AgendaItem.objects.filter(
        takes_part(reader, "meeting__"),
        meeting__state="fixed",
        meeting__starts_at__gte=since,
        meeting__starts_at__lt=until,
    )
    return items.order_by().values_list("title", "responsible", *columns_of_meeting("meeting__"))


def _of_meeting(kind: Kind, title: str, meeting: MeetingRow, due: date | None = None) -> Waiting:
    return Waiting(
        kind,
        title.format(meeting=meeting.title),
        _minutes(meeting),
        due,
        meeting.programme_title,
        meeting.site_name or "",
    )


def _minutes(meeting: MeetingRow) -> str:
    return meeting.page("minutes:minutes")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
