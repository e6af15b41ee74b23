"""What staff tell of places: how long one travels between them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.plans.models import Journey
from modning_web.plans.places import ordered
from modning_web.programmes.models import Programme


@transaction.atomic
def note_journeys(
    *,
    programme: Programme,
    here: str,
    minutes: Mapping[str, int | None],
    by: User,
    at: datetime,
) -> None:
    """Note how many minutes it takes from a place to others; None: nobody knows.

    It counts in every programme; `programme` is the one in which it is told.
    """
    for there, told in minutes.items():
        first, second = ordered(here, there)
        if told is None:
            Journey.objects.filter(here=first, there=second).delete()
        else:
            Journey.objects.update_or_create(here=first, there=second, defaults={"minutes": told})
    audit.record(
        "plans.note_journeys",
        by=by,
        at=at,
        on=programme,
        programme_key=programme.key,
        details={"place": here},
    )
