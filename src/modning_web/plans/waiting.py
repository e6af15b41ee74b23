"""What plans let wait for a person: proposals to look at or release, and meetings that clash."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.access.policy import Reach, reach
from modning_web.meetings.models import Invitation
from modning_web.plans.models import BusyStretch, PlanDraft, PlannedPerson, State
from modning_web.programmes.wording import page_language
from modning_web.statements import prepared
from modning_web.waiting import Kind, Waiting

MOST = 100
Rows = QuerySet[Any, tuple[Any, ...]]
PATIENCE = timedelta(days=7)  # so long after it was made, a proposal is to be released or dropped


@dataclass(frozen=True, slots=True)
class _Row:
    """A draft in a state; or, without one, a person who is busy while a meeting is held."""

    about: UUID
    stage: str
    programme_key: str
    programme_title: str
    called: str
    site_name: str | None
    begins: datetime
    is_over: datetime
    who: UUID
    name: str


_COLUMNS = tuple(_Row.__slots__)


def waiting_for(person: User, *, on: date) -> list[Waiting]:
    """Return what waits for one who proposes or releases plans: one statement, none for others."""
    proposes, releases = reach(person, "plan.propose"), reach(person, "plan.release")
    if not proposes and not releases:
        return []
    long_ago, today = _midnight(on - PATIENCE), _midnight(on)
    rows = [_Row(*one) for one in _told_of(person.pk, proposes, releases, long_ago, today)]
    return [*_to_look_at(rows, on), *_to_move(rows)]


@prepared
def _told_of(
    person: UUID, proposes: Reach, releases: Reach, long_ago: datetime, today: datetime
) -> Rows:
    """Return the drafts to look at and who is busy while a meeting is held, in one statement."""
    clashing = (_invited(proposes, today), _counted_on(proposes, today))
    told = _drafts(person, releases, long_ago).union(*clashing, all=True)
    return told.order_by("begins", "about", "name")[:MOST]


def _drafts(person: UUID, releases: Reach, long_ago: datetime) -> Rows:
    """Return the newest draft of each programme, own ones and those that are left lying."""
    left_lying = _within(releases, "programme") & Q(made_at__lt=long_ago)
    later = PlanDraft.objects.exclude(state__in=(State.DROPPED, State.INTERRUPTED)).filter(
        programme=OuterRef("programme"), made_at__gt=OuterRef("made_at")
    )
    rows = PlanDraft.objects.filter(
        Q(made_by=person) | left_lying,
        ~Exists(later),
        state__in=(State.READY, State.CANCELLED, State.INTERRUPTED),
    )
    return _told(
        rows,
        about=F("pk"),
        stage=F("state"),
        programme_key=F("programme__key"),
        programme_title=F("programme__title"),
        called=Value(""),
        site_name=F("without__name"),
        begins=F("made_at"),
        is_over=F("made_at"),
        who=F("programme_id"),
        name=Value(""),
    )


def _invited(proposes: Reach, today: datetime) -> Rows:
    """Return who is invited to a meeting, must come, and has told to be busy meanwhile."""
    rows = Invitation.objects.filter(
        _within(proposes, "meeting__programme"),
        _is_settled("meeting", today),
        _busy_during("meeting"),
        part="required",
        withdrawn_at=None,
    ).exclude(answered="declined")
    return _clash(rows, "meeting")


def _counted_on(proposes: Reach, today: datetime) -> Rows:
    """Return whom a released plan counts on, at meetings that nobody is invited to yet."""
    meeting = "time__occurrence__meeting"
    rows = PlannedPerson.objects.filter(
        _within(proposes, f"{meeting}__programme"),
        _is_settled(meeting, today),
        _busy_during(meeting),
        comes=True,
        time__plan__state=State.RELEASED,
        **{f"{meeting}__is_convened": False, f"{meeting}__starts_at": F("time__starts_at")},
    )
    return _clash(rows, meeting)


def _is_settled(meeting: str, today: datetime) -> Q:
    return Q(**{f"{meeting}__state": "fixed", f"{meeting}__starts_at__gte": today})


def _busy_during(meeting: str) -> Exists:
    starts, ends = OuterRef(f"{meeting}__starts_at"), OuterRef(f"{meeting}__ends_at")
    busy = BusyStretch.objects.filter(
        person=OuterRef("person"), starts_at__lt=ends, ends_at__gt=starts
    )
    # What fills just the same time is the meeting itself in the person's calendar.
    return Exists(busy.exclude(starts_at=starts, ends_at=ends))


def _clash(rows: QuerySet[Any], meeting: str) -> Rows:
    return _told(
        rows,
        about=F(f"{meeting}__pk"),
        stage=Value(""),
        programme_key=F(f"{meeting}__programme__key"),
        programme_title=F(f"{meeting}__programme__title"),
        called=F(f"{meeting}__title"),
        site_name=F(f"{meeting}__site__name"),
        begins=F(f"{meeting}__starts_at"),
        is_over=F(f"{meeting}__ends_at"),
        who=F("person_id"),
        name=F("person__name"),
    )


def _told(rows: QuerySet[Any], **columns: Any) -> Rows:
    told: Rows = rows.order_by().annotate(**columns).values_list(*_COLUMNS)
    return told


def _within(where: Reach, programme: str) -> Q:
    if where.everywhere:
        return Q(**{f"{programme}__isnull": False})
    return Q(**{f"{programme}__key__in": where.programmes})


def _to_look_at(rows: Iterable[_Row], on: date) -> Iterator[Waiting]:
    for row in rows:
        if row.stage:
            made_on = localdate(row.begins)
            is_late = made_on < on - PATIENCE
            yield Waiting(
                kind=Kind.WORK,
                title=_draft_title(row.stage, is_late=is_late),
                link=reverse("plans:draft", args=[row.programme_key, row.about]),
                due=made_on + PATIENCE,
                programme_title=row.programme_title,
                site_name=row.site_name or "",
            )


def _draft_title(stage: str, *, is_late: bool) -> str:
    if stage == State.INTERRUPTED:
        return _("Søgningen efter datoer blev afbrudt: lad den begynde forfra")
    if is_late:
        return _("Frigiv eller kassér forslaget til datoer")
    return _("Se forslaget til datoer")


def _to_move(rows: Iterable[_Row]) -> Iterator[Waiting]:
    """Yield each meeting once, with all who cannot; the link asks what moves for the first."""
    clashes = (row for row in rows if not row.stage)
    for _about, those in groupby(clashes, key=lambda row: row.about):
        first, *others = those
        days = Slot(localtime(first.begins), localtime(first.is_over)).days
        asked = {"who": str(first.who), "since": str(days.start), "last": str(days.last_day)}
        names = dict.fromkeys(row.name for row in (first, *others))
        yield Waiting(
            kind=Kind.WORK,
            title=_("Find en anden tid: {title}").format(title=first.called),
            link=f"{reverse('plans:changed', args=[first.programme_key])}?{urlencode(asked)}",
            due=days.start,
            programme_title=first.programme_title,
            site_name=first.site_name or "",
            detail=_("{names} er optaget {when}").format(
                names=", ".join(names),
                when=Slot(first.begins, first.is_over).written(page_language()),
            ),
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DANISH_TIME)
