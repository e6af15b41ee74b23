"""``modning plan``: dates for a programme that its people can keep."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from modning.cli import clock
from modning.cli.command import NOT_OPENED, NOTHING_FOUND, REMARKS, Command, Refused
from modning.cli.files import file_content, programme_in
from modning.cli.terminal import Terminal
from modning.dates import Period
from modning.language import Language, Text, in_language
from modning.planning.busy_times import read_busy_times
from modning.planning.from_programme import problem_of
from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.quarters import Stretch
from modning.planning.roster import Roster, RosterPerson, UnreadableRoster, read_roster
from modning.planning.solver import Limits
from modning.planning.solving import plan
from modning.planning.writing import plan_calendar, plan_csv, plan_html, plan_json, summary
from modning.programme.expansion import expand, programme_period
from modning.programme.schema.definition import Programme

_FILE = Text("programfil; - er standard input", "programme file; - is standard input")
_PEOPLE = Text("fil med personerne (TOML)", "file of the people (TOML)")
_BUSY = Text(
    "mappe med kalendere; uden “calendar” hedder filen personens id og .ics",
    "folder of calendars; without “calendar” a file is named by the person's id and .ics",
)
_TO = Text("hvad planen skrives som", "what the plan is written as")
_SECONDS = Text("hvor længe der højst ledes", "how long to search at most")
_SEED = Text("frø for søgningen", "seed of the search")
_WRONG_PEOPLE = Text("{file}: {message}", "{file}: {message}")
_NO_CALENDAR = Text(
    "{name}: ingen kalender; regnes som fri.", "{name}: no calendar; counted as free."
)
_REMARK = Text("{name}: {remark}", "{name}: {remark}")
_UNPLACED = Text("Ikke placeret: {name}. {reason}", "Not placed: {name}. {reason}")
_WRITERS: dict[str, Callable[[Problem, Plan, Language, str, datetime], bytes]] = {
    "ics": lambda problem, found, _, title, at: plan_calendar(
        problem, found, name=title, stamped_at=at
    ),
    "csv": lambda problem, found, language, *_: plan_csv(problem, found, language),
    "json": lambda problem, found, language, *_: plan_json(problem, found, language),
    "html": lambda problem, found, language, title, _: plan_html(problem, found, language, title),
}


def _add_plan(parser: ArgumentParser, language: Language) -> None:
    add_search(parser, language)
    parser.add_argument("--people", required=True, help=in_language(_PEOPLE, language))
    parser.add_argument("--busy", help=in_language(_BUSY, language))
    parser.add_argument(
        "--to", choices=tuple(_WRITERS), default="csv", help=in_language(_TO, language)
    )


def add_search(parser: ArgumentParser, language: Language) -> None:
    """Add the file and how to search."""
    file = in_language(Text("FIL", "FILE"), language)
    parser.add_argument("file", metavar=file, help=in_language(_FILE, language))
    parser.add_argument("--seconds", type=int, default=60, help=in_language(_SECONDS, language))
    parser.add_argument("--seed", type=int, default=1, help=in_language(_SEED, language))


def _run_plan(chosen: Namespace, terminal: Terminal) -> int:
    programme = programme_in(chosen.file)
    problem = _problem(programme, chosen, terminal)
    found = plan(problem, Limits(seconds=chosen.seconds, seed=chosen.seed))
    language = chosen.language or programme.language
    title = programme.short_title or programme.title
    terminal.write_bytes(_WRITERS[chosen.to](problem, found, language, title, clock.now()))
    return tell_how_good(problem, found, terminal)


def tell_how_good(problem: Problem, found: Plan, terminal: Terminal) -> int:
    """Say on standard error what could not be placed, and how good the plan is."""
    for unplaced in found.unplaced:
        name = problem.meeting[unplaced.meeting].name
        terminal.warn(_UNPLACED.filled(name=name, reason=unplaced.reason))
    for words in summary(found):
        terminal.warn(words)
    return REMARKS if found.unplaced else NOTHING_FOUND


def _problem(programme: Programme, chosen: Namespace, terminal: Terminal) -> Problem:
    roster = _roster(chosen.people)
    within = programme_period(programme)

    def busy(person: RosterPerson) -> tuple[Stretch, ...]:
        return _busy(person, chosen.busy, within, terminal) if chosen.busy else ()

    people = roster.persons(within, busy)
    problem = problem_of(programme, expand(programme), people)
    return replace(problem, travel=roster.journeys(), closed=roster.closing_days(within))


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


PLAN = Command(
    "plan",
    Text("finder datoer, som alle kan holde", "finds dates that everyone can keep"),
    _add_plan,
    _run_plan,
)
