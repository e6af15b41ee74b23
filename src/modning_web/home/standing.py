"""Where the meetings of programmes stand on a day, read in one statement."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, DateTimeField, F, QuerySet, Sum, Value
from django.utils.timezone import make_aware

from modning_web.meetings.models import Meeting, State
from modning_web.programmes.waiting import AHEAD, Settled, TurnKey
from modning_web.statements import prepared

_DONE = (State.HELD, State.CANCELLED)
_BEHIND = "behind"  # stands where a state would
Rows = QuerySet[Any, tuple[Any, ...]]


@dataclass(slots=True)
class Standing:
    """A programme's meetings whose windows are open or open soon, by turn and site.

    They are named by their keys; a site's is empty for what is common. `over` is held, cancelled or
    past without a word; `settled` are those that need no line of their own in the plan: over,
    convened to a day, or on the way to one. `late` counts by site those that are past without a
    word, and `done` what was held or cancelled of the windows that are over since the programme
    came here.
    """

    over: Settled = field(default_factory=lambda: defaultdict(set))
    settled: Settled = field(default_factory=lambda: defaultdict(set))
    fixed: dict[TurnKey, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))
    late: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)


def standings_of(programmes: Collection[UUID], *, on: date) -> dict[UUID, Standing]:
    """Return how the meetings of each programme stand on the day `on`."""
    standings = {programme: Standing() for programme in programmes}
    today = make_aware(datetime.combine(on, time()))
    for programme, *columns in _open_and_behind(frozenset(programmes), on, on + AHEAD):
        _add(standings[programme], _Row(*columns), today)
    return standings


class _Row(NamedTuple):
    activity: str
    turn: int
    site: str | None
    state: str
    starts_at: datetime | None
    is_convened: bool


def _add(standing: Standing, row: _Row, today: datetime) -> None:
    key, at = (row.activity, row.turn), row.site or ""
    if row.state == _BEHIND:
        standing.done[at] += row.turn
        return
    is_late = row.state not in _DONE and row.starts_at is not None and row.starts_at < today
    if row.state == State.FIXED and not is_late and row.starts_at:
        standing.fixed[key][at] = row.starts_at
    if is_late:
        standing.late[at] += 1
    if is_late or row.state in _DONE:
        standing.over[key].add(at)
    if row.is_convened or is_late or row.state in (*_DONE, State.PROPOSED):
        standing.settled[key].add(at)


@prepared
def _open_and_behind(programmes: frozenset[UUID], since: date, until: date) -> Rows:
    """Return the meetings with an open window; and, as a turn, how many are done at each site."""
    ours = Meeting.objects.filter(programme__id__in=programmes).order_by()
    is_open = ours.exclude(state=State.WINDOW).filter(
        planned_before__gt=since, planned_from__lte=until
    )
    done = ours.filter(
        site__isnull=False,
        state__in=_DONE,
        planned_before__lte=since,
        planned_before__gt=F("programme__created_at"),
    )
    counted = done.values("programme", "site__key").annotate(
        number=Count("pk"),
        nothing=Value(""),
        behind=Value(_BEHIND),
        never=Value(None, DateTimeField()),
        no=Value(False),
    )
    beside = ("site__key", "behind", "never", "no")
    return is_open.values_list(
        *("programme", "activity_key", "turn", "site__key", "state", "starts_at", "is_convened")
    ).union(counted.values_list("programme", "nothing", "number", *beside), all=True)


def changes_of(programmes: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return a mark of each programme that has meetings; it differs when one of them changed."""
    found = _meetings_and_revisions(frozenset(programmes))
    return {programme: (meetings, revisions) for programme, meetings, revisions in found}


@prepared
def _meetings_and_revisions(programmes: frozenset[UUID]) -> Rows:
    ours = Meeting.objects.filter(programme__id__in=programmes).order_by()
    return ours.values_list("programme").annotate(Count("revision"), Sum("revision"))
