"""Why a meeting stayed unplaced: what stands in the way of each time it could have been held."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from modning.language import Text
from modning.planning.diary import Diary
from modning.planning.grid import Grid
from modning.planning.plan import Placed, Unplaced
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import Stretch
from modning.planning.starts import Calendars
from modning.planning.wording import listed

_NO_TIME = Text(
    "Vinduet {first}–{last} har ingen dage, hvor mødet kan holdes efter programmets regler.",
    "The window {first}–{last} has no days on which the programme's rules let it be held.",
)
_NOT_FREE = Text("{name} kan ikke", "{name} cannot come")
_ELSEWHERE = Text("{name} er til andre møder", "{name} is at other meetings")
_TOO_FEW = Text(
    "for få af dem, der skal være mindst {number} af ({name}), kan",
    "too few of those of whom at least {number} must come ({name}) can",
)
_NO_ROOM = Text("intet lokale med plads nok er ledigt", "no room of the size is free")
_TIED = Text(
    "rækkefølge, afstand eller dage om måneden passer ikke med andre møder",
    "order, distance or days a month do not fit with other meetings",
)
_REASON = Text(
    "Der er {count} mulige tider i vinduet. Tilsammen er de spærret af: {reasons}.",
    "The window has {count} possible times. Together they are barred by: {reasons}.",
)
_OUTSIDE = Text("tiden ligger uden for det tilladte", "the time is outside what is allowed")
_SQUEEZED = Text(
    "Der er plads til mødet, men først når andre flyttes, eller der ledes længere.",
    "There is room for the meeting, but only when others move, or with a longer search.",
)


@dataclass(frozen=True, slots=True)
class _Bar:
    """Something that stands in the way of some starts."""

    kind: str
    subject: Hashable
    words: Text


def unplaced_with_reason(problem: Problem, placed: Mapping[str, Placed]) -> tuple[Unplaced, ...]:
    """Return each meeting of the problem that is not placed, and why."""
    left = [appointment for appointment in problem.appointments if appointment.key not in placed]
    if not left:
        return ()
    calendars, diary = Calendars(problem), Diary(problem, placed.values())
    return tuple(Unplaced(one.key, _reason(calendars, diary, one)) for one in left)


def in_the_way(calendars: Calendars, diary: Diary, appointment: Appointment, start: int) -> Text:
    """Return why a meeting cannot be held at this start."""
    grid = calendars.grid_at(appointment, start)
    (bars,) = _barred(calendars, diary, appointment, grid)
    told = [bar.words for bar in bars]
    if not told:
        return _OUTSIDE
    return Text(listed([words.da for words in told]).da, listed([words.en for words in told]).en)


def _reason(calendars: Calendars, diary: Diary, appointment: Appointment) -> Text:
    barred = _barred(calendars, diary, appointment, calendars.grid(appointment))
    if not barred:
        window = appointment.window
        return _NO_TIME.filled(first=f"{window.start:%d.%m.%Y}", last=f"{window.last_day:%d.%m.%Y}")
    if not all(barred):
        return _SQUEEZED
    told = [bar.words for bar in _fewest(barred)]
    reasons = Text(listed([words.da for words in told]).da, listed([words.en for words in told]).en)
    return _REASON.filled(count=len(barred), reasons=reasons)


def _barred(
    calendars: Calendars, diary: Diary, appointment: Appointment, grid: Grid
) -> list[list[_Bar]]:
    """Return what stands in the way of each of the times."""
    settled = appointment.fixed is not None
    suits = {
        one: [True] * len(grid.starts)
        if settled
        else calendars.suits(one, appointment, grid).tolist()
        for one in calendars.problem.invited[appointment.key]
    }
    times = zip(grid.starts.tolist(), grid.ends.tolist(), strict=True)
    return [
        list(_bars(diary, appointment, Stretch(*time), {one: suits[one][n] for one in suits}))
        for n, time in enumerate(times)
    ]


def _bars(
    diary: Diary, appointment: Appointment, stretch: Stretch, suits: Mapping[str, bool]
) -> Iterator[_Bar]:
    problem = diary.problem
    if not diary.keeps_ties(appointment, stretch):
        yield _Bar("tied", None, _TIED)
    free = {one for one in suits if suits[one] and diary.is_free(one, appointment, stretch)}
    for one in suits:
        if one in appointment.required and one not in free:
            words = _ELSEWHERE if suits[one] else _NOT_FREE
            name = problem.person[one].name
            yield _Bar("elsewhere" if suits[one] else "busy", one, words.filled(name=name))
    for need in appointment.needs:
        chosen = [one for one in need.pool if one not in appointment.required]
        number = need.number - (len(need.pool) - len(chosen))
        if chosen and len(free.intersection(chosen)) < number:
            yield _Bar("few", need, _TOO_FEW.filled(number=need.number, name=need.name))
    rooms = problem.rooms_for(appointment)
    if (
        rooms is not None
        and appointment.fixed is None
        and diary.room_for(appointment, stretch) is None
    ):
        yield _Bar("room", None, _NO_ROOM)


def _fewest(barred: list[list[_Bar]]) -> list[_Bar]:
    """Return bars that meet every start, none of which can be left out."""
    chosen: list[_Bar] = []
    left = barred
    while left:
        counts: dict[_Bar, int] = {}
        for bars in left:
            for bar in bars:
                counts[bar] = counts.get(bar, 0) + 1
        widest = max(counts, key=lambda bar: counts[bar])
        chosen.append(widest)
        left = [bars for bars in left if widest not in bars]
    for bar in list(chosen):
        others = set(chosen) - {bar}
        if all(others.intersection(bars) for bars in barred):
            chosen.remove(bar)
    return chosen
