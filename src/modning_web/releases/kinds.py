"""The kinds of things that can leave; each capability declares its own in its ``leaving.py``.

::

    register(
        ReleaseKind(
            key="people.list",
            name=_("Liste over programmets personer"),
            says=_("Navn, e-mail og rolle."),
            action="people.see",
            make=list_of_people,
        )
    )
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

from modning_web.access.models import User
from modning_web.access.policy import ACTIONS, UnknownAction


class UnknownKind(LookupError):
    """No capability declares this kind."""


class UnableToMake(Exception):
    """There is nothing to release, or too much; the text says what to do about it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what: `wanted` narrows the content down, and what it means is the kind's own."""

    by: User
    at: datetime
    programme_key: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A file that is to leave; `rows` of it are about somebody or something."""

    filename: str
    media_type: str
    body: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class ReleaseKind:
    """What can leave. Who asks and who lets go must both be allowed `action` where it is from.

    `of_all` says that it can be asked for without naming a programme.
    """

    key: str
    name: str | Promise
    says: str | Promise
    action: str
    make: Callable[[Asked], Content]
    of_all: bool = False


_KINDS: dict[str, ReleaseKind] = {}


def register(kind: ReleaseKind) -> None:
    """Declare a kind, once."""
    if kind.action not in ACTIONS:
        raise UnknownAction(kind.action)
    if _KINDS.setdefault(kind.key, kind) is not kind:
        message = f"{kind.key} is declared twice"
        raise ValueError(message)


def kind_of(key: str) -> ReleaseKind:
    """Return a kind by its key."""
    if key not in _KINDS:
        raise UnknownKind(key)
    return _KINDS[key]


def kinds() -> tuple[ReleaseKind, ...]:
    """Return every kind."""
    return tuple(_KINDS.values())
