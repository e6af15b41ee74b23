"""What waits for an adviser: follow-ups that were agreed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.access.policy import Reach, reach
from modning_web.advice.queries import advice_within
from modning_web.statements import prepared
from modning_web.waiting import Kind, Waiting

MOST = 20


def waiting_for(person: User, *, on: date) -> list[Waiting]:  # noqa: ARG001 -- My day asks every capability alike
    """Return the follow-ups that are this person's and not done, the most urgent first."""
    rows = _follow_ups(person.pk, reach(person, "advice.see"))
    return [
        Waiting(
            Kind.TASK,
            _("Følg op: {topic}").format(topic=topic),
            reverse("advice:entry", args=[programme, site, entry]),
            due,
            programme_title,
            site_name,
        )
        for entry, topic, due, programme, programme_title, site, site_name in rows
    ]


@prepared
def _follow_ups(person: UUID, where: Reach) -> QuerySet[Any, tuple[Any, ...]]:
    rows = advice_within(where).to_follow_up().left_to(person).order_by("follow_up_on", "id")
    return rows[:MOST].values_list(
        *("pk", "topic", "follow_up_on"),
        *("programme__key", "programme__title", "site__key", "site__name"),
    )
