"""What the record holds about a person."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.access.models import User
from modning_web.access.own_parts import OwnPart, Row, own_part
from modning_web.audit.models import AuditEvent
from modning_web.inspection.telling import what_was_done

# Deeds that are done to a person by another; their details name the person.
_TO_A_PERSON = (
    *("access.give_hat", "access.end_hat", "access.note_absence", "access.end_absence"),
    *("people.ask_for_hat", "people.approve_hat", "people.refuse_hat"),
)


def _events(user: User) -> Iterator[Row]:
    """Tell what the person did, what was done for them and to them, and when they were looked up.

    Others are not named. A person's page stands at one of their hats.
    """
    key = str(user.pk)
    hats = map(str, user.memberships.values_list("pk", flat=True))
    theirs = Q(by=user) | Q(on_behalf_of=user) | Q(object_key__in=[key, *hats])
    rows = AuditEvent.objects.filter(
        theirs | Q(action__in=_TO_A_PERSON, details__user=key)
    ).order_by("at", "id")
    for event in rows.iterator():
        row = {
            _("Tidspunkt"): event.at,
            _("Af"): _who(event, user),
            _("Handling"): what_was_done(event.action, event.details),
            _("Program"): event.programme_key,
            _("Sted"): event.site_key,
        }
        yield {name: value for name, value in row.items() if value}


def _who(event: AuditEvent, user: User) -> str:
    if event.by_id == user.pk:
        return _("dig")
    return _("en anden person") if event.by_id else _("siden selv")


own_part(
    OwnPart(
        "audit.auditevent",
        gettext_lazy("Revisionssporet om dig"),
        ("audit.auditevent.by", "audit.auditevent.on_behalf_of"),
        _events,
    )
)
