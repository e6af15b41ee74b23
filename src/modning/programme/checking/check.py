"""The one table of checks, and the findings they come to."""

from collections.abc import Callable, Iterator

from modning.programme.checking import (
    agenda,
    amounts,
    calendar_days,
    call,
    circles,
    numbers_of_people,
    order,
    people,
    rules,
    statements,
    statements_of_people,
    timing,
    unused,
)
from modning.programme.checking.inspection import Inspection
from modning.programme.findings import Finding
from modning.programme.reading import Definition
from modning.programme.schema.definition import Programme

CHECKS: tuple[Callable[[Inspection], Iterator[Finding]], ...] = (
    timing.find,
    calendar_days.find,
    order.find,
    circles.find,
    call.find,
    statements.find,
    statements_of_people.find,
    rules.find,
    people.find,
    unused.find,
    agenda.find,
    amounts.find,
    numbers_of_people.find,
)


def check(definition: Definition) -> tuple[Finding, ...]:
    """Return what is wrong or odd: errors first, then by where it stands in the file."""
    lines = definition.lines
    return tuple(
        sorted(
            check_programme(definition.programme),
            key=lambda found: (found.severity != "error", lines.of(found.path) or 0),
        )
    )


def check_programme(programme: Programme) -> tuple[Finding, ...]:
    """Return what is wrong or odd in a programme that need not stand in a file."""
    inspection = Inspection.of(programme)
    return tuple(finding for find in CHECKS for finding in find(inspection))
