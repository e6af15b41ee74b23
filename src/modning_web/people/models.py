"""What people ask to have done about people: lists that came in, and hats worn everywhere."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from modning_web.access.hats import PLATFORM_HATS
from modning_web.access.models import Hat, Membership, User
from modning_web.programmes.models import Programme
from modning_web.records import Record


class PeopleUpload(Record):
    """A list of people that someone handed in, as it was read; nothing is done until they say so.

    `lines` and `findings` are emptied when it is carried out: what came of it stands in the
    memberships and in the record.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="people_uploads")
    file_name = models.CharField(max_length=200)
    lines = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    carried_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.file_name


class HatRequest(Record):
    """That one asks for a hat that reaches every programme to be given or ended; another decides.

    `ends` is the membership to be ended; without it `hat` is to be given from `from_date` on.
    `to_date` is the day after the last. `refusal` says why it was not done.

    `user` is None for somebody without an account: they get one when it is approved. Until then
    `name`, `email` and `phone` say who it is; after a refusal only the name is left.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="hat_requests"
    )
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hat = models.CharField(max_length=40, choices=Hat.choices)
    ends = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)
    reason = models.TextField(_("begrundelse"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(null=True)
    refusal = models.TextField(_("begrundelse for afslaget"), blank=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="a_second_person_decides_a_hat",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, is_approved=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="a_hat_request_is_decided_or_not",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, name="", email="", phone="")
                | (Q(user=None, decided_at=None) & ~Q(name="") & ~Q(email=""))
                # What is compared with nothing is neither true nor false, and a check lets it pass.
                | Q(user=None, decided_at__isnull=False, is_approved=False, email="", phone="")
                & ~Q(name=""),
                name="a_newcomer_is_known_no_longer_than_needed",
            ),
            models.UniqueConstraint(
                "hat",
                Lower("email"),
                condition=Q(user=None, decided_at=None),
                name="a_hat_is_asked_for_once_for_a_newcomer",
            ),
            models.CheckConstraint(
                condition=Q(hat__in=sorted(PLATFORM_HATS)), name="only_platform_hats_are_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(ends=None, from_date__isnull=False)
                | Q(ends__isnull=False, from_date=None, to_date__isnull=False),
                name="a_hat_request_gives_or_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_hat_display()}"

    @property
    def person(self) -> User:
        """Whose hat it is: an account, or one who has none yet."""
        return self.user or User(name=self.name, email=self.email, phone=self.phone)

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decided_at is None
