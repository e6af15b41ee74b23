"""What a problem demands, one condition at a time, each of which can be lifted."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from modning.dates import Period
from modning.language import Text
from modning.planning.problem import (
    Apart,
    Appointment,
    AtMost,
    DaysOut,
    Need,
    Order,
    Person,
    Problem,
    WorkingHours,
)
from modning.planning.rules import RULES, RuleName
from modning.planning.wording import written_period

_CALENDAR = Text("{name}s kalender er optaget på de tider", "{name}'s calendar is busy then")
_HOURS = Text("{name}s arbejdstid", "{name}'s working hours")
_NEED = Text(
    "“{appointment}” kræver mindst {number} af {need}",
    "“{appointment}” needs at least {number} of {need}",
)
_WINDOW = Text("“{appointment}” skal holdes {window}", "“{appointment}” must be held {window}")
_ORDER = Text(
    "“{then}” skal ligge mindst {days} dage efter “{first}”",
    "“{then}” must come at least {days} days after “{first}”",
)
_AFTER = Text("“{then}” skal ligge efter “{first}”", "“{then}” must come after “{first}”")
_APART = Text(
    "møderne {appointments} skal ligge mindst {days} dage fra hinanden",
    "the meetings {appointments} must be at least {days} days apart",
)
_AT_MOST = {
    "day": Text("{name} har højst {number} møder på en dag", "{name} has at most {number} a day"),
    "week": Text("{name} har højst {number} møder på en uge", "{name} has at most {number} a week"),
}
_DAYS_OUT = Text(
    "{site} må højst bruge {days} dage om måneden",
    "{site} may spend at most {days} days a month",
)
_WHOLE_RULES: tuple[RuleName, ...] = ("one-place", "travel", "closed", "working-day", "deadline")
_LONG = timedelta(days=90)
_ALWAYS = WorkingHours(frozenset(range(7)), 0, 96)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is demanded, in words, and the problem as it would be without."""

    words: Text
    without: Callable[[Problem], Problem]


def conditions_of(problem: Problem, keys: Collection[str]) -> Iterator[Condition]:
    """Yield every condition that some of the meetings are bound by."""
    appointments = [problem.appointment[key] for key in keys]
    for appointment in appointments:
        yield _window(appointment)
        yield from _needs(appointment)
    for one in dict.fromkeys(one for key in keys for one in problem.invited[key]):
        yield from _of_person(problem.person[one])
    yield from _ties(problem, set(keys))
    yield from _limits(problem, set(keys))
    for name in _WHOLE_RULES:
        if problem.rules.hold(name):
            yield Condition(RULES[name].title, _switching_off(name))


def replacing_appointment(problem: Problem, key: str, **changes: object) -> Problem:
    """Return the problem with one meeting changed."""
    changed = tuple(
        replace(one, **changes) if one.key == key else one  # type: ignore[arg-type]  # the caller names fields of Meeting
        for one in problem.appointments
    )
    return replace(problem, appointments=changed)


def replacing_person(problem: Problem, key: str, **changes: object) -> Problem:
    """Return the problem with one person changed."""
    changed = tuple(
        replace(one, **changes) if one.key == key else one  # type: ignore[arg-type]  # the caller names fields of Person
        for one in problem.people
    )
    return replace(problem, people=changed)


def _window(appointment: Appointment) -> Condition:
    around = Period(appointment.window.start - _LONG, appointment.window.end + _LONG)
    words = _WINDOW.filled(appointment=appointment.name, window=written_period(appointment.window))
    return Condition(
        words, lambda problem: replacing_appointment(problem, appointment.key, window=around)
    )


def _needs(appointment: Appointment) -> Iterator[Condition]:
    for need in appointment.needs:
        words = _NEED.filled(appointment=appointment.name, number=need.number, need=need.name)

        def without(problem: Problem, need: Need = need) -> Problem:
            left = tuple(one for one in problem.appointment[appointment.key].needs if one != need)
            return replacing_appointment(problem, appointment.key, needs=left)

        yield Condition(words, without)


def _of_person(person: Person) -> Iterator[Condition]:
    if person.busy:
        yield Condition(
            _CALENDAR.filled(name=person.name),
            lambda problem: replacing_person(problem, person.key, busy=()),
        )
    yield Condition(
        _HOURS.filled(name=person.name),
        lambda problem: replacing_person(problem, person.key, hours=_ALWAYS),
    )


def _ties(problem: Problem, keys: set[str]) -> Iterator[Condition]:
    def name(key: str) -> str:
        return problem.appointment[key].name

    for order in problem.orders:
        if {order.first, order.then} <= keys:
            words = (_ORDER if order.days else _AFTER).filled(
                first=name(order.first), then=name(order.then), days=order.days
            )
            yield Condition(words, _without_tie(order))
    for apart in problem.apart:
        if len(keys.intersection(apart.appointments)) > 1:
            names = ", ".join(f"“{name(key)}”" for key in apart.appointments if key in keys)
            words = _APART.filled(appointments=names, days=apart.days)
            yield Condition(words, _without_tie(apart))


def _limits(problem: Problem, keys: set[str]) -> Iterator[Condition]:
    invited = {one for key in keys for one in problem.invited[key]}
    for most in problem.at_most:
        if most.person in invited:
            who = problem.person[most.person].name
            words = _AT_MOST[most.per].filled(name=who, number=most.number)
            yield Condition(words, _without_tie(most))
    for out in problem.days_out:
        if keys.intersection(out.appointments):
            words = _DAYS_OUT.filled(site=out.name or out.site, days=out.days)
            yield Condition(words, _without_tie(out))


def _without_tie(tie: Order | Apart | AtMost | DaysOut) -> Callable[[Problem], Problem]:
    def without(problem: Problem) -> Problem:
        return replace(
            problem,
            orders=tuple(one for one in problem.orders if one != tie),
            apart=tuple(one for one in problem.apart if one != tie),
            at_most=tuple(one for one in problem.at_most if one != tie),
            days_out=tuple(one for one in problem.days_out if one != tie),
        )

    return without


def _switching_off(name: RuleName) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, rules=problem.rules.without(name))
