"""Fetching one's own data, and packing it for one who cannot."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language, override

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.own.composing import as_zip, own_data_of


@transaction.atomic
def fetch_own_data(*, by: User, at: datetime) -> bytes:
    """Pack all that is held about a person into a file for that person."""
    packed = as_zip(own_data_of(by, at=at))
    audit.record("own.fetch", by=by, at=at, on=by)
    return packed


@transaction.atomic
def pack_data_of(*, person: User, at: datetime) -> bytes:
    """Pack the same for one who cannot sign in; those who run the site hand it over."""
    with override(person.language or get_language()):
        packed = as_zip(own_data_of(person, at=at))
    audit.record("own.pack", by=None, at=at, on=person)
    return packed
