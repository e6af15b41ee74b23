"""What comes next for one person, across the programmes they have a role in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.programmes.concern import Concern, concern_of
from modning_web.programmes.models import Programme
from modning_web.programmes.queries import PlanRow, next_of_each_activity
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
    rows = next_of_each_activity(concern.occurrences, on=on, most=most)
    return [line for pk, row in rows for line in _lines(concern, pk, row, person, on)]


def _lines(concern: Concern, pk: UUID, row: PlanRow, person: User, on: date) -> list[ComingLine]:
    programme = concern.programmes[pk]
    may_open = can(person, "programme.see", Place(programme.key))
    return [
        ComingLine(programme, line, may_open)
        for line in plan_lines([row], concern.defined[pk], on=on)
    ]
