"""How programmes stand on a day: worked out once, and again when one of them has changed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter, itemgetter
from uuid import UUID

from django.utils.timezone import localdate

from modning.programme.site import Site
from modning_web.home.glance import NextMeeting, SiteAtAGlance, Today
from modning_web.home.standing import Standing, changes_of, standings_of
from modning_web.kept import Kept
from modning_web.programmes.concern import Concern, Part, short_title_of, text_of
from modning_web.programmes.folding import SeenTurn, Turn, folded_plan
from modning_web.programmes.models import Programme
from modning_web.programmes.outlook import SiteOutlook, outlooks
from modning_web.programmes.waiting import next_up

_NOTHING = SiteOutlook()
SOON = timedelta(days=30)
_LOOKED_AT = 12  # of what comes at one site: more is not open at one time


@dataclass(frozen=True, slots=True)
class _Mark:
    """All that how a programme stands depends on."""

    programme: UUID
    version: UUID | None
    created_at: datetime
    meetings: int
    revisions: int
    on: date


_KEPT: Kept[_Mark, Today] = Kept(most=64)


def today_in(programmes: Collection[Programme], *, on: date) -> dict[str, Today]:
    """Return how each programme stands on the day `on`, by key; worked out when one has changed."""
    changes = changes_of([one.pk for one in programmes])
    marked = {
        _Mark(one.pk, one.current_id, one.created_at, *changes.get(one.pk, (0, 0)), on): one
        for one in programmes
    }

    def work_out(marks: list[_Mark]) -> dict[_Mark, Today]:
        standings = standings_of([mark.programme for mark in marks], on=on)
        return {mark: _today(marked[mark], standings[mark.programme], on) for mark in marks}

    return {marked[mark].key: today for mark, today in _KEPT.of(marked, work_out).items()}


def coming_in(concern: Concern, today: Mapping[str, Today]) -> dict[UUID, list[SeenTurn]]:
    """Return what is next up in each programme that concerns somebody."""
    return {
        pk: _next_up(text_of(programme), concern.parts[pk], today[programme.key])
        for pk, programme in concern.programmes.items()
    }


def _next_up(text: str, parts: list[Part], today: Today) -> list[SeenTurn]:
    held, settled = tuple(parts), today.standing.settled
    known = today.coming.get(held)
    if known is None:
        known = next_up(text, held, on=today.on, settled=settled)
        if all(part.site_keys is None for part in held):
            today.coming[held] = known
    return known


def _today(programme: Programme, standing: Standing, on: date) -> Today:
    text = text_of(programme)
    outlook = outlooks(text, on=on, since=localdate(programme.created_at))
    sites = (
        _glance(programme, site, standing, outlook.get(site.key, _NOTHING), on)
        for site in folded_plan(text).sites
    )
    return Today(on, standing, tuple(sorted(sites, key=attrgetter("urgency"))))


def _glance(
    programme: Programme, site: Site, standing: Standing, outlook: SiteOutlook, on: date
) -> SiteAtAGlance:
    ahead = list(_ahead(outlook, site.key, standing))
    late = standing.late[site.key] + max(outlook.behind - standing.done[site.key], 0)
    missing = sum(turn.ends_on <= on + SOON for turn, starts_at in ahead if not starts_at)
    coming = _next(ahead, text_of(programme))
    return SiteAtAGlance(
        programme=programme,
        site=site,
        next=coming,
        late=late,
        missing=missing,
        title=short_title_of(programme),
        urgency=(-late, -missing, coming.on if coming else date.max),
    )


def _ahead(
    outlook: SiteOutlook, site_key: str, standing: Standing
) -> Iterator[tuple[Turn, datetime | None]]:
    """Yield what comes at a site and is not over, with its day where one is settled."""
    for turn in outlook.coming[:_LOOKED_AT]:
        key = (turn.activity_key, turn.turn)
        if site_key not in standing.over.get(key, ()):
            yield turn, standing.fixed.get(key, {}).get(site_key)


def _next(ahead: list[tuple[Turn, datetime | None]], text: str) -> NextMeeting | None:
    """Return the first that has a day; else what the plan says comes first."""
    if not ahead:
        return None
    settled = [(starts_at, turn) for turn, starts_at in ahead if starts_at]
    if settled:
        starts_at, turn = min(settled, key=itemgetter(0))
        return NextMeeting(turn, starts_at, text)
    return NextMeeting(ahead[0][0], None, text)
