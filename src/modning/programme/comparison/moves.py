"""When something was to be, and when it is now: in its wordings, and occurrence by occurrence."""

from collections.abc import Iterable, Iterator, Mapping

from modning.dates import Moment, Period, Window
from modning.language import Text
from modning.programme.comparison.changes import Concerned, OccurrenceChange, Shift, TurnChange
from modning.programme.comparison.pairing import Pair, paired_turns, shift
from modning.programme.comparison.wording import Wording, joined
from modning.programme.expansion import Occurrence, phase_period, turns
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Phase, Programme
from modning.programme.schema.written import When

Held = Mapping[int, Mapping[str | None, Occurrence]]


def moves(
    old: tuple[Programme, Activity | Phase], new: tuple[Programme, Activity | Phase]
) -> tuple[TurnChange, ...]:
    """Return how the times that a part is written with were changed; none where they mean alike."""
    before, now = _whens(old[1]), _whens(new[1])
    if [when.means for when in before] == [when.means for when in now]:
        return ()
    if before and now and all(_is_single(when) for when in (*before, *now)):
        return tuple(_single_moves(_dated(*old), _dated(*new), old[0], new[0]))
    how: Shift = "other" if before and now else "settled" if now else "unsettled"
    return (TurnChange(_said(old[0], before), _said(new[0], now), shift=how),)


def moved_occurrences(old: Held, new: Held, concerned: Concerned) -> Iterator[OccurrenceChange]:
    """Yield what happened to each time of an activity at each site; nothing where it is alike."""
    before, now = _in_time(old), _in_time(new)
    windows = [period for _, period in before], [period for _, period in now]
    for was, becomes in paired_turns(*windows):
        mine = {} if was is None else old[before[was][0]]
        yours = {} if becomes is None else new[now[becomes][0]]
        for site in dict.fromkeys((*mine, *yours)):
            pair = mine.get(site), yours.get(site)
            if not _alike(pair):
                yield _occurrence_change(pair, concerned)


def held(occurrences: Iterable[Occurrence]) -> dict[str, dict[int, dict[str | None, Occurrence]]]:
    """Return occurrences by activity, turn and the key of the site."""
    found: dict[str, dict[int, dict[str | None, Occurrence]]] = {}
    for one in occurrences:
        sites = found.setdefault(one.activity, {}).setdefault(one.turn, {})
        sites[one.site.key if one.site else None] = one
    return found


def _occurrence_change(pair: Pair[Occurrence], concerned: Concerned) -> OccurrenceChange:
    old, new = pair
    if old is None or new is None:
        return OccurrenceChange(old, new, concerned)
    return OccurrenceChange(old, new, concerned, *shift(old.window, new.window))


def _alike(pair: Pair[Occurrence]) -> bool:
    old, new = pair
    if old is None or new is None:
        return old is new
    return (old.window, old.moment, old.form) == (new.window, new.moment, new.form)


def _in_time(turns_held: Held) -> list[tuple[int, Period]]:
    first = [(turn, next(iter(sites.values())).window) for turn, sites in turns_held.items()]
    return sorted(first, key=lambda one: (one[1], one[0]))


def _single_moves(
    before: list[tuple[Period, When]],
    now: list[tuple[Period, When]],
    old: Programme,
    new: Programme,
) -> Iterator[TurnChange]:
    periods = [period for period, _ in before], [period for period, _ in now]
    for was, becomes in paired_turns(*periods):
        if was is None or becomes is None:
            said_old = None if was is None else Wording(old).of_written(before[was][1])
            said_new = None if becomes is None else Wording(new).of_written(now[becomes][1])
            yield TurnChange(said_old, said_new)
        elif before[was][1].means != now[becomes][1].means:
            said = Wording(old).of_written(before[was][1]), Wording(new).of_written(now[becomes][1])
            yield TurnChange(*said, *shift(periods[0][was], periods[1][becomes]))


def _said(programme: Programme, whens: tuple[When, ...]) -> Text:
    return joined([Wording(programme).of_written(when) for when in whens])


def _dated(programme: Programme, part: Activity | Phase) -> list[tuple[Period, When]]:
    dated = zip(_periods(programme, part), _whens(part), strict=True)
    return sorted(dated, key=lambda one: one[0])


def _periods(programme: Programme, part: Activity | Phase) -> list[Period]:
    """Return the period of each time that is written, whatever number of times it stands for."""
    if isinstance(part, Phase):
        period = phase_period(programme, part.id)
        return [period] if period else []
    return list(turns(programme, part.model_copy(update={"times": None})))


def _whens(part: Activity | Phase) -> tuple[When, ...]:
    if isinstance(part, Activity):
        return part.when
    return (part.when,) if part.when else ()


def _is_single(when: When) -> bool:
    return isinstance(when.means, Window | Moment)
