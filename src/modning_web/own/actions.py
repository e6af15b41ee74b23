"""Fetching one's own data."""

from datetime import datetime

from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.own.composing import as_zip, own_data_of


@transaction.atomic
def fetch_own_data(*, by: User, at: datetime) -> bytes:
    """Pack all that is held about a person into a file for that person."""
    packed = as_zip(own_data_of(by, at=at))
    audit.record("own.fetch", by=by, at=at, on=by)
    return packed
