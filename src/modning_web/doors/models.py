"""What people show at the door: factors, passkeys, links, identities elsewhere, and open visits."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modning_web.records import Record


class AuthenticatorApp(Record):
    """A person's authenticator app; `sealed_secret` is what it shares with the site.

    `last_step` is the half minute whose code was used last: no code is taken twice.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="authenticator_app"
    )
    sealed_secret = models.TextField()
    added_at = models.DateTimeField()
    last_step = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.added_at:%Y-%m-%d}"


class RecoveryCode(Record):
    """A code on paper for the day the second factor is lost; only its hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "used" if self.used_at else "unused"


class Passkey(Record):
    """A passkey: the public half of a key pair whose private half never leaves the device."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys")
    name = models.CharField(_("Navn"), max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)  # base64 of at most 1,023 bytes
    public_key = models.BinaryField()
    signature_count = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name


class LetterWish(Record):
    """Somebody typed an e-mail to get a link; kept until the worker has seen whose it is.

    The answer to them is so the same, in words and in time, whether the e-mail is known or not.
    """

    class Kind(models.TextChoices):
        """Which link is wanted."""

        SIGN_IN = "sign-in", _("log ind")
        PASSWORD = "password", _("adgangskode")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    email = models.EmailField()
    next = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.kind


class SignInLink(Record):
    """A link by mail that lets one person in once; only the hash of its secret is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    next = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


class EmailChange(Record):
    """That somebody wants a person to have another e-mail; it counts once its reader says so.

    Only the hash of the link's secret is kept. `before` is the e-mail they had.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="email_changes")
    before = models.EmailField(blank=True)
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user} {self.asked_at:%Y-%m-%d}"


class OutsideIdentity(Record):
    """Who a person is at an identity provider.

    A provider may give a person a new `subject` once; `former_subject` is the one it replaced.
    `is_confirmed` is False while one who has a second factor here, and whom the provider knew by
    e-mail alone, has not shown that factor: until then the provider's own factors do not count.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="outside_identities"
    )
    provider_key = models.SlugField(max_length=60)
    subject = models.CharField(max_length=255)
    former_subject = models.CharField(max_length=255, blank=True)
    known_since = models.DateTimeField()
    is_confirmed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider_key", "subject"], name="one_person_per_outside_subject"
            ),
            models.UniqueConstraint(
                fields=["provider_key", "user"], name="one_outside_subject_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.provider_key


class Closing(Record):
    """That a person's account was closed, why, and when it was opened again, if it was."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="closings")
    reason = models.TextField(_("begrundelse"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-closed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(reopened_at=None), name="an_account_is_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_by=None, reopened_at=None)
                | Q(reopened_by__isnull=False, reopened_at__isnull=False),
                name="somebody_reopens_an_account",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_closing_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.closed_at:%Y-%m-%d}"


class OutsideRequest(Record):
    """A visitor on the way through a SAML provider: asked, answered, then let in once."""

    provider_key = models.SlugField(max_length=60)
    request_id = models.CharField(max_length=100, unique=True)
    next = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    way_out = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) | ~Q(answered_at=None),
                name="nobody_is_known_before_the_answer",
            )
        ]

    def __str__(self) -> str:
        return self.provider_key


class Visit(Record):
    """A browser in which a person is signed in, so that they can see it and end it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    session_key = models.CharField(max_length=40, unique=True)
    way = models.CharField(max_length=80)
    browser = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField()

    class Meta:
        ordering = ["-began_at", "-id"]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M}"


class Attempt(Record):
    """A try at a door. `attempt_key` is a keyed hash of account and address, not the two."""

    attempt_key = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["attempt_key", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
