"""What comes next for one person, across the programmes they have a role in."""

from dataclasses import dataclass
from datetime import date

from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.programmes.concern import concern_of, text_of
from modning_web.programmes.folding import (
    SeenTurn,
    folded_plan,
    next_of_each_activity,
    plan_rows,
    runs_out,
)
from modning_web.programmes.models import Programme
from modning_web.programmes.wording import PlanLine, plan_lines


@dataclass(frozen=True, slots=True)
class ComingLine:
    """A line of the plan, the programme it belongs to, and whether its pages may be opened."""

    programme: Programme
    line: PlanLine
    may_open: bool


def coming_for(person: User, *, on: date, most: int) -> list[ComingLine]:
    """Return what is next on the day `on`: of each activity the time that runs out first."""
    concern = concern_of(person)
    found = [
        (one, pk)
        for pk in concern.programmes
        for one in next_of_each_activity(concern.turns(pk), on=on, most=most)
    ]
    found.sort(key=lambda one: runs_out(one[0]))
    return [_line(concern.programmes[pk], one, person, on) for one, pk in found[:most]]


def _line(programme: Programme, seen: SeenTurn, person: User, on: date) -> ComingLine:
    text = text_of(programme)
    (line,) = plan_lines(plan_rows([seen], folded_plan(text)), text, on=on)
    return ComingLine(programme, line, can(person, "programme.see", Place(programme.key)))
