"""Where the meetings of programmes stand on a day, read in a fixed number of statements."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.timezone import localdate

from modning_web.meetings.models import Meeting, State
from modning_web.programmes.models import Programme
from modning_web.programmes.waiting import AHEAD, SettledTurn

_DONE = (State.HELD, State.CANCELLED)
_TURN = ("programme_id", "activity_key", "turn", "site__key")


@dataclass(slots=True)
class Standing:
    """The meetings whose windows are open or open soon, and how many are behind.

    `late` and `done_behind` are counted by programme and site.
    """

    done: set[SettledTurn] = field(default_factory=set)
    fixed: dict[SettledTurn, datetime] = field(default_factory=dict)
    late: Counter[tuple[UUID, str]] = field(default_factory=Counter)
    done_behind: Counter[tuple[UUID, str]] = field(default_factory=Counter)


def standing_of(programmes: Collection[Programme], *, on: date) -> Standing:
    """Return how the meetings of `programmes` stand on the day `on`: two statements."""
    standing = Standing()
    ahead = Meeting.objects.filter(
        programme__in=programmes, planned_before__gt=on, planned_from__lte=on + AHEAD
    ).exclude(state=State.WINDOW)
    rows = ahead.order_by().values_list(*_TURN, "state", "starts_at")
    for programme, activity, turn, site, state, starts_at in rows:
        key = (programme, activity, turn, site or "")
        if state in _DONE:
            standing.done.add(key)
        elif starts_at and localdate(starts_at) < on:
            standing.late[programme, site or ""] += 1
            standing.done.add(key)  # what is late is not what comes next
        elif state == State.FIXED:
            standing.fixed[key] = starts_at
    for programme, site, number in _behind(programmes, on):
        standing.done_behind[programme, site] = number
    return standing


def settled_turns(programme_keys: Iterable[str], *, on: date) -> set[SettledTurn]:
    """Return the turns that need no line of their own in the plan: over, or convened to a day."""
    rows = Meeting.objects.filter(
        Q(state__in=_DONE) | Q(state=State.FIXED, is_convened=True),
        programme__key__in=set(programme_keys),
        planned_before__gt=on,
        planned_from__lte=on + AHEAD,
    )
    return {
        (programme, activity, turn, site or "")
        for programme, activity, turn, site in rows.order_by().values_list(*_TURN)
    }


def _behind(programmes: Collection[Programme], on: date) -> Iterable[tuple[UUID, str, int]]:
    """Count what was held or cancelled of the windows that are over, since the programme came."""
    since = Q(pk=None)
    for one in programmes:
        since |= Q(programme=one, planned_before__gt=localdate(one.created_at))
    rows = Meeting.objects.filter(
        since, state__in=_DONE, planned_before__lte=on, site__isnull=False
    )
    return rows.order_by().values_list("programme_id", "site__key").annotate(Count("id"))
