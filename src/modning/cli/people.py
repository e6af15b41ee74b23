"""The people that a programme is planned with, out of a file and a folder of calendars."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from modning.cli.command import NOT_OPENED, Refused
from modning.cli.files import file_content
from modning.cli.terminal import Terminal
from modning.dates import Period
from modning.language import Text
from modning.planning.busy_times import read_busy_times
from modning.planning.from_programme import problem_of
from modning.planning.problem import Problem
from modning.planning.quarters import Stretch
from modning.planning.roster import Roster, RosterPerson, UnreadableRoster, read_roster
from modning.planning.several import together
from modning.programme.expansion import expand, programme_period
from modning.programme.schema.definition import Programme

_WRONG_PEOPLE = Text("{file}: {message}", "{file}: {message}")
_NO_CALENDAR = Text(
    "{name}: ingen kalender; regnes som fri.", "{name}: no calendar; counted as free."
)
_REMARK = Text("{name}: {remark}", "{name}: {remark}")


def problem_with_people(
    programmes: Sequence[Programme], people_file: str, folder: str | None, terminal: Terminal
) -> Problem:
    """Return the problem of programmes with the people in a file and calendars in a folder.

    Says on standard error whose calendar is missing or could not be read; raises Refused where
    the file of people cannot be.
    """
    roster = _roster(people_file)
    periods = [programme_period(programme) for programme in programmes]
    within = Period(min(one.start for one in periods), max(one.end for one in periods))

    def busy(person: RosterPerson) -> tuple[Stretch, ...]:
        return _busy(person, folder, within, terminal) if folder else ()

    people = roster.persons(within, busy)
    problems = [problem_of(programme, expand(programme), people) for programme in programmes]
    problem = problems[0]
    if len(problems) > 1:
        problem = together({str(n): one for n, one in enumerate(problems, start=1)})
    return replace(
        problem,
        travel=roster.journeys(),
        closed=roster.closing_days(within),
        rooms=roster.rooms_in(within),
    )


def _roster(name: str) -> Roster:
    try:
        return read_roster(file_content(name))
    except UnreadableRoster as error:
        raise Refused(_WRONG_PEOPLE.filled(file=name, message=error.message), NOT_OPENED) from None


def _busy(
    person: RosterPerson, folder: str, within: Period, terminal: Terminal
) -> tuple[Stretch, ...]:
    """Return when a calendar in the folder is busy; only files that lie in it are opened."""
    name = Path(person.calendar or f"{person.id}.ics").name
    file = Path(folder) / name
    if not file.is_file():
        terminal.warn(_NO_CALENDAR.filled(name=person.name))
        return ()
    times = read_busy_times(file.read_bytes(), within)
    for remark in times.remarks:
        terminal.warn(_REMARK.filled(name=person.name, remark=remark))
    return times.stretches
