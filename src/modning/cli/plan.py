"""``modning plan``: dates for a programme that its people can keep."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime

from modning.cli import clock
from modning.cli.command import NOTHING_FOUND, REMARKS, Command
from modning.cli.files import programme_in
from modning.cli.people import problem_with_people
from modning.cli.terminal import Terminal
from modning.language import Language, Text, in_language
from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.solver import Limits
from modning.planning.solving import plan
from modning.planning.writing import plan_calendar, plan_csv, plan_html, plan_json, summary

_FILES = Text(
    "programfiler, der planlægges sammen; - er standard input",
    "programme files, planned together; - is standard input",
)
_PEOPLE = Text("fil med personerne (TOML)", "file of the people (TOML)")
_BUSY = Text(
    "mappe med kalendere; uden “calendar” hedder filen personens id og .ics",
    "folder of calendars; without “calendar” a file is named by the person's id and .ics",
)
_TO = Text("hvad planen skrives som", "what the plan is written as")
_SECONDS = Text("hvor længe der højst ledes", "how long to search at most")
_SEED = Text("frø for søgningen", "seed of the search")
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
    file = in_language(Text("FIL", "FILE"), language)
    parser.add_argument("files", metavar=file, nargs="+", help=in_language(_FILES, language))
    add_limits(parser, language)
    parser.add_argument("--people", required=True, help=in_language(_PEOPLE, language))
    parser.add_argument("--busy", help=in_language(_BUSY, language))
    parser.add_argument(
        "--to", choices=tuple(_WRITERS), default="csv", help=in_language(_TO, language)
    )


def add_limits(parser: ArgumentParser, language: Language) -> None:
    """Add how to search."""
    parser.add_argument("--seconds", type=int, default=60, help=in_language(_SECONDS, language))
    parser.add_argument("--seed", type=int, default=1, help=in_language(_SEED, language))


def _run_plan(chosen: Namespace, terminal: Terminal) -> int:
    programmes = [programme_in(file) for file in chosen.files]
    problem = problem_with_people(programmes, chosen.people, chosen.busy, terminal)
    found = plan(problem, Limits(seconds=chosen.seconds, seed=chosen.seed))
    language = chosen.language or programmes[0].language
    title = " + ".join(one.short_title or one.title for one in programmes)
    terminal.write_bytes(_WRITERS[chosen.to](problem, found, language, title, clock.now()))
    return tell_how_good(problem, found, terminal)


def tell_how_good(problem: Problem, found: Plan, terminal: Terminal) -> int:
    """Say on standard error what could not be placed, and how good the plan is."""
    for unplaced in found.unplaced:
        name = problem.appointment[unplaced.appointment].name
        terminal.warn(_UNPLACED.filled(name=name, reason=unplaced.reason))
    for words in summary(found):
        terminal.warn(words)
    return REMARKS if found.unplaced else NOTHING_FOUND


PLAN = Command(
    "plan",
    Text("finder datoer, som alle kan holde", "finds dates that everyone can keep"),
    _add_plan,
    _run_plan,
)
