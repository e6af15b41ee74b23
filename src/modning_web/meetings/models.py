"""Meetings, the steps they take, polls, who is invited and came, and their agendas."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from modning.language import Text
from modning_web.programmes.models import Occurrence, Programme, Site
from modning_web.records import Record


class State(models.TextChoices):
    """Where a meeting is on its way; the values are those of `modning.meeting`."""

    WINDOW = "window", _("i planen")
    PROPOSED = "proposed", _("foreslået")
    FIXED = "fixed", _("fastlagt")
    HELD = "held", _("holdt")
    CANCELLED = "cancelled", _("aflyst")


class Meeting(Record):
    """One occurrence on its way to a day; made when something is first done to it.

    An occurrence without a row here is in its window. `uid` is what calendars know it by.
    `planned_from` and `planned_before` (the day after the last) are the window it first had. The
    occurrence goes when a new version of the programme leaves it out; the meeting stays. The agenda
    is closed once the minutes that are made from it have been circulated. `revision` grows with
    each change, so that nobody changes what they have not seen.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="meetings")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="meetings")
    occurrence = models.OneToOneField(
        Occurrence, models.SET_NULL, null=True, related_name="meeting"
    )
    occurrence_key = models.CharField(max_length=200)
    activity_key = models.SlugField(max_length=80)
    turn = models.PositiveIntegerField(default=1)
    title = models.CharField(_("titel"), max_length=300)
    uid = models.CharField(max_length=255, unique=True)
    planned_from = models.DateField()
    planned_before = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WINDOW)
    starts_at = models.DateTimeField(_("begynder"), null=True)
    ends_at = models.DateTimeField(_("slutter"), null=True)
    place = models.CharField(_("sted"), max_length=300, blank=True)
    online_address = models.URLField(_("onlinelink"), max_length=500, blank=True)
    is_convened = models.BooleanField(default=False)
    letters = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    agenda_revision = models.PositiveIntegerField(default=1)
    agenda_closed_at = models.DateTimeField(null=True)
    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["starts_at", "planned_before", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "occurrence_key"], name="meeting_once_of_an_occurrence"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="meeting_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__lt=F("ends_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["fixed", "held"]) | Q(starts_at__isnull=False),
                name="a_fixed_meeting_has_a_time",
            ),
        ]
        indexes: ClassVar = [
            # What is over is passed by in the index alone.
            models.Index(fields=["programme", "starts_at", "ends_at"]),
            # Whether any meeting of a programme has changed is read from the index alone.
            models.Index(fields=["programme", "revision"]),
            models.Index(fields=["site", "starts_at"]),
            models.Index(fields=["programme", "state", "planned_before"]),
            # All that is counted of what lies behind a site.
            models.Index(fields=["site", "planned_before", "state"]),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingStep(Record):
    """One deed done to a meeting, in the order of its identifier; never changed.

    `reason` is as a person wrote it; where the site wrote it, it stands in English besides.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.deed}"

    @property
    def why(self) -> Text:
        """The reason in both languages, as far as it stands in both."""
        return Text(self.reason, self.reason_en or self.reason)


class Invitation(Record):
    """That a person is convened to a meeting, for which seat, and what they have answered.

    `role_key` is the role they held when they were convened. `sent_sequence` is the sequence of
    the last letter they were sent, `answered_sequence` the one they answered. `delegated_to` is
    the address of the one they send, who need not be known here.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role_key = models.SlugField(max_length=100, blank=True)
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    part = models.CharField(max_length=12, default="required")
    answered = models.CharField(max_length=14, default="needs-action")
    answered_at = models.DateTimeField(null=True)
    answered_sequence = models.IntegerField(null=True)
    sent_sequence = models.IntegerField(null=True)
    comes_online = models.BooleanField(default=False)
    comment = models.TextField(blank=True)
    delegated_to = models.EmailField(blank=True)
    represented_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invited_once_to_a_meeting"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "answered"])]

    def __str__(self) -> str:
        return f"{self.person} · {self.meeting}"


class MailAnswer(Record):
    """What came back by mail on an invitation: taken, or refused for a reason. Never changed.

    `refused` is empty for one that counts; `address` and `meeting` are then certain, else only
    what the mail claims. `starts_at` and `ends_at` are the time that a counter-proposal asks for.
    """

    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="mail_answers")
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, related_name="+")
    received_at = models.DateTimeField()
    address = models.CharField(max_length=320, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    answered = models.CharField(max_length=14, blank=True)
    sequence = models.IntegerField(null=True)
    stamped_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering: ClassVar = ["-received_at", "-id"]

    def __str__(self) -> str:
        return f"{self.address} · {self.answered or self.kind or self.refused}"


class Poll(Record):
    """The times proposed for a meeting, and who is asked. A meeting has at most one open."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="polls")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    answer_by = models.DateField(_("svar senest"), null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(closed_at=None),
                name="a_meeting_has_one_open_poll",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.asked_at:%Y-%m-%d}"


class PollOption(Record):
    """One of the times proposed."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    starts_at = models.DateTimeField(_("begynder"))
    ends_at = models.DateTimeField(_("slutter"))

    class Meta:
        ordering: ClassVar = ["starts_at", "ends_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["poll", "starts_at", "ends_at"], name="a_time_is_proposed_once"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="an_option_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class PollVoter(Record):
    """One who is asked which times suit; `answered_at` is empty until they have said so."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="voters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_needed = models.BooleanField(default=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "person"], name="asked_once_in_a_poll"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.poll}"


class PollVote(Record):
    """What one person says of one time; the values are those of `modning.meeting.poll`."""

    voter = models.ForeignKey(PollVoter, models.CASCADE, related_name="votes")
    option = models.ForeignKey(PollOption, models.CASCADE, related_name="votes")
    suits = models.CharField(max_length=12)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voter", "option"], name="one_vote_on_each_time"),
            models.CheckConstraint(
                condition=Q(suits__in=("yes", "if-need-be", "no")), name="a_vote_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.suits


class Attendance(Record):
    """Whether a person was there; the values are those of `modning.meeting.attendance`."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role_key = models.SlugField(max_length=100, blank=True)
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    presence = models.CharField(max_length=12, default="unknown")
    represented_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_noted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.meeting}"


class AgendaItem(Record):
    """An item of a meeting's agenda; its identifier follows it wherever it is moved."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, default="item")
    title = models.CharField(_("punkt"), max_length=300)
    minutes = models.PositiveIntegerField(_("minutter"))
    responsible = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    note = models.TextField(_("note"), blank=True)
    came_from = models.JSONField(default=list)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["meeting", "position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="an_item_takes_time"),
        ]

    def __str__(self) -> str:
        return self.title


class Question(Record):
    """A question asked before or after an information meeting; who asked is never kept.

    `asked` is as it was written, `wording` as it is published: staff take out what tells who
    asked. Only an answer that is approved is published.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="questions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="questions")
    asked = models.TextField(_("spørgsmål"))
    asked_at = models.DateTimeField()
    wording = models.TextField(_("spørgsmålet, som det offentliggøres"), blank=True)
    answer = models.TextField(_("svar"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(published_at=None) | (~Q(answer="") & ~Q(wording="")),
                name="only_an_answered_question_is_published",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_by__isnull=False),
                name="someone_approves_what_is_published",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["meeting", "published_at"])]

    def __str__(self) -> str:
        return self.wording or self.asked


class QuestionAttempt(Record):
    """That somebody asked: a keyed hash of where from, kept apart from what was asked."""

    sender_key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sender_key", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
