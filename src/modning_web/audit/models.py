"""What was done: rows that are added and never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from modning_web.records import Record


class AuditEvent(Record):
    """One deed. The database itself refuses to change or delete it (see the migration)."""

    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("af")
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("på vegne af"),
    )
    action = models.CharField(_("handling"), max_length=100)
    object_type = models.CharField(_("art"), max_length=100, blank=True)
    object_key = models.CharField(_("nøgle"), max_length=200, blank=True)
    programme_key = models.CharField(_("program"), max_length=100, blank=True)
    details = models.JSONField(_("detaljer"), default=dict)

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
