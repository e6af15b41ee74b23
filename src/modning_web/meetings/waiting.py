"""What meetings let wait for a person: to answer, to settle, to convene, to write down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.db.models import CharField, DateField, Exists, OuterRef, Q, QuerySet, Value
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from modning.dates import Hours, write_hours
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.access.policy import Place, Reach, reach
from modning_web.addresses import address_of
from modning_web.meetings.mapping import slot_of
from modning_web.meetings.models import Attendance, Invitation, Meeting, MeetingStep, PollVoter
from modning_web.meetings.queries import Participant, at_meetings, not_left_by, participant
from modning_web.programmes.wording import page_language
from modning_web.statements import prepared
from modning_web.waiting import Kind, Waiting

AHEAD = timedelta(
    days=31
)  # so long before its day, or its window's end, a meeting is to be seen to
AHEAD_TO_ATTEND = timedelta(days=92)
LOOK_BACK = timedelta(days=60)
TO_WRITE = timedelta(days=7)
MOST = 20  # of each kind; the list of meetings has them all
_COMES = ("accepted", "tentative")
Rows = QuerySet[Any, tuple[Any, ...]]


class MeetingRow(NamedTuple):
    """What My day tells of a meeting."""

    pk: UUID
    title: str
    programme_key: str
    programme_title: str
    site_key: str | None
    site_name: str | None
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def day(self) -> date | None:
        """The day it is held, when it has a time."""
        return localdate(self.starts_at) if self.starts_at else None

    def to_write_by(self, on: date) -> date | None:
        """Return the last day to write what came of it: a week after, while it is remembered.

        Later than that it has no day any more, and waits behind what has one.
        """
        last = self.day + TO_WRITE if self.day else None
        return last if last and on <= last else None

    @property
    def place(self) -> Place:
        """Where it is, for the policy."""
        return Place(self.programme_key, self.site_key or "")

    def page(self, view: str = "meetings:meeting") -> str:
        """Return the address of its page, or of another page of its own."""
        return address_of(view, self.programme_key, str(self.pk))


def columns_of_meeting(at: str = "") -> tuple[str, ...]:
    """Return the columns of a `MeetingRow`; `at` are the lookups that lead to the meeting."""
    names = ("pk", "title", "programme__key", "programme__title", "site__key", "site__name")
    return tuple(f"{at}{name}" for name in (*names, "starts_at", "ends_at"))


def waiting_for(person: User, *, on: date) -> list[Waiting]:
    """Return what waits for `person`, seen from the day `on`: two statements at most."""
    return [*_asked(person, on), *_to_see_to(person, on)]


def moved_and_cancelled(person: UUID, since: datetime) -> Rows:
    """Return the deed, its time and the meeting of what happened since where one is called to.

    The columns are those of the news of minutes, which are asked for in the same statement.
    """
    mine = Invitation.objects.filter(person=person, meeting=OuterRef("meeting"))
    steps = MeetingStep.objects.filter(Exists(mine), at__gt=since, deed__in=("move", "cancel"))
    newest = steps.exclude(by=person).order_by("-at")[:MOST]
    rows = MeetingStep.objects.filter(pk__in=newest.values("pk")).order_by()
    return rows.values_list("deed", "at", *columns_of_meeting("meeting__"))


def _asked(person: User, on: date) -> Iterator[Waiting]:
    """Yield the polls to answer, the meetings to answer for, and those that the person comes to."""
    since, until = _midnight(on), _midnight(on + AHEAD_TO_ATTEND)
    for about, answered, due, place, *row in _called_to(participant(person, on=on), since, until):
        meeting = MeetingRow(*row)
        link = address_of("meetings:poll_answer" if due else "meetings:answer", str(about))
        if due:
            yield _waiting(Kind.ANSWER, _("Svar, hvornår du kan: {title}"), meeting, link, due)
        elif answered in _COMES:
            yield _attending(meeting, link, place)
        else:
            title = _("Svar på indkaldelsen: {title}")
            yield _waiting(Kind.ANSWER, title, meeting, link, meeting.day)


@prepared
def _called_to(one: Participant, since: datetime, until: datetime) -> Rows:
    """Return the polls that a person is asked in, and the invitations, in one statement."""
    polls = PollVoter.objects.filter(
        not_left_by(one, "poll__meeting__"),
        person=one.person,
        answered_at=None,
        poll__closed_at=None,
    )
    to_answer = Q(answered="needs-action", meeting__is_convened=True) & ~Q(part="informed")
    invitations = Invitation.objects.filter(
        not_left_by(one, "meeting__"),
        to_answer | Q(answered__in=_COMES, meeting__starts_at__lt=until),
        person=one.person,
        withdrawn_at=None,
        meeting__state="fixed",
        meeting__ends_at__gte=since,
    )
    nothing, no_day = Value("", CharField()), Value(None, DateField())
    polled = ("poll", nothing, "poll__answer_by", nothing)
    convened = ("pk", "answered", no_day, "meeting__place")
    return (
        polls.order_by()
        .values_list(*polled, *columns_of_meeting("poll__meeting__"))
        .union(
            invitations.order_by().values_list(*convened, *columns_of_meeting("meeting__")),
            all=True,
        )
    )


def _attending(meeting: MeetingRow, link: str, place: str) -> Waiting:
    starts, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    hours = write_hours(Hours(starts.time(), ends.time()), page_language())
    return Waiting(
        kind=Kind.MEETING,
        title=_("Deltag: {name}").format(name=meeting.title),
        link=link,
        due=starts.date(),
        programme_title=meeting.programme_title,
        site_name=meeting.site_name or "",
        detail=", ".join(text for text in (hours, place) if text),
    )


def _to_see_to(person: User, on: date) -> Iterator[Waiting]:
    """Yield the meetings that need a day or an invitation before long, and what to write of others.

    To write is whether they were held and who was there, of those that are over.
    """
    plans, writes = reach(person, "meeting.plan"), reach(person, "attendance.write")
    found = _to_plan_and_to_write(plans, writes, _Days.around(on))
    for state, is_convened, planned_before, *row in found:
        meeting = MeetingRow(*row)
        if state == "held":
            page = meeting.page("meetings:write_attendance")
            title = _("Skriv, hvem der var med: {title}")
            yield _waiting(Kind.WORK, title, meeting, page, meeting.to_write_by(on))
        elif state == "fixed" and is_convened:
            title = _("Blev det holdt? {title}")
            yield _waiting(Kind.WORK, title, meeting, meeting.page(), meeting.to_write_by(on))
        else:
            is_fixed = state == "fixed"
            title = _("Indkald: {title}") if is_fixed else _("Find en dag: {title}")
            due = meeting.day if is_fixed else planned_before - timedelta(days=1)
            yield _waiting(Kind.WORK, title, meeting, meeting.page(), due)


@dataclass(frozen=True, slots=True)
class _Days:
    """How far My day looks back and ahead, seen from a day."""

    back: datetime
    begins: datetime
    ends: datetime
    ahead: datetime
    last: date

    @classmethod
    def around(cls, on: date) -> Self:
        """Return them for a day."""
        return cls(
            back=_midnight(on - LOOK_BACK),
            begins=_midnight(on),
            ends=_midnight(on + timedelta(days=1)),
            ahead=_midnight(on + AHEAD),
            last=on + AHEAD,
        )


@prepared
def _to_plan_and_to_write(plans: Reach, writes: Reach, days: _Days) -> Rows:
    """Return the first of each sort in one statement, each found by an index of its own."""
    to_plan = Meeting.objects.filter(at_meetings(plans, common_too=False))
    undecided = to_plan.filter(state__in=("window", "proposed"), planned_before__lte=days.last)
    unsent = to_plan.filter(state="fixed", is_convened=False)
    unsent = unsent.filter(starts_at__lt=days.ahead, ends_at__gte=days.begins)
    # What ends before a day begins before it too; to say so lets the database use its index.
    over = Meeting.objects.filter(at_meetings(writes, common_too=False)).filter(
        starts_at__lt=days.ends, ends_at__lt=days.ends, ends_at__gte=days.back
    )
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    unwritten = over.filter(Q(state="fixed", is_convened=True) | (Q(state="held") & ~Exists(noted)))
    parts = (
        _first(undecided.order_by("planned_before", "id")),
        _first(unsent.order_by("starts_at", "id")),
        _first(unwritten.order_by("-ends_at", "id")),  # what lies longest pushes out nothing new
    )
    return parts[0].union(*parts[1:], all=True).order_by("planned_before", "starts_at", "pk")


def _first(rows: QuerySet[Meeting]) -> Rows:
    first = Meeting.objects.filter(pk__in=rows[:MOST].values("pk")).order_by()
    return first.values_list("state", "is_convened", "planned_before", *columns_of_meeting())


def _waiting(kind: Kind, title: str, meeting: MeetingRow, link: str, due: date | None) -> Waiting:
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    return Waiting(
        kind=kind,
        title=title.format(title=meeting.title),
        link=link,
        due=due,
        programme_title=meeting.programme_title,
        site_name=meeting.site_name or "",
        detail=slot.written(page_language()) if slot else "",
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DANISH_TIME)
