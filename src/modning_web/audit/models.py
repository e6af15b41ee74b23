"""What was done: rows that are added and never changed."""

from django.conf import settings
from django.db import models

from modning_web.records import Record


class AuditEvent(Record):
    """One deed. The database itself refuses to change or delete it (see the migration)."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
    )
    action = models.CharField(max_length=100)
    object_type = models.CharField(max_length=100, blank=True)
    object_key = models.CharField(max_length=200, blank=True)
    programme_key = models.CharField(max_length=100, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"]),
            models.Index(fields=["programme_key", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    @property
    def details_in_words(self) -> str:
        """List the details on one line."""
        return ", ".join(f"{name}: {value}" for name, value in sorted(self.details.items()))
