"""A slow and obvious checker of plans: it shares no rule with the code that makes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from modning.dates import Period, is_working_day
from modning.language import Text
from modning.planning.plan import Placed, Plan
from modning.planning.problem import Appointment, Person, Problem, month_of
from modning.planning.quarters import A_DAY, Stretch, day_of, last_day_of
from modning.planning.rules import RULES, RuleName
from modning.planning.wording import written_start


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks: at which meetings, and for whom."""

    rule: RuleName
    appointments: tuple[str, ...]
    people: tuple[str, ...]
    words: Text


_BROKEN = Text("{rule}: {appointments}{people}.", "{rule}: {appointments}{people}.")
_AT = Text("{name} ({start})", "{name} ({start})")


def violations(problem: Problem, plan: Plan) -> tuple[Violation, ...]:
    """Return every rule that the plan breaks, among those that are switched on."""
    placed = list(plan.placed)
    found = [*_of_keys(problem, plan), *_of_appointments(problem, placed)]
    found += [*_of_rooms(problem, placed), *_of_people(problem, placed), *_of_ties(problem, plan)]
    return tuple(one for one in found if problem.rules.hold(one.rule))


def _days(appointment: Appointment, placed: Placed) -> Period:
    stretch = appointment.length.stretch(placed.start)
    return Period.of_days(day_of(stretch.start), last_day_of(stretch.end))


def _each_day(period: Period) -> Iterator[date]:
    return (period.start + timedelta(days=n) for n in range(period.days))


