"""Timefold's way of planning the same problem: a native Java model, compiled if java is there.

Its jars come from its wheel: set TIMEFOLD_JARS to the folder ``timefold/solver/jars``.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from time import perf_counter

from modning.language import Text
from modning.planning.plan import Placed, Plan, Reached, Unplaced
from modning.planning.points import Points
from modning.planning.problem import Appointment, Problem
from modning.planning.starts import Calendars, starts_of

_HERE = Path(__file__).parent / "timefold"
_HOW = Text("Timefold", "Timefold")


def is_there() -> bool:
    """Whether Timefold can be run here."""
    return bool(shutil.which("javac") and os.environ.get("TIMEFOLD_JARS"))


def timefold_plan(problem: Problem, seconds: float) -> Plan:
    """Return what Timefold finds from scratch, by default settings, in seconds by the clock.

    Its best scores over time are told on standard error.
    """
    jars = f"{os.environ['TIMEFOLD_JARS']}/*"
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "problem.txt"
        told.write_text("\n".join(_lines(problem)), "utf-8")
        javac = ["javac", "-nowarn", "-cp", jars, "-d", folder, *map(str, _HERE.glob("*.java"))]
        subprocess.run(javac, check=True)
        java = ["java", "-cp", f"{jars}{os.pathsep}{folder}", "Run", str(told), str(int(seconds))]
        done = subprocess.run(java, check=True, stdout=subprocess.PIPE, text=True)
    placed = {one.appointment: one for one in map(_placed, done.stdout.splitlines()) if one}
    left = tuple(Unplaced(key, _HOW) for key in problem.appointment if key not in placed)
    reached = Reached(_HOW, 1, perf_counter() - began, in_full=False)
    return Plan(tuple(placed.values()), left, Points(problem).total(placed), 0, reached)


def _placed(line: str) -> Placed | None:
    words = line.split("\t")
    if len(words) != 3 or not words[1].isdigit():
        return None
    return Placed(words[0], int(words[1]), frozenset(words[2].split()))


def _lines(problem: Problem) -> Iterator[str]:
    calendars = Calendars(problem)
    for appointment in problem.appointments:
        yield from _of_meeting(calendars, appointment)
    for order in problem.orders:
        yield f"order\t{order.first}\t{order.then}\t{order.days}"
    for apart in problem.apart:
        for one, other in combinations(apart.appointments, 2):
            yield f"apart\t{one}\t{other}\t{apart.days}"
    for most in problem.at_most:
        yield f"at-most\t{most.person}\t{most.number}"
    for n, share in enumerate(problem.shares):
        yield f"share\t{n}\t{share.person}\t{' '.join(share.appointments)}\t{share.number}"
    for (here, there), quarters in problem.travel.quarters.items():
        yield f"journey\t{here}\t{there}\t{quarters}"
        yield f"journey\t{there}\t{here}\t{quarters}"


def _of_meeting(calendars: Calendars, appointment: Appointment) -> Iterator[str]:
    problem, key = calendars.problem, appointment.key
    yield f"meeting\t{key}\t{appointment.place or ''}\t{len(appointment.preferred)}"
    for start in starts_of(calendars, appointment):
        free = " ".join(sorted(start.free | start.required))
        yield f"start\t{key}\t{start.start}\t{start.end}\t{start.points}\t{free}"
    for one in problem.invited[key]:
        deputy = sum(one in need.deputies and one not in need.people for need in appointment.needs)
        wanted, required = int(one in appointment.preferred), int(one in appointment.required)
        yield f"attendance\t{key}\t{one}\t{wanted}\t{deputy}\t{required}"
    for n, need in enumerate(appointment.needs):
        yield f"need\t{key}\t{need.number}\t{' '.join(need.pool)}\t{n}"
