"""The points of meetings as they are placed, as the planner counts them."""

from collections.abc import Iterable, Mapping

from modning.planning.plan import Placed
from modning.planning.problem import Appointment, Problem
from modning.planning.starts import Start, points_of


def points_of_placed(problem: Problem, placed: Placed) -> int:
    """Return what a placed meeting costs: its time, those absent and their deputies."""
    appointment = problem.appointment[placed.appointment]
    stretch = appointment.length.stretch(placed.start)
    points = points_of(problem, appointment, stretch)
    return points + attendance_points(problem, appointment, placed.attending)


def attendance_points(problem: Problem, appointment: Appointment, attending: frozenset[str]) -> int:
    """Return what it costs that these attend, and no others."""
    weights = problem.rules.weights
    points = weights.absent * len(set(appointment.preferred) - attending)
    for need in appointment.needs:
        points += weights.deputy * len((attending & set(need.deputies)) - set(need.people))
    return points


def points_of_all(problem: Problem, keys: Iterable[str], placed: Mapping[str, Placed]) -> int:
    """Return what the meetings cost, placed or not, without what is shared among them."""
    return sum(
        points_of_placed(problem, placed[key])
        if key in placed
        else unplaced_points(problem, problem.appointment[key])
        for key in keys
    )


def unplaced_points(problem: Problem, appointment: Appointment) -> int:
    """Return what it costs not to hold the meeting; people who were told of it are told again."""
    weights = problem.rules.weights
    return weights.unplaced + (0 if appointment.released is None else weights.moved)


def shares_missed(problem: Problem, placed: Mapping[str, Placed]) -> int:
    """Return what it costs that people join fewer meetings than they are to share."""
    if not problem.rules.hold("share"):
        return 0
    missed = 0
    for share in problem.shares:
        joined = sum(
            key in placed and share.person in placed[key].attending for key in share.appointments
        )
        missed += max(0, share.number - joined)
    return missed * problem.rules.weights.share_missed


def fewest_points(problem: Problem, appointment: Appointment, possible: list[Start]) -> int:
    """Return what the meeting costs at least, if it had everybody to itself."""
    weights = problem.rules.weights
    least = unplaced_points(problem, appointment)
    for start in possible:
        absent = set(appointment.preferred) - start.free - start.required
        deputies = sum(
            len(start.required.intersection(need.deputies) - set(need.people))
            for need in appointment.needs
        )
        least = min(least, start.points + weights.absent * len(absent) + weights.deputy * deputies)
    return least
