"""Writing the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import caches
from django.db import models

from modning_web.audit.acting import acting_of
from modning_web.audit.models import AuditEvent

SEEN, REFUSED = "seen", "refused"
MANY = 200  # rows in one statement
SEEN_AGAIN_AFTER = timedelta(minutes=15)


class Worn(Protocol):
    """A hat that somebody wears, as far as the record tells of it."""

    pk: Any
    hat: str
    user_id: UUID
    programme_key: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody saw, or was refused: a page and its rule, where it was and what about."""

    page: str
    rule: str
    programme_key: str = ""
    site_key: str = ""
    about: str = ""
    is_refused: bool = False


def record(  # noqa: PLR0913 -- a record answers who, when, what, on what, where and how
    action: str,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    on: models.Model | None = None,
    on_behalf_of: AbstractBaseUser | None = None,
    programme_key: str = "",
    site_key: str = "",
    details: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Add a deed to the record, in the caller's transaction.

    `by` is None for what the site does by itself. `details` holds keys and numbers, never
    free text about people. What a deputy does says so by itself.
    """
    return AuditEvent.objects.create(
        action=action,
        at=at,
        object_type="" if on is None else on._meta.label_lower,  # noqa: SLF001 -- a documented part of Django
        object_key="" if on is None else str(on.pk),
        programme_key=programme_key,
        site_key=site_key,
        **_actors(by, on_behalf_of, details or {}),
    )


def record_hats(
    action: str,
    memberships: Iterable[Worn],
    *,
    by: AbstractBaseUser,
    at: datetime,
) -> None:
    """Add a deed to each of many memberships, as `record` does to one, in few statements."""
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                action=action,
                at=at,
                object_type="access.membership",
                object_key=str(one.pk),
                programme_key=one.programme_key,
                **_actors(by, None, {"hat": str(one.hat), "user": str(one.user_id)}),
            )
            for one in memberships
        ],
        batch_size=MANY,
    )


def record_seen(sight: Sight, *, by: AbstractBaseUser, at: datetime) -> None:
    """Add that somebody saw a page, or was refused it, once a quarter of an hour.

    The cache only spares the statement; that there is one row is kept by the database.
    """
    once_key = _once_key(sight, by=by, at=at)
    cache = caches["seen"]
    if cache.get(once_key) is not None:
        return
    seen = AuditEvent(
        action=REFUSED if sight.is_refused else SEEN,
        at=at,
        object_key=sight.about[:200],
        programme_key=sight.programme_key[:100],
        site_key=sight.site_key[:100],
        once_key=once_key,
        **_actors(by, None, {"page": sight.page, "rule": sight.rule}),
    )
    AuditEvent.objects.bulk_create([seen], ignore_conflicts=True)
    cache.set(once_key, True, SEEN_AGAIN_AFTER.total_seconds())


def _once_key(sight: Sight, *, by: AbstractBaseUser, at: datetime) -> str:
    quarter = int(at.timestamp() // SEEN_AGAIN_AFTER.total_seconds())
    acting = acting_of(by.pk)
    parts = (by.pk, quarter, sight, sorted(acting.details.items()) if acting else "")
    return sha256(repr(parts).encode()).hexdigest()


def _actors(
    by: AbstractBaseUser | None,
    on_behalf_of: AbstractBaseUser | None,
    details: Mapping[str, Any],
) -> dict[str, Any]:
    acting = acting_of(by.pk if by else None)
    behalf = on_behalf_of.pk if on_behalf_of else acting and acting.on_behalf_of
    return {
        "by_id": by.pk if by else None,
        "on_behalf_of_id": behalf,
        "details": {**(acting.details if acting else {}), **details},
    }
