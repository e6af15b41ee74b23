"""Writing the record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from modning_web.audit.models import AuditEvent


def record(  # noqa: PLR0913 -- a record answers who, when, what, on what, where and how
    action: str,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    on: models.Model | None = None,
    on_behalf_of: AbstractBaseUser | None = None,
    programme_key: str = "",
    details: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Add a deed to the record, in the caller's transaction.

    `by` is None for what the site does by itself. `details` holds keys and numbers, never
    free text about people.
    """
    return AuditEvent.objects.create(  # type: ignore[misc]  # access.User stands above audit
        action=action,
        by=by,
        at=at,
        on_behalf_of=on_behalf_of,
        object_type="" if on is None else on._meta.label_lower,  # noqa: SLF001 -- a documented part of Django
        object_key="" if on is None else str(on.pk),
        programme_key=programme_key,
        details=dict(details or {}),
    )
