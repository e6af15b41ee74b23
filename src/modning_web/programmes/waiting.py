"""What the plans of programmes let wait for a person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from operator import itemgetter
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.dates import Hours, write_hours
from modning.programme.schema.activities import Activity
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.programmes.concern import Concern, Part, short_title_of, text_of, turns_of
from modning_web.programmes.folding import (
    SeenTurn,
    Turn,
    folded_plan,
    next_of_each_activity,
    plan_rows,
)
from modning_web.programmes.models import Programme
from modning_web.programmes.outlook import TO_CARRY_OUT, TO_FILL_IN
from modning_web.programmes.wording import (
    activities_in_words,
    page_language,
    plan_lines,
)
from modning_web.waiting import Kind, Waiting

TurnKey = tuple[str, int]  # activity and turn
Settled = dict[TurnKey, set[str]]  # turns, with the keys of their sites; empty for what is common
AHEAD = timedelta(days=92)  # so far one looks from My day
MOST = 12  # of what comes next
_VERBS: dict[str, Promise] = {
    "fill in": gettext_lazy("Udfyld: {name}"),
    "carry out": gettext_lazy("Gennemfør: {name}"),
    "take part": gettext_lazy("Deltag: {name}"),
    "settle": gettext_lazy("Find en dag: {name}"),
    "keep free": gettext_lazy("Hold tid fri: {name}"),
}


def next_up(text: str, parts: Sequence[Part], *, on: date, settled: Settled) -> list[SeenTurn]:
    """Return what comes next of each activity of a plan that the parts concern.

    What stands in `settled` has a day of its own or is over, and is left to its meeting.
    """
    return next_of_each_activity(_unsettled(text, parts, on, settled), on=on, most=MOST)


def _unsettled(text: str, parts: Sequence[Part], on: date, settled: Settled) -> Iterator[SeenTurn]:
    for turn, site_keys in turns_of(text, parts, coming_on=on, until=on + AHEAD):
        done = settled.get((turn.activity_key, turn.turn), set())
        left = site_keys - done
        if left or (not turn.site_keys and "" not in done):
            yield SeenTurn(turn, left)


def planned_for(
    concern: Concern, person: User, *, on: date, coming: Mapping[UUID, list[SeenTurn]]
) -> list[Waiting]:
    """Return what comes first of what is `next_up` in the plans that concern `person`."""
    found = [
        (one.turn.ends_on, concern.programmes[pk], one)
        for pk, seen in coming.items()
        for one in seen
    ]
    last = max(nsmallest(MOST, (ends_on for ends_on, *_ in found)), default=on)
    first = [
        (ends_on, _activity_of(programme, one).name, programme, one)
        for ends_on, programme, one in found
        if ends_on <= last
    ]
    first.sort(key=itemgetter(0, 1))  # only these few are put into words
    return [_waiting(one, programme, person, on) for *_, programme, one in first[:MOST]]


def _waiting(seen: SeenTurn, programme: Programme, person: User, on: date) -> Waiting:
    text, activity = text_of(programme), _activity_of(programme, seen)
    kind, verb = _done_by(activity.kind, seen, programme.key, person)
    (line,) = plan_lines(plan_rows([seen], folded_plan(text)), text, on=on)
    may_open = can(person, "programme.see", Place(programme.key))
    return Waiting(
        kind=kind,
        title=str(_VERBS[verb]).format(name=activity.name),
        link=line.address if may_open else "",
        due=seen.turn.ends_on - timedelta(days=1),
        programme_title=short_title_of(programme),
        site_name=line.where if line.row.sites else "",
        detail=_beside(seen.turn, on),
    )


def _beside(turn: Turn, on: date) -> str:
    """Say what the last day leaves open: the hours, or when a window opens that is still shut."""
    if turn.starts_at:
        return write_hours(Hours(turn.starts_at, turn.ends_at), page_language())
    is_one_day = (turn.ends_on - turn.starts_on).days == 1
    if is_one_day or turn.starts_on <= on:
        return ""
    return _("tidligst {day}").format(day=date_format(turn.starts_on, _("j. F")))


def _activity_of(programme: Programme, seen: SeenTurn) -> Activity:
    words = activities_in_words(text_of(programme), page_language())
    return words[seen.turn.activity_key].activity


def _done_by(
    activity_kind: str, seen: SeenTurn, programme_key: str, person: User
) -> tuple[Kind, str]:
    if activity_kind in TO_FILL_IN:
        return Kind.FORM, "fill in"
    if activity_kind in TO_CARRY_OUT:
        return Kind.WORK, "carry out"
    if (seen.turn.ends_on - seen.turn.starts_on).days == 1:
        return Kind.MEETING, "take part"
    site_key = next(iter(seen.site_keys)) if len(seen.site_keys) == 1 else ""
    if can(person, "meeting.plan", Place(programme_key, site_key)):
        return Kind.WORK, "settle"
    return Kind.WORK, "keep free"
