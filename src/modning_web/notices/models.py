"""Letters and how they fared, what is to be told, edited wordings, and mail that came in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modning_web.records import Record


class LetterState(models.TextChoices):
    """Where a letter is on its way."""

    WAITING = "waiting", _("venter")
    SENDING = "sending", _("sendes nu")
    SENT = "sent", _("sendt")
    FAILED = "failed", _("nåede ikke frem")
    HELD = "held", _("holdt tilbage")


NOT_SENT = (LetterState.WAITING, LetterState.FAILED, LetterState.HELD)


class Letter(Record):
    """One message to one person or address, and how it fared.

    `message_id` is the letter's name in all the world: the same one is never put in twice.
    `inside` is what the person reads on the site where the mail itself is neutral. `sender` names
    the journal that knows about a letter under way, `answer` is what the mail server said, and
    `error` why the letter is not sent. `due_at` is when it may be tried next. When `erased_at` is
    set, what it said and where it went is gone, and that it was sent stays.
    """

    kind = models.CharField(max_length=100)
    programme_key = models.CharField(max_length=100, blank=True)
    about = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300)
    inside = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="da")
    message_id = models.CharField(max_length=255, unique=True)
    mime = models.BinaryField()
    state = models.CharField(
        max_length=10, choices=LetterState.choices, default=LetterState.WAITING
    )
    attempts = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sender = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    error = models.CharField(max_length=1000, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-written_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=LetterState.values), name="letter_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
                name="a_sent_letter_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", claimed_at__isnull=False)
                | (~Q(state="sending") & Q(claimed_at=None)),
                name="a_letter_under_way_is_claimed",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(state__in=("sent", "failed", "held"), to_address="", inside=""),
                name="an_erased_letter_is_over_and_says_nothing",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["person", "-written_at"]),
            models.Index(fields=["programme_key", "-written_at"]),
            models.Index(fields=["-written_at", "-id"]),
            models.Index(
                fields=["written_at"], name="letters_not_erased", condition=Q(erased_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.to_address}"

    @property
    def title_inside(self) -> str:
        """Its subject as its recipient reads it on the site."""
        return self.inside.partition("\n")[0] or self.subject


class LetterStep(Record):
    """A change of a letter's state: when, by whom, and why; never changed."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=LetterState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.state}"


class Notice(Record):
    """Something a person is to be told; one letter collects what came within the waiting time."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=100)
    values = models.JSONField(default=dict)
    link = models.CharField(max_length=500, blank=True)
    programme_key = models.CharField(max_length=100, blank=True)
    about = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="notices")

    class Meta:
        ordering: ClassVar = ["told_at", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "told_at"],
                name="notices_not_yet_written",
                condition=Q(letter=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.person_id}"


class WordingVersion(Record):
    """A wording of a kind of letter as staff wrote it; the highest number counts.

    `programme_key` is empty for the wording of all programmes. `is_standard` goes back to the
    wording in the code, or for a programme to that of all. Rows are added and never changed.
    """

    kind = models.CharField(max_length=100)
    programme_key = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    is_standard = models.BooleanField(default=False)
    subject_da = models.CharField(max_length=300, blank=True)
    body_da = models.TextField(blank=True)
    subject_en = models.CharField(max_length=300, blank=True)
    body_en = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "programme_key", "number"], name="one_wording_of_each_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.programme_key} {self.number}"


class Outcome(models.TextChoices):
    """What became of a mail that came in."""

    WAITING = "waiting", _("venter på at blive læst")
    ACCEPTED = "accepted", _("læst ind")
    RETURNED = "returned", _("et brev, der kom retur")
    AUTOMATIC = "automatic", _("svar fra en maskine")
    REFUSED = "refused", _("afvist")
    NOT_UNDERSTOOD = "not_understood", _("ikke forstået")
    STUMBLED = "stumbled", _("fejl under læsningen")
    SET_ASIDE = "set_aside", _("lagt til side")


class IncomingMail(Record):
    """A mail that came in, kept once, with what became of it.

    `raw` holds the mail as it came; of one that is too large, only its head. `digest` tells two
    mails apart, since a sender can give any Message-ID. When `erased_at` is set, what it said and
    who sent it is gone, and what became of it stays.
    """

    digest = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    size = models.PositiveIntegerField()
    raw = models.BinaryField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=14, choices=Outcome.choices, default=Outcome.WAITING)
    reader = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    read_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-received_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["outcome", "-received_at"]),
            models.Index(
                fields=["received_at"], name="mails_not_erased", condition=Q(erased_at=None)
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="outcome_of_mail_is_known"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | (~Q(outcome="waiting") & Q(message_id="", sender="", subject="")),
                name="an_erased_mail_is_read_and_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sender} {self.received_at:%Y-%m-%d}"


class MailboxPosition(Record):
    """How far a mailbox is read: the UID of its last mail that is kept.

    `validity` names the mailbox and its UIDVALIDITY.
    """

    validity = models.CharField(max_length=50, unique=True)
    uid = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.validity}:{self.uid}"
