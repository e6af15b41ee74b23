"""``modning simulate``: a programme placed with imaginary people, and what each role sets aside."""

from argparse import ArgumentParser, Namespace

from modning.cli.command import Command
from modning.cli.files import programme_in
from modning.cli.plan import add_limits, tell_how_good
from modning.cli.terminal import Terminal
from modning.language import Language, Text, in_language
from modning.planning.from_programme import problem_of
from modning.planning.imaginary import imaginary_people, set_aside
from modning.planning.solver import Limits
from modning.planning.solving import plan
from modning.programme.expansion import expand
from modning.programme.site import planned_sites

_FILE = Text("programfil; - er standard input", "programme file; - is standard input")
_SITES = Text("hvor mange steder", "how many sites")
_HEAD = Text(
    "Hver person må højst afsætte (rolle, år, personer, møder, dage, timer):",
    "Each person sets aside at most (role, year, people, meetings, days, hours):",
)


def _add_arguments(parser: ArgumentParser, language: Language) -> None:
    file = in_language(Text("FIL", "FILE"), language)
    parser.add_argument("file", metavar=file, help=in_language(_FILE, language))
    add_limits(parser, language)
    parser.add_argument("--sites", type=int, help=in_language(_SITES, language))


def _run(chosen: Namespace, terminal: Terminal) -> int:
    programme = programme_in(chosen.file)
    sites = planned_sites(programme, count=chosen.sites)
    people = imaginary_people(programme, sites)
    problem = problem_of(programme, expand(programme, sites), people)
    found = plan(problem, Limits(seconds=chosen.seconds, seed=chosen.seed))
    names = {party.id: party.name for party in programme.parties}
    names.update((role.id, role.name) for role in programme.roles)
    terminal.write(_HEAD)
    for one in set_aside(problem, found):
        told = (names[one.role], one.year, one.people, one.appointments, one.days, f"{one.hours:g}")
        terminal.write("  " + "  ".join(str(part) for part in told))
    return tell_how_good(problem, found, terminal)


SIMULATE = Command(
    "simulate",
    Text(
        "viser, hvor mange dage hver rolle skal afsætte",
        "shows how many days each role must set aside",
    ),
    _add_arguments,
    _run,
)
