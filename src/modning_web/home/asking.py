"""Asks each capability what waits for a person, and what is new to them."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from operator import attrgetter

from modning_web.access.models import User
from modning_web.access.policy import hats_worn
from modning_web.advice import waiting as advice
from modning_web.home.standing import settled_turns
from modning_web.meetings import waiting as meetings
from modning_web.minutes import waiting as minutes
from modning_web.programmes import waiting as programmes
from modning_web.waiting import News, Waiting

# Each capability that lets something wait adds a line, as does each that has news.
ASKED: tuple[Callable[..., Iterable[Waiting]], ...] = (
    meetings.waiting_for,
    minutes.waiting_for,
    advice.waiting_for,
)
ASKED_FOR_NEWS: tuple[Callable[..., Iterable[News]], ...] = (
    programmes.news_for,
    meetings.news_for,
    minutes.news_for,
)


def waiting_for(person: User, *, on: date) -> list[Waiting]:
    """Return all that waits for `person`, seen from the day `on`."""
    found = [one for ask in ASKED for one in ask(person, on=on)]
    places = {membership.programme_key for membership in hats_worn(person)}
    settled = settled_turns(places, on=on)
    return [*found, *programmes.planned_for(person, on=on, settled=settled)]


def news_for(person: User, *, since: datetime | None) -> list[News]:
    """Return what is new to `person`, the newest first; at a first visit nothing."""
    if since is None:
        return []
    found = (one for ask in ASKED_FOR_NEWS for one in ask(person, since=since))
    return sorted(found, key=attrgetter("at"), reverse=True)
