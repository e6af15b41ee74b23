"""What waits for an adviser: follow-ups that were agreed."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.advice.queries import advice_seen_by
from modning_web.waiting import Kind, Waiting

MOST = 20


def waiting_for(person: User, *, on: date) -> list[Waiting]:  # noqa: ARG001 -- My day asks every capability alike
    """Return the follow-ups that are this person's and not done, the most urgent first."""
    rows = advice_seen_by(person).to_follow_up().left_to(person)
    rows = rows.select_related("programme", "site").order_by("follow_up_on", "id")[:MOST]
    return [
        Waiting(
            Kind.TASK,
            _("Følg op: {topic}").format(topic=row.topic),
            reverse("advice:entry", args=[row.programme.key, row.site.key, row.pk]),
            row.follow_up_on,
            row.programme.title,
            row.site.name,
        )
        for row in rows
    ]
