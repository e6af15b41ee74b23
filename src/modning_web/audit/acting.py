"""In whose place somebody acts while a page is made: kept beside the record, so none forgets it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Acting:
    """That `by` acts for another, or by a way that is not their own.

    `on_behalf_of` is a person; `details` says more: the role that a deputy stands in for, or the
    break-glass access that opened the page.
    """

    by: UUID
    on_behalf_of: UUID | None = None
    details: Mapping[str, str] = field(default_factory=dict)


_acting: ContextVar[Acting | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(acting: Acting | None) -> Iterator[None]:
    """Let what is recorded meanwhile say in whose place it was done."""
    token = _acting.set(acting)
    try:
        yield
    finally:
        _acting.reset(token)


def acting_of(person: UUID | None) -> Acting | None:
    """Return in whose place `person` acts now, if in another's."""
    acting = _acting.get()
    return acting if acting is not None and acting.by == person else None
