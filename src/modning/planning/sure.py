"""What is known before the solver starts: starts beside what is held, and who attends for sure."""

from collections.abc import Mapping

from modning.planning.diary import Diary
from modning.planning.points import week_of
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Start

Starts = Mapping[str, list[Start]]


def beside(problem: Problem, starts: Starts, held: Diary) -> dict[str, list[Start]]:
    """Return the starts that are possible beside what is held, with those who are free then."""
    return {
        key: [
            left
            for start in possible
            if (left := _beside(held, problem.appointment[key], start)) is not None
        ]
        for key, possible in starts.items()
    }


def _beside(held: Diary, appointment: Appointment, start: Start) -> Start | None:
    stretch = start.stretch
    if not held.keeps_ties(appointment, stretch):
        return None
    if not all(held.is_free(one, appointment, stretch) for one in start.required):
        return None
    taken = [one for one in start.free if not held.is_free(one, appointment, stretch)]
    free = start.free.difference(taken) if taken else start.free
    if taken and held.problem.rules.hold("needs"):
        there = free | start.required
        if any(len(there.intersection(need.pool)) < need.number for need in appointment.needs):
            return None
    if appointment.seats and appointment.fixed is None:
        asks = held.problem.rooms_for(appointment) is not None
        if asks and held.room_for(appointment, stretch) is None:
            return None
    return start._replace(free=free)


def with_sure(problem: Problem, starts: Starts) -> dict[str, list[Start]]:
    """Return the starts with those required who attend for sure.

    Someone preferred who could be at nothing else then is one: it costs to leave them out and
    nothing to have them, so that no plan is better without.
    """
    gaining = {key: _gaining(problem, problem.appointment[key]) for key in starts}
    wanted = _wanted(problem, starts, frozenset().union(*gaining.values()))
    weekly = {most.person for most in problem.at_most if most.per == "week"}
    margin = problem.longest_journey

    def is_sure(one: str, key: str, start: Start) -> bool:
        days = _days(start, margin)
        alone = all(wanted[one, day] == key for day in days)
        return alone and (one not in weekly or wanted[one, -week_of(start.start)] == key)

    found = {}
    for key, possible in starts.items():
        told = []
        for start in possible:
            sure = {one for one in start.free & gaining[key] if is_sure(one, key, start)}
            told.append(
                start._replace(free=start.free - sure, required=start.required | sure)
                if sure
                else start
            )
        found[key] = told
    return found


def _wanted(
    problem: Problem, starts: Starts, people: frozenset[str]
) -> dict[tuple[str, int], str | None]:
    """Return who could be at what on each day and, as a negative number, in each week.

    None stands for more than one meeting.
    """
    found: dict[tuple[str, int], str | None] = {}
    margin = problem.longest_journey
    for key, possible in starts.items():
        told = {
            (one, when)
            for start in possible
            for one in people.intersection(start.free | start.required)
            for when in (*_days(start, margin), -week_of(start.start))
        }
        for one in told:
            found[one] = key if found.get(one, key) == key else None
    return found


def _days(start: Start, margin: int) -> range:
    return range((start.start - margin) // A_DAY, (start.end - 1 + margin) // A_DAY + 1)


def _gaining(problem: Problem, appointment: Appointment) -> frozenset[str]:
    """Return the preferred with whom the plan is better, whatever else happens."""
    never = {most.person for most in problem.at_most if most.number < 1}
    sharers = problem.sharers.get(appointment.key, frozenset())
    return frozenset(
        one
        for one in appointment.preferred
        if one not in never and one not in sharers and _gains(problem, appointment, one)
    )


def _gains(problem: Problem, appointment: Appointment, one: str) -> bool:
    weights = problem.rules.weights
    costs = weights.crowded
    if problem.person[one].likes is not None:
        costs += weights.disliked
    if problem.goes_out(one, appointment.place):
        costs += weights.trip * appointment.length.of_days
    deputy = sum(one in need.deputies and one not in need.people for need in appointment.needs)
    return costs + weights.deputy * deputy <= weights.absent
