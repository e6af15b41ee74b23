"""The wishes of a plan counted a second time, slowly and from nothing."""

from datetime import date, timedelta

from modning.planning.plan import Placed, Plan
from modning.planning.problem import Appointment, Person, Problem
from modning.planning.quarters import A_DAY, day_of, last_day_of


def objective_of(problem: Problem, plan: Plan) -> int:
    """Return the points of the plan, counted from nothing."""
    weights = problem.rules.weights
    points = sum(_points_of(problem, placed) for placed in plan.placed)
    for appointment in problem.appointments:
        if appointment.key not in plan.at:
            told = appointment.released is not None
            points += weights.unplaced + (weights.moved if told else 0)
    if problem.rules.hold("share"):
        for share in problem.shares:
            joined = [key for key in share.appointments if key in plan.at]
            joined = [key for key in joined if share.person in plan.at[key].attending]
            points += weights.share_missed * max(0, share.number - len(joined))
    points += sum(_points_for(problem, plan, person) for person in problem.people)
    sites = {appointment.site for appointment in problem.appointments} - {None}
    return points + sum(_points_at(problem, plan, site) for site in sites)


def _points_of(problem: Problem, placed: Placed) -> int:
    """Return what one meeting costs for itself."""
    weights, appointment = problem.rules.weights, problem.appointment[placed.appointment]
    points = sum(_times(problem, appointment, placed))
    if appointment.released is not None and appointment.released != placed.start:
        points += weights.moved
    points += weights.absent * sum(one not in placed.attending for one in appointment.preferred)
    for need in appointment.needs:
        deputies = [one for one in need.deputies if one not in need.people]
        points += weights.deputy * sum(one in placed.attending for one in deputies)
    disliking = [
        one for one in placed.attending if _dislikes(problem.person[one], appointment, placed)
    ]
    return points + weights.disliked * len(disliking)


def _times(problem: Problem, appointment: Appointment, placed: Placed) -> tuple[int, int, int]:
    """Return the points for the weekday, the hour and the school holiday."""
    rules, weights = problem.rules, problem.rules.weights
    stretch = appointment.length.stretch(placed.start)
    wrong_weekday = day_of(placed.start).weekday() not in rules.good_weekdays
    early, late = stretch.start % A_DAY < rules.good_from, stretch.end % A_DAY > rules.good_to
    wrong_hour = appointment.length.days == 0 and (early or late)
    return (
        weights.weekday if wrong_weekday else 0,
        weights.hour if wrong_hour else 0,
        weights.school_holiday if _in_school_holiday(problem, appointment, placed) else 0,
    )


def _in_school_holiday(problem: Problem, appointment: Appointment, placed: Placed) -> bool:
    sites = {appointment.site, None}
    sites.update(problem.person[one].site for one in problem.invited[appointment.key])
    days = _days(appointment, placed)
    return any(
        closed.is_school_holiday
        and closed.site in sites
        and any(closed.period.contains(day) for day in days)
        for closed in problem.closed
    )


def _dislikes(person: Person, appointment: Appointment, placed: Placed) -> bool:
    likes = person.likes
    if likes is None:
        return False
    stretch, days = appointment.length.stretch(placed.start), _days(appointment, placed)
    wrong_day = any(day.weekday() not in likes.weekdays for day in days)
    ends = stretch.end - days[-1].toordinal() * A_DAY
    return wrong_day or stretch.start % A_DAY < likes.starts or ends > likes.ends


def _points_for(problem: Problem, plan: Plan, person: Person) -> int:
    """Return what a person's meetings cost together: days of travel, and full weeks."""
    weights = problem.rules.weights
    own = [placed for placed in plan.placed if person.key in placed.attending]
    out: set[date] = set()
    weeks: dict[date, int] = {}
    for placed in own:
        appointment = problem.appointment[placed.appointment]
        if problem.travel.between(person.home, appointment.place):
            out.update(_days(appointment, placed))
        day = day_of(placed.start)
        monday = day - timedelta(days=day.weekday())
        weeks[monday] = weeks.get(monday, 0) + 1
    beyond = sum(max(0, number - problem.rules.full_week) for number in weeks.values())
    return weights.trip * len(out) + weights.crowded * beyond


def _points_at(problem: Problem, plan: Plan, site: str | None) -> int:
    """Return what it costs that a site has more than its part of the unpopular times."""
    own = [one for one in problem.appointments if one.site == site]
    unpopular = [
        one for one in own if one.key in plan.at and any(_times(problem, one, plan.at[one.key]))
    ]
    fair = int(problem.rules.fair_part * len(own))
    return problem.rules.weights.unfair * max(0, len(unpopular) - fair)


def _days(appointment: Appointment, placed: Placed) -> list[date]:
    stretch = appointment.length.stretch(placed.start)
    first, last = day_of(stretch.start), last_day_of(stretch.end)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
