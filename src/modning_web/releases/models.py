"""What was asked to leave, frozen as it was, and what was decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from modning_web.records import Record

_UNDECIDED = Q(decided_by=None, decided_at=None, is_approved=None)
_DECIDED = Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False)


class Release(Record):
    """A file that leaves when a second person lets it, as it was when it was asked for.

    `programme_key` is empty for what is of all programmes. The database refuses to change the
    content or who asked (see the migration), and that anybody lets go what they asked for.
    """

    kind = models.CharField(max_length=100)
    programme_key = models.CharField(max_length=100, blank=True)
    wanted = models.JSONField(default=dict)
    purpose = models.TextField(_("formål"))
    recipient = models.CharField(_("modtager"), max_length=300)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(null=True)
    refusal = models.TextField(_("begrundelse"), blank=True)
    available_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("udlevering")
        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["programme_key", "-asked_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="a_second_person_lets_it_leave",
            ),
            models.CheckConstraint(
                condition=_UNDECIDED | _DECIDED, name="a_release_is_decided_or_not"
            ),
            models.CheckConstraint(
                # What is compared with nothing is neither true nor false, and a check lets it pass.
                condition=Q(
                    is_approved__isnull=False, is_approved=True, available_until__isnull=False
                )
                | Q(is_approved=False, available_until=None)
                | Q(is_approved=None, available_until=None),
                name="only_what_is_let_go_can_be_fetched_and_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_approved=None) | Q(is_approved=True) | ~Q(refusal=""),
                name="a_refusal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decided_at is None
