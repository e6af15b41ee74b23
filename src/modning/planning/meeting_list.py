"""A plain list of meetings, rooms and people as JSON, as benchmarks have it."""

from dataclasses import replace
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from modning.dates import Period
from modning.language import Text
from modning.planning.problem import (
    Appointment,
    Length,
    Need,
    Person,
    Problem,
    Room,
    UnknownKey,
    WorkingHours,
)
from modning.planning.quarters import AN_HOUR, Stretch, quarter_of

_WRONG = Text(
    "{place}: {reason}. Ret det, og prøv igen.", "{place}: {reason}. Mend it and try again."
)
_Key = Annotated[str, Field(min_length=1, max_length=200)]
_PLACE = "her"
_EVERY_DAY = frozenset(range(7))
_AN_HOUR_OF_MINUTES = 60


class UnreadableMeetings(ValueError):
    """A list of meetings that cannot be read; `message` says what to mend."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Busy(_Part):
    day: date
    starts: time
    ends: time


class _Person(_Part):
    id: _Key
    busy: tuple[_Busy, ...] = ()


class _Room(_Part):
    id: _Key
    seats: Annotated[int, Field(ge=1)]


class _Meeting(_Part):
    id: _Key
    minutes: Annotated[int, Field(ge=1, le=24 * _AN_HOUR_OF_MINUTES)]
    required: tuple[_Key, ...] = ()
    preferred: tuple[_Key, ...] = ()


class MeetingList(_Part):
    """Meetings of some minutes within some days, from `opens` to `closes`.

    A meeting may start every `grain` minutes, a multiple of 15. Each needs a room with a seat for
    everyone who is required or preferred; without rooms in the list none is needed.
    """

    first_day: date
    days: Annotated[int, Field(ge=1, le=1100)]
    opens: time = time(8)
    closes: time = time(18)
    grain: Annotated[int, Field(ge=15, multiple_of=15, le=480)] = 15
    weekends: bool = False
    rooms: tuple[_Room, ...] = ()
    people: tuple[_Person, ...]
    meetings: tuple[_Meeting, ...]

    def problem(self) -> Problem:
        """Return the list as a planning problem."""
        window = Period(self.first_day, date.fromordinal(self.first_day.toordinal() + self.days))
        opens, closes = _clock(self.opens), _clock(self.closes)
        hours = WorkingHours(_EVERY_DAY, opens, closes)
        problem = Problem(
            appointments=tuple(self._appointment(one, window) for one in self.meetings),
            people=tuple(
                Person(one.id, one.id, busy=_stretches(one.busy), hours=hours)
                for one in self.people
            ),
            rooms=tuple(Room(one.id, _PLACE, one.seats) for one in self.rooms),
        )
        return problem if not self.weekends else _on_all_days(problem)

    def _appointment(self, meeting: _Meeting, window: Period) -> Appointment:
        quarters = -(-meeting.minutes // 15)
        opens, closes = _clock(self.opens), _clock(self.closes)
        everyone = (*meeting.required, *meeting.preferred)
        need = Need("required", meeting.required, len(meeting.required))
        return Appointment(
            meeting.id,
            meeting.id,
            window,
            Length(quarters),
            place=_PLACE,
            needs=(need,) if meeting.required else (),
            preferred=tuple(one for one in meeting.preferred if one not in meeting.required),
            clock=tuple(range(opens, closes - quarters + 1, self.grain // 15)) or (opens,),
            seats=len(set(everyone)),
        )


def read_meetings(content: bytes) -> MeetingList:
    """Return the list in a JSON file; raise UnreadableMeetings."""
    try:
        told = MeetingList.model_validate_json(content)
        told.problem()
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UnreadableMeetings(_WRONG.filled(place=place, reason=first["msg"])) from error
    except UnknownKey as error:
        raise UnreadableMeetings(_WRONG.filled(place="meetings", reason=error)) from error
    return told


def _on_all_days(problem: Problem) -> Problem:
    return replace(problem, rules=problem.rules.without("working-day"))


def _stretches(busy: tuple[_Busy, ...]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(quarter_of(one.day, one.starts), quarter_of(one.day, one.ends))
        for one in busy
        if quarter_of(one.day, one.starts) < quarter_of(one.day, one.ends)
    )


def _clock(at: time) -> int:
    return at.hour * AN_HOUR + at.minute // 15
