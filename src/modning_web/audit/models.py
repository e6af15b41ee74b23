"""What was done: rows that are added and never changed."""

from django.conf import settings
from django.db import models

from modning_web.records import Record


class AuditEvent(Record):
    """One deed, or that somebody saw a page.

    The database itself refuses to change or delete it (see the migration). `once_key` stands on
    what is recorded once in a while only.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    action = models.CharField(max_length=100)
    object_type = models.CharField(max_length=100, blank=True)
    object_key = models.CharField(max_length=200, blank=True)
    programme_key = models.CharField(max_length=100, blank=True)
    site_key = models.CharField(max_length=100, blank=True)
    details = models.JSONField(default=dict)
    once_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 -- deeds have none, and only nulls may be many

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"]),
            models.Index(fields=["programme_key", "-at"]),
            models.Index(fields=["by", "-at"]),
            models.Index(fields=["on_behalf_of", "-at"]),
            models.Index(fields=["action", "-at"]),
            models.Index(fields=["object_key", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"
