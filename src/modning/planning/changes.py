"""Changes that people could agree on so that a meeting finds a time, the cheapest first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from modning.dates import Period
from modning.language import Text
from modning.planning.conditions import replacing_appointment, replacing_person
from modning.planning.problem import Appointment, Need, Problem
from modning.planning.quarters import A_DAY, Stretch

_WIDER = Text(
    "Giv “{appointment}” {days} dage mere før og efter vinduet.",
    "Give “{appointment}” {days} more days before and after its window.",
)
_FEWER = Text(
    "Hold “{appointment}” med mindst {number} af {need} i stedet for {asked}.",
    "Hold “{appointment}” with at least {number} of {need} instead of {asked}.",
)
_WITHOUT = Text(
    "Hold “{appointment}” uden {need}.",
    "Hold “{appointment}” without {need}.",
)
_FREE = Text(
    "Bed {name} rydde sin kalender i perioden for “{appointment}”.",
    "Ask {name} to clear the calendar in the period of “{appointment}”.",
)
_CLOSER = Text(
    "Nøjes med {days} dage mellem “{first}” og “{then}”.",
    "Make do with {days} days between “{first}” and “{then}”.",
)
_CLOSER_SERIES = Text(
    "Nøjes med {days} dage mellem møderne i rækken med “{appointment}”.",
    "Make do with {days} days between the meetings in the series of “{appointment}”.",
)
_MORE = Text("Lad {name} have ét møde mere {per}.", "Let {name} have one more meeting {per}.")
_MORE_DAYS = Text("Giv {site} én dag mere om måneden.", "Give {site} one more day a month.")
_PER = {"day": Text("om dagen", "a day"), "week": Text("om ugen", "a week")}
_WEEKS = (7, 14, 28, 56)


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words, what it asks of people in rough points, and the problem it leads to.

    Changes of one `kind` are alternatives: a dearer one only asks for more of the same.
    """

    kind: str
    words: Text
    price: int
    problem: Problem


def changes_for(problem: Problem, keys: Collection[str]) -> list[Change]:
    """Return single changes to the conditions of some meetings, the cheapest first."""
    found = [
        change for key in keys for change in _of_appointment(problem, problem.appointment[key])
    ]
    found += [*_of_ties(problem, set(keys)), *_of_limits(problem, set(keys))]
    return sorted(found, key=lambda change: change.price)


def _of_appointment(problem: Problem, appointment: Appointment) -> Iterator[Change]:
    for days in _WEEKS:
        window = Period(
            appointment.window.start - timedelta(days=days),
            appointment.window.end + timedelta(days=days),
        )
        wider = replacing_appointment(problem, appointment.key, window=window)
        yield Change(
            f"window {appointment.key}",
            _WIDER.filled(appointment=appointment.name, days=days),
            days,
            wider,
        )
    for n, need in enumerate(appointment.needs):
        if need.number > 0:
            fewer = Need(need.name, need.people, need.number - 1, need.deputies)
            needs = (*appointment.needs[:n], fewer, *appointment.needs[n + 1 :])
            words = (_FEWER if fewer.number else _WITHOUT).filled(
                appointment=appointment.name, number=fewer.number, need=need.name, asked=need.number
            )
            price = 20 + 60 // need.number
            yield Change(
                f"need {appointment.key}",
                words,
                price,
                replacing_appointment(problem, appointment.key, needs=needs),
            )
    for one in problem.invited[appointment.key]:
        person = problem.person[one]
        left = tuple(busy for busy in person.busy if not _within(busy, appointment))
        if len(left) < len(person.busy):
            words = _FREE.filled(name=person.name, appointment=appointment.name)
            yield Change(f"calendar {one}", words, 40, replacing_person(problem, one, busy=left))


def _within(busy: Stretch, appointment: Appointment) -> bool:
    start, end = appointment.window.start.toordinal(), appointment.window.end.toordinal()
    return busy.start < (end + 1) * A_DAY and busy.end > (start - 1) * A_DAY


def _of_ties(problem: Problem, keys: set[str]) -> Iterator[Change]:
    for n, order in enumerate(problem.orders):
        if order.days and {order.first, order.then} & keys:
            orders = list(problem.orders)
            orders[n] = replace(order, days=order.days // 2)
            words = _CLOSER.filled(
                days=order.days // 2,
                first=problem.appointment[order.first].name,
                then=problem.appointment[order.then].name,
            )
            yield Change(
                f"order {n}", words, 10 + order.days, replace(problem, orders=tuple(orders))
            )
    for n, apart in enumerate(problem.apart):
        if apart.days > 1 and keys.intersection(apart.appointments):
            series = list(problem.apart)
            series[n] = replace(apart, days=apart.days // 2)
            name = problem.appointment[apart.appointments[0]].name
            words = _CLOSER_SERIES.filled(days=apart.days // 2, appointment=name)
            yield Change(
                f"apart {n}", words, 10 + apart.days, replace(problem, apart=tuple(series))
            )


def _of_limits(problem: Problem, keys: set[str]) -> Iterator[Change]:
    invited = {one for key in keys for one in problem.invited[key]}
    for n, most in enumerate(problem.at_most):
        if most.person in invited:
            limits = list(problem.at_most)
            limits[n] = replace(most, number=most.number + 1)
            words = _MORE.filled(name=problem.person[most.person].name, per=_PER[most.per])
            yield Change(f"at most {n}", words, 15, replace(problem, at_most=tuple(limits)))
    for n, out in enumerate(problem.days_out):
        if keys.intersection(out.appointments):
            days_out = list(problem.days_out)
            days_out[n] = replace(out, days=out.days + 1)
            words = _MORE_DAYS.filled(site=out.name or out.site)
            yield Change(f"days out {n}", words, 25, replace(problem, days_out=tuple(days_out)))
