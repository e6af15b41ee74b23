"""Asks each capability what waits for a person, and what is new to them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from operator import attrgetter
from uuid import UUID

from modning_web.access.models import User
from modning_web.advice import waiting as advice
from modning_web.meetings import waiting as meetings
from modning_web.minutes import waiting as minutes
from modning_web.people.waiting import Requests
from modning_web.plans import waiting as plans
from modning_web.programmes import news as versions
from modning_web.programmes import waiting as programmes
from modning_web.programmes.concern import Concern, short_title_of, text_of
from modning_web.programmes.folding import SeenTurn
from modning_web.waiting import News, Waiting

NOTHING_ASKED = Requests()
# Each capability that lets something wait adds a line.
ASKED: tuple[Callable[..., Iterable[Waiting]], ...] = (
    meetings.waiting_for,
    advice.waiting_for,
    plans.waiting_for,
)


def waiting_for(
    person: User,
    concern: Concern,
    coming: Mapping[UUID, list[SeenTurn]],
    *,
    on: date,
    requests: Requests = NOTHING_ASKED,
) -> list[Waiting]:
    """Return all that waits for `person`, seen from the day `on`.

    `coming` is, by programme, what is next up in its plan.
    """
    short = {one.title: short_title_of(one) for one in concern.programmes.values()}
    texts = {one.key: text_of(one) for one in concern.programmes.values()}
    asked = chain(
        requests.to_decide,
        minutes.waiting_for(person, on=on, texts=texts),
        *(ask(person, on=on) for ask in ASKED),
    )
    found = [
        replace(one, programme_title=short.get(one.programme_title, one.programme_title))
        for one in asked
    ]
    told = {(one.title, one.site_name) for one in found}
    planned = programmes.planned_for(concern, person, on=on, coming=coming)
    return [*found, *(one for one in planned if (one.title, one.site_name) not in told)]


def news_for(
    person: User, concern: Concern, *, since: datetime | None, requests: Requests = NOTHING_ASKED
) -> list[News]:
    """Return what is new to `person`, the newest first; at a first visit nothing."""
    if since is None:
        return []
    return sorted(
        [
            *requests.decided,
            *versions.news_for(concern, person, since=since),
            *minutes.news_for(person, since=since),
        ],
        key=attrgetter("at"),
        reverse=True,
    )
