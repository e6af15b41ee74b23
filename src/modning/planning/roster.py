"""The people of a programme as a file tells of them: roles, calendars, journeys, holidays."""

import tomllib
from collections.abc import Callable
from datetime import time
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from modning.dates import Period, Timing, Window
from modning.language import Text
from modning.planning.busy_times import day_stretch
from modning.planning.problem import (
    MONDAY_TO_FRIDAY,
    Closed,
    Person,
    Room,
    Travel,
    WorkingHours,
)
from modning.planning.quarters import A_DAY, AN_HOUR, Stretch
from modning.programme.schema.written import When

_NO_TOML = Text("Filen er ikke TOML: {reason}", "The file is not TOML: {reason}")
_WRONG = Text(
    "{place}: {reason}. Ret det, og prøv igen.", "{place}: {reason}. Mend it and try again."
)
_TWICE = Text("To personer har samme id: {key}.", "Two people have the same id: {key}.")
_TWO_ROOMS = Text("To lokaler har samme id: {key}.", "Two rooms have the same id: {key}.")
_Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: tuple[_Weekday, ...] = get_args(_Weekday)
_Key = Annotated[str, Field(min_length=1, max_length=200)]


class UnreadableRoster(ValueError):
    """A file of people that cannot be read; `message` says what to mend."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class RosterPerson(_Part):
    """One person: `roles` are ids of roles or parties, `away` is when they cannot come.

    `likes_days`, `likes_from` and `likes_to` are when they would rather meet.
    """

    id: _Key
    name: _Key
    roles: tuple[_Key, ...] = ()
    site: _Key | None = None
    home: _Key | None = None
    calendar: _Key | None = None
    away: tuple[When, ...] = ()
    works_from: time = time(8)
    works_to: time = time(16)
    likes_days: tuple[_Weekday, ...] = ()
    likes_from: time | None = None
    likes_to: time | None = None


class Journey(_Part):
    """How long it takes between two places; a site is a place by its key."""

    between: tuple[_Key, _Key]
    minutes: Annotated[int, Field(ge=0, le=24 * 60)]


class ClosedDays(_Part):
    """Days on which a site, or everybody, is closed; school holidays are only avoided."""

    when: When
    site: _Key | None = None
    name: str = ""
    school_holiday: bool = False


class RosterRoom(_Part):
    """A room at a place, with its seats and when others have it."""

    id: _Key
    place: _Key
    seats: Annotated[int, Field(ge=1, le=10_000)]
    taken: tuple[When, ...] = ()


class Roster(_Part):
    """People, journeys, closing days and rooms."""

    people: tuple[RosterPerson, ...] = ()
    travel: tuple[Journey, ...] = ()
    closed: tuple[ClosedDays, ...] = ()
    rooms: tuple[RosterRoom, ...] = ()

    def rooms_in(self, within: Period) -> tuple[Room, ...]:
        """Return the rooms, each taken when others have it in a period."""
        return tuple(
            Room(one.id, one.place, one.seats, _stretches(one.taken, within)) for one in self.rooms
        )

    def journeys(self) -> Travel:
        """Return the journeys in quarters, each begun quarter counted."""
        return Travel({one.between: -(-one.minutes // 15) for one in self.travel})

    def closing_days(self, within: Period) -> tuple[Closed, ...]:
        """Return the closing days and school holidays that lie in a period."""
        return tuple(
            Closed(period, one.site, one.name, one.school_holiday)
            for one in self.closed
            if (period := _period(one.when.means, within))
        )

    def persons(
        self, within: Period, busy: Callable[[RosterPerson], tuple[Stretch, ...]]
    ) -> tuple[Person, ...]:
        """Return the people, each with the busy times that `busy` finds and when they are away."""
        return tuple(
            Person(
                key=one.id,
                name=one.name,
                roles=frozenset(one.roles),
                site=one.site,
                home=one.home or one.site,
                busy=(*busy(one), *_stretches(one.away, within)),
                hours=WorkingHours(starts=_clock(one.works_from), ends=_clock(one.works_to)),
                likes=_likes(one),
            )
            for one in self.people
        )


def read_roster(content: bytes) -> Roster:
    """Return the roster in a TOML file; raise UnreadableRoster."""
    try:
        roster = Roster.model_validate(tomllib.loads(content.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableRoster(_NO_TOML.filled(reason=error)) from error
    except ValidationError as error:
        raise UnreadableRoster(_told(error)) from error
    for keys, words in (
        ([one.id for one in roster.people], _TWICE),
        ([one.id for one in roster.rooms], _TWO_ROOMS),
    ):
        if twice := [key for key in keys if keys.count(key) > 1]:
            raise UnreadableRoster(words.filled(key=twice[0]))
    return roster


def _told(error: ValidationError) -> Text:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return _WRONG.filled(place=place, reason=first["msg"])


def _period(timing: Timing, within: Period) -> Period | None:
    return timing.period(within) if isinstance(timing, Window) else _of_day(timing, within)


def _of_day(timing: Timing, within: Period) -> Period | None:
    day = getattr(timing, "day", None)
    return Period.of_day(day) if day is not None and within.contains(day) else None


def _stretches(times: tuple[When, ...], within: Period) -> tuple[Stretch, ...]:
    periods = (_period(one.means, within) for one in times)
    return tuple(day_stretch(period) for period in periods if period)


def _likes(person: RosterPerson) -> WorkingHours | None:
    if not person.likes_days and person.likes_from is None and person.likes_to is None:
        return None
    return WorkingHours(
        frozenset(_WEEKDAYS.index(day) for day in person.likes_days) or MONDAY_TO_FRIDAY,
        _clock(person.likes_from or time()),
        _clock(person.likes_to) if person.likes_to else A_DAY,
    )


def _clock(at: time) -> int:
    return at.hour * AN_HOUR + at.minute // 15
