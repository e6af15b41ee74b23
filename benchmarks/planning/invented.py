"""Invented planning problems of our kind, by number of municipalities and seed."""

from dataclasses import replace
from datetime import date, timedelta
from math import hypot
from random import Random

from modning.dates import Period
from modning.planning.problem import (
    Apart,
    Appointment,
    AtMost,
    Closed,
    Length,
    Need,
    Order,
    Person,
    Problem,
    Share,
    Travel,
)
from modning.planning.quarters import AN_HOUR, Stretch, quarter_of
from modning.planning.several import together

FIRST_YEAR = 2025
YEARS = 3
COHORT = 5
ODENSE = "odense"
_WIDTHS = {"loose": 1.5, "usual": 1.0, "tight": 0.5}
_BUSY = {"loose": 0.2, "usual": 0.33, "tight": 0.5}


def invented_problem(
    sites: int, *, seed: int = 1, calendars: str = "usual", windows: str = "usual"
) -> Problem:
    """Return a programme of three years: about 32 meetings at or with each municipality."""
    rng = Random(seed)
    return _Invention(rng, sites, _BUSY[calendars], _WIDTHS[windows]).problem()


def invented_programmes(number: int, sites: int, *, seed: int = 1) -> Problem:
    """Return several such programmes at once, with the same people and municipalities."""
    first = invented_problem(sites, seed=seed)
    others = [
        replace(invented_problem(sites, seed=seed + n), people=first.people, travel=first.travel)
        for n in range(1, number)
    ]
    return together({f"program-{n}": one for n, one in enumerate([first, *others], start=1)})


