"""An event of the record as people read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from modning_web.access.models import Hat
from modning_web.audit.actions import SEEN
from modning_web.audit.wording import deed_in_words
from modning_web.inspection import wording
from modning_web.inspection.queries import Event

_HATS = {hat.value: hat.label for hat in Hat}


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words: who did what, where, and what else is known."""

    at: datetime
    who: str
    for_whom: str
    what: str
    where: str
    about: str
    about_key: str
    more: str


@dataclass(frozen=True, slots=True)
class Names:
    """What keys are called: people, programmes, and sites by both keys."""

    people: Mapping[str, str]
    programmes: Mapping[str, str]
    sites: Mapping[tuple[str, str], str]


def told(events: Iterable[Event], names: Names) -> list[Told]:
    """Tell events in the order they come."""
    return [_told(event, names) for event in events]


def _told(event: Event, names: Names) -> Told:
    return Told(
        at=event.at,
        who=event.by or _("Siden selv"),
        for_whom=event.on_behalf_of or "",
        what=what_was_done(event.action, event.details),
        where=_where(event, names),
        about=_about(event, names),
        about_key=event.object_key,
        more=_more(event, names),
    )


def what_was_done(action: str, details: Mapping[str, Any]) -> str:
    """Say in words what was done or seen, after the name of who did it."""
    if action != SEEN:
        return deed_in_words(action)
    rule = str(details.get("rule", ""))
    return _("så {page}").format(page=wording.SEEN.get(rule, rule))


def _where(event: Event, names: Names) -> str:
    title = names.programmes.get(event.programme_key, event.programme_key)
    if not event.site_key:
        return title
    site = names.sites.get((event.programme_key, event.site_key), event.site_key)
    return f"{title}, {site}"


def _about(event: Event, names: Names) -> str:
    """Name a person by name, anything else by what it is."""
    if event.object_key in names.people:
        return names.people[event.object_key]
    return str(wording.OBJECTS.get(event.object_type, "")) or _("det samme")


def _more(event: Event, names: Names) -> str:
    parts = []
    for key, value in sorted(event.details.items()):
        if key in wording.UNTOLD:
            continue
        if key == "glass":
            parts.append(str(wording.DETAILS[key]))
            continue
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        shown = names.people.get(text) or str(_HATS.get(text, text))
        parts.append(f"{wording.DETAILS.get(key, key)}: {shown}")
    return ", ".join(parts)