def _of_keys(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Every meeting is accounted for once, and only people of the problem attend."""
    told = sorted([p.appointment for p in plan.placed] + [u.appointment for u in plan.unplaced])
    if told != sorted(appointment.key for appointment in problem.appointments):
        words = Text("Planen har ikke hvert møde én gang.", "Not every meeting stands once.")
        yield Violation("needs", tuple(told), (), words)
    for placed in plan.placed:
        if strangers := placed.attending - set(problem.invited[placed.appointment]):
            yield _broken(problem, "needs", [placed], strangers)


def _of_appointments(problem: Problem, plan: list[Placed]) -> Iterator[Violation]:
    for placed in plan:
        appointment = problem.appointment[placed.appointment]
        if appointment.fixed is not None:
            if placed.start != appointment.fixed:
                yield _broken(problem, "fixed", [placed])
        else:
            yield from _of_time(problem, appointment, placed)
        for need in appointment.needs:
            if len(placed.attending & {*need.people, *need.deputies}) < need.number:
                yield _broken(problem, "needs", [placed], need.people)


def _of_time(problem: Problem, appointment: Appointment, placed: Placed) -> Iterator[Violation]:
    days = _days(appointment, placed)
    wrong_clock = bool(appointment.clock) and placed.start % A_DAY not in appointment.clock
    if not appointment.window.covers(days) or wrong_clock:
        yield _broken(problem, "window", [placed])
    if not all(is_working_day(day) for day in _each_day(days)):
        yield _broken(problem, "working-day", [placed])
    if (
        appointment.ends_by is not None
        and appointment.length.stretch(placed.start).end > appointment.ends_by
    ):
        yield _broken(problem, "deadline", [placed])


def _of_rooms(problem: Problem, plan: list[Placed]) -> Iterator[Violation]:
    rooms = {room.key: room for room in problem.rooms}
    for placed in plan:
        appointment = problem.appointment[placed.appointment]
        stretch = appointment.length.stretch(placed.start)
        room = rooms.get(placed.room or "")
        at_place = [one for one in problem.rooms if one.place == appointment.place]
        if room is None:
            if appointment.seats and at_place and appointment.fixed is None:
                yield _broken(problem, "room", [placed])
        elif (
            room not in at_place
            or room.seats < appointment.seats
            or any(stretch.overlaps(busy) for busy in room.busy)
        ):
            yield _broken(problem, "room", [placed])
    for one, other in combinations([placed for placed in plan if placed.room], 2):
        stretches = [
            problem.appointment[placed.appointment].length.stretch(placed.start)
            for placed in (one, other)
        ]
        if one.room == other.room and stretches[0].overlaps(stretches[1]):
            yield _broken(problem, "room", [one, other])


def _of_people(problem: Problem, plan: list[Placed]) -> Iterator[Violation]:
    for person in problem.people:
        own = [placed for placed in plan if person.key in placed.attending]
        for placed in own:
            if problem.appointment[placed.appointment].fixed is None:
                yield from _of_attendance(problem, person, placed)
        for one, other in combinations(own, 2):
            yield from _of_two(problem, person, one, other)


def _of_attendance(problem: Problem, person: Person, placed: Placed) -> Iterator[Violation]:
    appointment = problem.appointment[placed.appointment]
    stretch = appointment.length.stretch(placed.start)
    hours, days = person.hours, _days(appointment, placed)
    last_quarter = stretch.end - days.last_day.toordinal() * A_DAY
    if (
        not all(day.weekday() in hours.weekdays for day in _each_day(days))
        or stretch.start % A_DAY < hours.starts
        or last_quarter > hours.ends
    ):
        yield _broken(problem, "hours", [placed], [person.key])
    journey = 0
    if problem.rules.hold("travel"):
        journey = problem.travel.between(person.home, appointment.place)
    away = Stretch(stretch.start - journey, stretch.end + journey)
    if any(away.overlaps(busy) for busy in person.busy):
        yield _broken(problem, "busy", [placed], [person.key])
    for closed in problem.closed:
        theirs = closed.site is None or closed.site == person.site
        if theirs and not closed.is_school_holiday and closed.period.overlaps(days):
            yield _broken(problem, "closed", [placed], [person.key])


def _of_two(problem: Problem, person: Person, one: Placed, other: Placed) -> Iterator[Violation]:
    first, then = sorted((one, other), key=lambda placed: placed.start)
    before, after = problem.appointment[first.appointment], problem.appointment[then.appointment]
    ends = before.length.stretch(first.start).end
    if then.start < ends:
        yield _broken(problem, "one-place", [first, then], [person.key])
    elif then.start < ends + problem.travel.between(before.place, after.place):
        yield _broken(problem, "travel", [first, then], [person.key])


def _of_ties(problem: Problem, plan: Plan) -> Iterator[Violation]:
    yield from _of_orders(problem, plan)
    yield from _of_apart(problem, plan)
    for most in problem.at_most:
        own = [placed for placed in plan.placed if most.person in placed.attending]
        for group in _grouped(own, per_week=most.per == "week"):
            if len(group) > most.number:
                yield _broken(problem, "at-most", group, [most.person])
    for share in problem.shares:
        if _attended(plan, share.person, share.appointments) > share.number:
            own = [plan.at[key] for key in share.appointments if key in plan.at]
            yield _broken(problem, "share", own, [share.person])
    yield from _of_days_out(problem, plan)


def _of_apart(problem: Problem, plan: Plan) -> Iterator[Violation]:
    for apart in problem.apart:
        series = [plan.at[key] for key in apart.appointments if key in plan.at]
        for one, other in combinations(series, 2):
            if abs((day_of(one.start) - day_of(other.start)).days) < apart.days:
                yield _broken(problem, "apart", [one, other])


def _of_orders(problem: Problem, plan: Plan) -> Iterator[Violation]:
    for order in problem.orders:
        first, then = plan.at.get(order.first), plan.at.get(order.then)
        if first is None or then is None:
            continue
        ends = problem.appointment[order.first].length.stretch(first.start).end
        between = (day_of(then.start) - last_day_of(ends)).days
        if then.start < ends or between < order.days:
            yield _broken(problem, "order", [first, then])


def _of_days_out(problem: Problem, plan: Plan) -> Iterator[Violation]:
    for out in problem.days_out:
        months: dict[tuple[int, int], list[Placed]] = {}
        for key in out.appointments:
            if placed := plan.at.get(key):
                months.setdefault(month_of(day_of(placed.start)), []).append(placed)
        for held in months.values():
            days = sum(problem.appointment[placed.appointment].length.of_days for placed in held)
            if days > out.days:
                yield _broken(problem, "days-out", held)


def _grouped(placed: Iterable[Placed], *, per_week: bool) -> list[list[Placed]]:
    groups: dict[date, list[Placed]] = {}
    for one in placed:
        day = day_of(one.start)
        first = day - timedelta(days=day.weekday()) if per_week else day
        groups.setdefault(first, []).append(one)
    return list(groups.values())


def _attended(plan: Plan, person: str, appointments: tuple[str, ...]) -> int:
    return sum(key in plan.at and person in plan.at[key].attending for key in appointments)


def _broken(
    problem: Problem, rule: RuleName, placed: list[Placed], people: Iterable[str] = ()
) -> Violation:
    told = [
        _AT.filled(name=problem.appointment[one.appointment].name, start=written_start(one.start))
        for one in placed
    ]
    people = tuple(sorted(people))
    names = ", ".join(problem.person[one].name if one in problem.person else one for one in people)
    words = _BROKEN.filled(
        rule=RULES[rule].title,
        appointments=Text("; ".join(t.da for t in told), "; ".join(t.en for t in told)),
        people=f" – {names}" if names else "",
    )
    return Violation(rule, tuple(one.appointment for one in placed), people, words)