class _Invention:
    def __init__(self, rng: Random, sites: int, busy: float, width: float) -> None:
        self.rng = rng
        self.width = width
        self.sites = [f"kommune-{n}" for n in range(1, sites + 1)]
        self.cohorts = [self.sites[n : n + COHORT] for n in range(0, sites, COHORT)]
        self.busy = busy
        self.advisers = [f"raadgiver-{n}" for n in range(1, max(4, len(self.cohorts)) + 1)]
        self.evaluators = [f"evaluator-{n}" for n in range(1, max(4, sites // 16) + 1)]
        self.at = {site: (rng.uniform(0, 12), rng.uniform(0, 12)) for site in self.sites}
        self.at[ODENSE] = (6.0, 6.0)
        self.appointments: list[Appointment] = []
        self.orders: list[Order] = []
        self.apart: list[Apart] = []
        self.shares: list[Share] = []

    def problem(self) -> Problem:
        for n, cohort in enumerate(self.cohorts):
            self._common(n, cohort)
            for site in cohort:
                self._local(n, site)
        staff = [*self.advisers, *self.evaluators]
        return Problem(
            appointments=tuple(self.appointments),
            people=tuple(self._people()),
            orders=tuple(self.orders),
            apart=tuple(self.apart),
            at_most=tuple(AtMost(one, 2, per) for one in staff for per in ("day",)),
            shares=tuple(self.shares),
            closed=tuple(self._closed()),
            travel=self._travel(),
        )

    def _common(self, n: int, cohort: list[str]) -> None:
        managers = tuple(f"{site}/projektleder" for site in cohort)
        leaders = tuple(f"{site}/leder" for site in cohort)
        adviser = self.advisers[n % len(self.advisers)]
        start = date(FIRST_YEAR, 1, 6)

        def meet(name: str, weeks: tuple[int, int], length: Length, part: float) -> str:
            number = -(-len(managers) * part // 1)
            needs = (
                Need("rådgiver", (adviser,), 1),
                Need("projektledere", managers, int(number), leaders),
            )
            return self._meeting(
                f"{name}/{n + 1}", start, weeks, length, place=ODENSE, needs=needs,
                preferred=managers,
            )  # fmt: skip

        kickoff = meet("opstart", (1, 4), Length(days=1), 0.8)
        module = kickoff
        for number, week in enumerate((8, 16, 30, 44), start=1):
            following = meet(
                f"modul-{number}", (week, week + 4), Length(days=2 if number == 1 else 1), 0.8
            )
            self.orders.append(Order(module, following, 7))
            module = following
        network = [
            meet(f"netvaerk-{q}", (13 * q + 5, 13 * q + 8), Length(2 * AN_HOUR), 0.6)
            for q in range(4 * YEARS)
        ]
        self.apart.append(Apart(tuple(network), 42))
        meet("afslutning", (150, 154), Length(days=1), 0.8)

    def _local(self, n: int, site: str) -> None:
        adviser = self.advisers[n % len(self.advisers)]
        deputy = self.advisers[(n + 1) % len(self.advisers)]
        evaluator = self.evaluators[n % len(self.evaluators)]
        start = date(FIRST_YEAR, 1, 6)
        manager, leader = f"{site}/projektleder", f"{site}/leder"
        steered = (Need("rådgiver", (adviser,), 1, (deputy,)), Need("projektleder", (manager,), 1))

        def meet(
            name: str, weeks: tuple[int, int], hours: int, needs: tuple[Need, ...], *,
            online: bool = False, preferred: tuple[str, ...] = (leader,),
        ) -> str:  # fmt: skip
            return self._meeting(
                f"{name}/{site}", start, weeks, Length(hours * AN_HOUR),
                place=None if online else site, site=site, needs=needs, preferred=preferred,
            )  # fmt: skip

        workshop = meet(
            "startworkshop", (4, 9), 3, (*steered, Need("leder", (leader,), 1)), preferred=()
        )
        self.orders.append(Order(f"opstart/{n + 1}", workshop, 1))
        dialogue = [meet(f"dialog-{h}", (26 * h + 9, 26 * h + 15), 2, steered) for h in range(6)]
        self.apart.append(Apart(tuple(dialogue), 90))
        developing = [
            meet(f"udvikling-{h}", (26 * h + 17, 26 * h + 23), 3, steered) for h in range(6)
        ]
        for before, after in zip(dialogue, developing, strict=True):
            self.orders.append(Order(before, after, 14))
        for year in range(YEARS):
            self.shares.append(Share(evaluator, tuple(developing[2 * year : 2 * year + 2])))
        for q in range(4 * YEARS):
            meet(f"status-{q}", (13 * q + 9, 13 * q + 12), 1, steered, online=True)
        pair = Need("evaluatorer", tuple(self.evaluators), 2)
        # The evaluators travel from cohort to cohort.
        for visit, week in enumerate((56 + 4 * (n % 4), 126 + 4 * (n % 4))):
            meet(
                f"casebesoeg-{visit}",
                (week, week + 6),
                4,
                (pair, Need("projektleder", (manager,), 1)),
            )
        spoken = (
            Need("evaluator", (evaluator,), 1, tuple(self.evaluators)),
            Need("leder", (leader,), 1),
        )
        meet("interview", (140, 144), 1, spoken, online=True, preferred=())

    def _meeting(
        self, key: str, start: date, weeks: tuple[int, int], length: Length, **more: object
    ) -> str:
        days = round(7 * (weeks[1] - weeks[0]) * self.width)
        first = start + timedelta(weeks=weeks[0])
        window = Period(first, first + timedelta(days=days))
        self.appointments.append(Appointment(key, key, window, length, **more))  # type: ignore[arg-type]  # passed through as they come
        return key

    def _people(self) -> list[Person]:
        people = [
            Person(
                f"{site}/{role}",
                f"{role} i {site}",
                frozenset({role}),
                site,
                site,
                self._calendar(),
            )
            for site in self.sites
            for role in ("projektleder", "leder")
        ]
        people += [
            Person(one, one, frozenset({one.split("-")[0]}), None, ODENSE, self._calendar())
            for one in (*self.advisers, *self.evaluators)
        ]
        return people

    def _calendar(self) -> tuple[Stretch, ...]:
        """Return busy hours in every other half-day or so, and three weeks' holiday each summer.

        A half-day is left alone or mostly full: so do calendars look, and whole days stay free.
        """
        busy = []
        first = date(FIRST_YEAR, 1, 1)
        for n in range(366 * YEARS):
            midnight = quarter_of(first + timedelta(days=n))
            for clock in (8 * AN_HOUR, 12 * AN_HOUR):
                if self.rng.random() < self.busy:
                    late = self.rng.choice((0, 0, 4))
                    busy.append(Stretch(midnight + clock + late, midnight + clock + 4 * AN_HOUR))
        for year in range(YEARS):
            holiday = quarter_of(date(FIRST_YEAR + year, 7, self.rng.randint(1, 20)))
            busy.append(Stretch(holiday, holiday + 21 * 96))
        return tuple(busy)

    def _closed(self) -> list[Closed]:
        weeks = [
            (year, week)
            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
            for week in (7, 28, 29, 30, 42)
        ]
        return [
            Closed(Period.of_week(*told), None, "skoleferie", is_school_holiday=True)
            for told in weeks
        ]

    def _travel(self) -> Travel:
        """Return journeys as the crow flies: four places on a side take an hour."""
        places = sorted(self.at)
        told = {}
        for a in places:
            for b in places:
                if a < b:
                    (x, y), (p, q) = self.at[a], self.at[b]
                    told[a, b] = max(1, round(hypot(x - p, y - q)))
        return Travel(told)
