"""The points of meetings as they are placed, as the planner counts them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from modning.planning.plan import Placed
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Calendars, Start, is_unpopular, points_of

NOBODY: frozenset[str] = frozenset()


class Points:
    """Counts points, and remembers what each placed meeting costs."""

    def __init__(self, problem: Problem, calendars: Calendars | None = None) -> None:
        self.problem = problem
        self.calendars = calendars or Calendars(problem)
        self._known: dict[Placed, tuple[int, bool]] = {}

    def of(self, placed: Placed) -> int:
        """Return what a placed meeting costs: its time, those absent, deputies, disliked times."""
        return self._told(placed)[0]

    def of_all(self, keys: Iterable[str], placed: Mapping[str, Placed]) -> int:
        """Return what the meetings cost, placed or not, without what is shared among them."""
        return sum(
            self.of(placed[key])
            if key in placed
            else unplaced_points(self.problem, self.problem.appointment[key])
            for key in keys
        )

    def total(self, placed: Mapping[str, Placed]) -> int:
        """Return the points of a plan."""
        return self.of_all(self.problem.appointment, placed) + self.shared(placed)

    def shared(self, placed: Mapping[str, Placed], keys: Collection[str] | None = None) -> int:
        """Return what several meetings cost together: shares, trips, crowded weeks, unfairness.

        With `keys`, only the shares of those meetings count.
        """
        weights = self.problem.rules.weights
        return (
            shares_missed(self.problem, placed, keys)
            + weights.trip * self._trips(placed)
            + weights.crowded * self.crowded(placed)
            + weights.unfair * self._unfair(placed)
        )

    def _told(self, placed: Placed) -> tuple[int, bool]:
        if placed not in self._known:
            appointment = self.problem.appointment[placed.appointment]
            time, unpopular = points_of_time(self.calendars, appointment, placed.start)
            disliked = self._disliking(placed, appointment)
            points = attendance_points(self.problem, appointment, placed.attending, disliked)
            self._known[placed] = time + points, unpopular
        return self._known[placed]

    def _disliking(self, placed: Placed, appointment: Appointment) -> frozenset[str]:
        person = self.problem.person
        with_likes = [one for one in placed.attending if person[one].likes is not None]
        if not with_likes:
            return NOBODY
        grid = self.calendars.grid_at(appointment, placed.start)
        liked = ((one, self.calendars.likes(one, grid)) for one in with_likes)
        return frozenset(one for one, flags in liked if flags is not None and not flags[0])

    def _trips(self, placed: Mapping[str, Placed]) -> int:
        problem, days = self.problem, set[tuple[str, int]]()
        for one in placed.values():
            appointment = problem.appointment[one.appointment]
            if appointment.place is not None:
                for who in one.attending:
                    if problem.goes_out(who, appointment.place):
                        days.update((who, day) for day in days_of(appointment, one.start))
        return len(days)

    def is_unpopular(self, placed: Placed) -> bool:
        """Whether a placed meeting lies on a weekday, at an hour or in a holiday that few like."""
        return self._told(placed)[1]

    def crowded(self, placed: Mapping[str, Placed]) -> int:
        """Return how many meetings people have beyond a full week."""
        weeks: Counter[tuple[str, int]] = Counter()
        for one in placed.values():
            week = week_of(one.start)
            weeks.update((who, week) for who in one.attending)
        most = self.problem.rules.full_week
        return sum(number - most for number in weeks.values() if number > most)

    def _unfair(self, placed: Mapping[str, Placed]) -> int:
        unfair = 0
        for keys in self.problem.at_site.values():
            unpopular = sum(key in placed and self.is_unpopular(placed[key]) for key in keys)
            unfair += max(0, unpopular - fair_number(self.problem, keys))
        return unfair


def points_of_time(calendars: Calendars, appointment: Appointment, start: int) -> tuple[int, bool]:
    """Return what holding the meeting then costs, and whether the time is an unpopular one."""
    stretch = appointment.length.stretch(start)
    points = points_of(calendars, appointment, stretch)
    told = Start(stretch.start, stretch.end, points, NOBODY, NOBODY)
    return points, is_unpopular(calendars.problem, appointment, told)


def attendance_points(
    problem: Problem,
    appointment: Appointment,
    attending: frozenset[str],
    disliked: frozenset[str] = NOBODY,
) -> int:
    """Return what it costs that these attend, and no others."""
    weights = problem.rules.weights
    points = weights.absent * len(set(appointment.preferred) - attending)
    points += weights.disliked * len(attending & disliked)
    for need in appointment.needs:
        if need.deputies:
            points += weights.deputy * len((attending & set(need.deputies)) - set(need.people))
    return points


def days_of(appointment: Appointment, start: int) -> range:
    """Return the days, as ordinals, that a meeting takes."""
    stretch = appointment.length.stretch(start)
    return range(stretch.start // A_DAY, (stretch.end - 1) // A_DAY + 1)


def week_of(start: int) -> int:
    """Return the week that a start lies in; the first day of the calendar was a Monday."""
    return (start // A_DAY - 1) // 7


def fair_number(problem: Problem, keys: Collection[str]) -> int:
    """Return how many of a site's meetings may lie at unpopular times before it is unfair."""
    return int(problem.rules.fair_part * len(keys))


def unplaced_points(problem: Problem, appointment: Appointment) -> int:
    """Return what it costs not to hold the meeting; people who were told of it are told again."""
    weights = problem.rules.weights
    return weights.unplaced + (0 if appointment.released is None else weights.moved)


def shares_missed(
    problem: Problem, placed: Mapping[str, Placed], keys: Collection[str] | None = None
) -> int:
    """Return what it costs that people join fewer meetings than they are to share."""
    if not problem.rules.hold("share"):
        return 0
    missed = 0
    inside = None if keys is None else set(keys)
    for share in problem.shares:
        if inside is not None and inside.isdisjoint(share.appointments):
            continue
        joined = sum(
            key in placed and share.person in placed[key].attending for key in share.appointments
        )
        missed += max(0, share.number - joined)
    return missed * problem.rules.weights.share_missed


def fewest_points(problem: Problem, appointment: Appointment, possible: list[Start]) -> int:
    """Return what the meeting costs at least, if it had everybody to itself."""
    least = unplaced_points(problem, appointment)
    weights, known = problem.rules.weights, {}
    for start in possible:
        told = (start.free, start.disliked)
        if told not in known:
            absent = set(appointment.preferred) - start.free - start.required
            deputies = sum(
                len(start.required.intersection(need.deputies) - set(need.people))
                for need in appointment.needs
            )
            known[told] = (
                weights.absent * len(absent)
                + weights.deputy * deputies
                + weights.disliked * len(start.required & start.disliked)
            )
        least = min(least, start.points + known[told])
    return least
