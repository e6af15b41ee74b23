"""Reads of the record."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from modning_web.access.models import User
from modning_web.access.policy import scope
from modning_web.audit.models import AuditEvent


def events_seen_by(user: User | AnonymousUser) -> QuerySet[AuditEvent]:
    """Return the deeds that `user` may read: all, or those of the programmes they lead."""
    rows = AuditEvent.objects.select_related("by", "on_behalf_of")
    return scope(rows, user=user, action="audit.see")
