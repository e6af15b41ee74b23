"""Where the meetings of programmes stand on a day, read in two statements."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import make_aware

from modning_web.meetings.models import Meeting, State
from modning_web.programmes.models import Site
from modning_web.programmes.waiting import AHEAD, Settled, TurnKey
from modning_web.statements import prepared

_DONE = (State.HELD, State.CANCELLED)
_COLUMNS = (
    *("programme__key", "activity_key", "turn", "site__key"),
    *("state", "starts_at", "is_convened"),
)
Rows = QuerySet[Any, tuple[Any, ...]]
SiteKey = tuple[str, str]  # of a programme, and of a site there


@dataclass(slots=True)
class Standing:
    """The meetings whose windows are open or open soon, by turn and the key of their site.

    A site's key is empty for what is common. `over` is held, cancelled or past without a word;
    `settled` are those that need no line of their own in the plan: over, convened to a day, or
    on the way to one.
    """

    over: Settled = field(default_factory=lambda: defaultdict(set))
    settled: Settled = field(default_factory=lambda: defaultdict(set))
    fixed: dict[TurnKey, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))
    late: Counter[SiteKey] = field(default_factory=Counter)


def standing_of(
    programme_keys: Collection[str], *, on: date, site_keys: frozenset[str] | None = None
) -> Standing:
    """Return how the meetings of the programmes stand on the day `on`.

    With `site_keys`, those that are common to all and those of these sites alone.
    """
    standing, today = Standing(), make_aware(datetime.combine(on, time()))
    found = _open_between(frozenset(programme_keys), site_keys, on, on + AHEAD)
    for programme, activity, turn, site, state, starts_at, is_convened in found:
        key, at = (programme, activity, turn), site or ""
        is_late = state not in _DONE and starts_at is not None and starts_at < today
        if state == State.FIXED and not is_late:
            standing.fixed[key][at] = starts_at
        if is_late:
            standing.late[programme, at] += 1
        if is_late or state in _DONE:
            standing.over[key].add(at)
        if is_convened or is_late or state in (*_DONE, State.PROPOSED):
            standing.settled[key].add(at)
    return standing


@prepared
def _open_between(
    programme_keys: frozenset[str], site_keys: frozenset[str] | None, since: date, until: date
) -> Rows:
    rows = Meeting.objects.exclude(state=State.WINDOW).filter(
        programme__key__in=programme_keys, planned_before__gt=since, planned_from__lte=until
    )
    if site_keys is not None:
        rows = rows.filter(Q(site=None) | Q(site__key__in=site_keys))
    return rows.order_by().values_list(*_COLUMNS)


def done_behind(
    programme_keys: Collection[str], *, on: date, site_keys: frozenset[str] | None = None
) -> Counter[SiteKey]:
    """Count, by site, what was held or cancelled of the windows that are over.

    What was over before its programme came here does not count. `site_keys` are the only sites
    to count at.
    """
    counted = _done_before(frozenset(programme_keys), site_keys, on)
    return Counter({(programme, site): number for programme, site, number in counted})


@prepared
def _done_before(
    programme_keys: frozenset[str], site_keys: frozenset[str] | None, day: date
) -> Rows:
    sites = Site.objects.filter(
        programme__key__in=programme_keys,
        meetings__state__in=_DONE,
        meetings__planned_before__lte=day,
        meetings__planned_before__gt=F("programme__created_at"),
    )
    if site_keys is not None:
        sites = sites.filter(key__in=site_keys)
    return sites.order_by().values_list("programme__key", "key").annotate(Count("meetings"))
