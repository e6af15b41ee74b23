"""Meetings of the demonstration, some at each step of the way, seen from 1 March 2023."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from modning.meeting.invitation.value import Answered
from modning.meeting.poll import Suits
from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.meetings.actions import attending, polling, steps
from modning_web.meetings.actions.answering import Reply, answer
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import seating_of
from modning_web.programmes.models import Occurrence

LEAD = "Karen Demo-Lund"
_NINE, _NOON = time(9), time(12)


@dataclass(frozen=True, slots=True)
class Story:
    """How far one meeting of the demo has come.

    `begun` is the day its planning began, `day` the one it was given, `moved_to` another it got
    later. `answers` are those of people by name.
    """

    programme: str
    occurrence: str
    begun: date
    end: str
    day: date | None = None
    place: str = ""
    online_address: str = ""
    moved_to: date | None = None
    reason: str = ""
    options: tuple[date, ...] = ()
    answers: tuple[tuple[str, Answered], ...] = ()
    by: str = LEAD


_ONLINE = "https://moede.example/modning"
STORIES = (
    Story(
        "voldsudsatte",
        "opstartsmoede/1",
        date(2022, 10, 3),
        "held",
        day=date(2022, 11, 24),
        place="Odense",
        answers=(("Sofie Demo-Holm", "accepted"), ("Emil Demo-Frost", "declined")),
    ),
    Story(
        "voldsudsatte",
        "opstartsworkshop/1/kommune-1",
        date(2023, 2, 20),
        "proposed",
        options=(date(2023, 3, 21), date(2023, 3, 28), date(2023, 4, 13)),
        answers=(("Birgit Demo-Juhl", "accepted"),),
    ),
    Story(
        "voldsudsatte",
        "opstartsworkshop/1/kommune-2",
        date(2023, 2, 22),
        "fixed",
        day=date(2023, 5, 12),
        place="Kommune 2",
    ),
    Story(
        "voldsudsatte",
        "udviklingsmoede-maj/1",
        date(2023, 2, 13),
        "convened",
        day=date(2023, 5, 16),
        moved_to=date(2023, 6, 6),
        reason="Kompetenceleverandøren kan ikke den 16. maj.",
        place="Odense",
        answers=(("Line Demo-Aagaard", "accepted"),),
    ),
    Story(
        "overgang-til-voksenlivet",
        "projektledernetvaerk/1",
        date(2022, 12, 5),
        "held",
        day=date(2023, 1, 18),
        online_address=_ONLINE,
        answers=(("Sofie Demo-Holm", "accepted"),),
    ),
    Story(
        "overgang-til-voksenlivet",
        "projektledernetvaerk/2",
        date(2023, 1, 9),
        "convened",
        day=date(2023, 2, 22),
        online_address=_ONLINE,
        answers=(("Sofie Demo-Holm", "accepted"),),
    ),
    Story(
        "overgang-til-voksenlivet",
        "projektledernetvaerk/3",
        date(2023, 2, 6),
        "convened",
        day=date(2023, 3, 15),
        online_address=_ONLINE,
    ),
    Story(
        "overgang-til-voksenlivet",
        "opstartsmoede/1",
        date(2022, 12, 12),
        "fixed",
        day=date(2023, 3, 9),
        place="Odense",
    ),
    Story(
        "overgang-til-voksenlivet",
        "spoergsmaal-om-data/1",
        date(2023, 1, 30),
        "cancelled",
        day=date(2023, 2, 24),
        reason="Spørgsmålene er besvaret på netværksmødet.",
    ),
    Story(
        "kommuneaktiviteter",
        "sparring/5",
        date(2023, 2, 1),
        "proposed",
        options=(date(2023, 3, 16), date(2023, 3, 23)),
        by="Mette Demo-Krogh",
    ),
    Story(
        "kommuneaktiviteter",
        "opsamling-1/1/kommune-2",
        date(2022, 6, 20),
        "held",
        day=date(2022, 8, 24),
        place="Kommune 2",
        answers=(("Anders Demo-Friis", "accepted"), ("Ali Demo-Yilmaz", "accepted")),
        by="Mette Demo-Krogh",
    ),
    Story(
        "kommuneaktiviteter",
        "opsamling-2/1/kommune-2",
        date(2023, 2, 27),
        "window",
        by="Anders Demo-Friis",
    ),
)


def load_meetings() -> None:
    """Add the meetings of the demo that nobody has begun on."""
    people = {one.name: one for one in User.objects.filter(is_demo=True)}
    for story in STORIES:
        _tell(story, people)


@transaction.atomic
def _tell(story: Story, people: dict[str, User]) -> None:
    rows = Occurrence.objects.select_related("programme__current", "site")
    occurrence = rows.filter(programme__key=story.programme, key=story.occurrence).first()
    by = people.get(story.by)
    if occurrence is None or by is None or _is_begun(occurrence):
        return
    at = datetime.combine(story.begun, _NINE, UTC)
    meeting = steps.open_meeting(occurrence=occurrence, by=by, at=at)
    if story.options:
        _ask(story, meeting, people, by=by, at=at)
    if story.day:
        _settle(story, meeting, story.day, people, by=by)


def _is_begun(occurrence: Occurrence) -> bool:
    return Meeting.objects.filter(
        programme=occurrence.programme_id, occurrence_key=occurrence.key
    ).exists()


def _settle(
    story: Story, meeting: Meeting, day: date, people: dict[str, User], *, by: User
) -> None:
    at = datetime.combine(story.begun, _NOON, UTC)
    around = steps.Circumstances(story.place, story.online_address, by)
    steps.revise(seen=_seen(meeting), circumstances=around, by=by, at=at)
    steps.fix(seen=_seen(meeting), slot=_slot(day), by=by, at=at)
    if story.end == "fixed":
        return
    invited = seating_of(_fresh(meeting), on=day).invited()
    if invited:
        steps.convene(seen=_seen(meeting), invited=invited, by=by, at=at)
    if story.moved_to:
        later = datetime.combine(story.begun + timedelta(days=7), _NOON, UTC)
        new, why = _slot(story.moved_to), story.reason
        steps.move(seen=_seen(meeting), slot=new, reason=why, by=by, at=later)
    _answer(story, meeting, people)
    if story.end in _ENDS:
        _ENDS[story.end](story, meeting, by)


def _answer(story: Story, meeting: Meeting, people: dict[str, User]) -> None:
    at = datetime.combine(story.begun + timedelta(days=3), _NOON, UTC)
    for name, answered in story.answers:
        row = meeting.invitations.filter(person__name=name, withdrawn_at=None).first()
        if row is not None:
            answer(invitation=row, reply=Reply(answered), by=people[name], at=at)


def _cancel(story: Story, meeting: Meeting, by: User) -> None:
    at = datetime.combine(story.begun + timedelta(days=14), _NOON, UTC)
    steps.cancel(seen=_seen(meeting), reason=story.reason, by=by, at=at)


def _hold(story: Story, meeting: Meeting, by: User) -> None:
    row = _fresh(meeting)
    at = (row.ends_at or datetime.combine(story.begun, _NOON, UTC)) + timedelta(hours=1)
    steps.hold(seen=_seen(meeting), by=by, at=at)
    came = [
        attending.Noted(
            one.person,
            "absent" if one.answered == "declined" else "present",
            role_key=one.role_key,
            site=one.site,
        )
        for one in row.invitations.filter(withdrawn_at=None).select_related("person", "site")
    ]
    attending.note_attendance(seen=_seen(meeting), noted=came, by=by, at=at)


_ENDS: dict[str, Callable[[Story, Meeting, User], None]] = {
    "cancelled": _cancel,
    "held": _hold,
}


def _ask(
    story: Story, meeting: Meeting, people: dict[str, User], *, by: User, at: datetime
) -> None:
    invited = seating_of(_fresh(meeting), on=story.options[0]).invited()
    slots = tuple(_slot(day) for day in story.options)
    question = polling.Question(slots, invited, answer_by=story.begun + timedelta(days=14))
    poll = polling.propose(seen=_seen(meeting), question=question, by=by, at=at)
    for name, _answered in story.answers:
        if poll.voters.filter(person=people[name]).exists():
            votes: dict[UUID, Suits] = {one.pk: "yes" for one in poll.options.all()}
            polling.vote(poll=poll, votes=votes, by=people[name], at=at + timedelta(days=1))


def _slot(day: date) -> Slot:
    starts = datetime.combine(day, _NINE, DANISH_TIME)
    return Slot(starts, datetime.combine(day, _NOON, DANISH_TIME))


def _fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("programme__current", "site").get(pk=meeting.pk)


def _seen(meeting: Meeting) -> Seen:
    return Seen(meeting, _fresh(meeting).revision)
