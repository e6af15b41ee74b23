"""What meetings let wait for a person: to answer, to settle, to convene, to write down."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
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
from modning_web.waiting import Kind, News, Waiting

AHEAD = timedelta(
    days=31
)  # so long before its day, or its window's end, a meeting is to be seen to
AHEAD_TO_ATTEND = timedelta(days=92)
LOOK_BACK = timedelta(days=60)
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
    """Return what waits for `person`, seen from the day `on`: three statements at most."""
    return [
        *_asked(person, on),
        *_to_plan(person, on),
        *_to_write(person, on),
    ]


def news_for(person: User, *, since: datetime) -> list[News]:
    """Return what happened since to the meetings that `person` is called to."""
    rows = _moved_and_cancelled(person.pk, since)
    return [_news(deed, at, MeetingRow(*row)) for deed, at, *row in rows]


@prepared
def _moved_and_cancelled(person: UUID, since: datetime) -> Rows:
    mine = Invitation.objects.filter(person=person, meeting=OuterRef("meeting"))
    steps = MeetingStep.objects.filter(Exists(mine), at__gt=since, deed__in=("move", "cancel"))
    rows = steps.exclude(by=person).order_by("-at")[:MOST]
    return rows.values_list("deed", "at", *columns_of_meeting("meeting__"))


def _news(deed: str, at: datetime, meeting: MeetingRow) -> News:
    told = _("Flyttet: {title}") if deed == "move" else _("Aflyst: {title}")
    return News(
        title=told.format(title=meeting.title),
        link=meeting.page(),
        at=at,
        programme_title=meeting.programme_title,
        site_name=meeting.site_name or "",
    )


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


def _to_plan(person: User, on: date) -> Iterator[Waiting]:
    """Yield the meetings begun on that need a day, or an invitation, before long."""
    until = on + AHEAD
    where = reach(person, "meeting.plan")
    for state, planned_before, *row in _unsettled(where, until, _midnight(on), _midnight(until)):
        meeting, is_fixed = MeetingRow(*row), state == "fixed"
        title = _("Indkald: {title}") if is_fixed else _("Find en dag: {title}")
        due = meeting.day if is_fixed else planned_before - timedelta(days=1)
        yield _waiting(Kind.WORK, title, meeting, meeting.page(), due)


@prepared
def _unsettled(where: Reach, until: date, now: datetime, then: datetime) -> Rows:
    """Return what has no day, and drafts ahead; each is found by an index of its own."""
    theirs = Meeting.objects.filter(at_meetings(where, common_too=False)).order_by()
    columns = ("state", "planned_before", *columns_of_meeting())
    undecided = theirs.filter(state__in=("window", "proposed"), planned_before__lte=until)
    ahead = theirs.filter(state="fixed", is_convened=False, starts_at__lt=then, ends_at__gte=now)
    rows = undecided.values_list(*columns).union(ahead.values_list(*columns), all=True)
    return rows.order_by("planned_before", "starts_at", "pk")[:MOST]


def _to_write(person: User, on: date) -> Iterator[Waiting]:
    """Yield the meetings that are over, and whose end or attendance nobody has written down."""
    where = reach(person, "attendance.write")
    since, until = _midnight(on - LOOK_BACK), _midnight(on + timedelta(days=1))
    for state, *row in _unwritten(where, since, until):
        meeting, is_held = MeetingRow(*row), state == "held"
        title = _("Skriv, hvem der var med: {title}") if is_held else _("Blev det holdt? {title}")
        page = meeting.page("meetings:write_attendance" if is_held else "meetings:meeting")
        yield _waiting(Kind.WORK, title, meeting, page, None)


@prepared
def _unwritten(where: Reach, since: datetime, until: datetime) -> Rows:
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    over = Q(starts_at__lt=until, ends_at__lt=until, ends_at__gte=since)
    unwritten = Q(state="fixed", is_convened=True) | (Q(state="held") & ~Exists(noted))
    rows = Meeting.objects.filter(over, unwritten, at_meetings(where, common_too=False))
    return rows.order_by("ends_at", "id")[:MOST].values_list("state", *columns_of_meeting())


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
