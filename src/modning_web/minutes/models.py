"""Minutes, what came of each item, the tasks' solutions, comments and amendments."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import Membership, User
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.programmes.models import Site
from modning_web.records import Record


class State(models.TextChoices):
    """Where minutes are; the values are those of `modning.meeting.minutes`."""

    DRAFT = "draft", _("Kladde")
    CIRCULATED = "circulated", _("Sendt til kommentering")
    APPROVED = "approved", _("Godkendt")


class Kind(models.TextChoices):
    """What came of an item; the values are those of `modning.meeting.outcome`."""

    INFORMATION = "information", _("Orientering")
    DECISION = "decision", _("Beslutning")
    TASK = "task", _("Opgave")


class Minutes(Record):
    """The minutes of one meeting. `state` is where the last of its steps led.

    `revision` grows with each deed, so that nobody circulates or approves what they have not seen.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-begun_at", "-id"]
        verbose_name_plural = "minutes"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="state_of_minutes_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.get_state_display()}"


class MinutesStep(Record):
    """One deed done to minutes, in the order of its identifier; never changed."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["minutes"], condition=Q(deed="approve"), name="minutes_are_approved_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} · {self.deed}"


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    """Which outcomes."""

    def standing(self) -> "OutcomeQuerySet":
        """Keep those that no amendment has struck out."""
        return self.filter(struck_at=None)

    def told(self) -> "OutcomeQuerySet":
        """Keep what people have seen: outcomes of minutes that are circulated or approved."""
        states = [State.CIRCULATED, State.APPROVED]
        return self.standing().filter(item__meeting__minutes__state__in=states)

    def given_to(self, person: User) -> "OutcomeQuerySet":
        """Keep those that are a person's by name, given to them or taken over by them."""
        theirs = Q(owner=person, taken_over_by=None) | Q(taken_over_by=person)
        return self.filter(theirs)

    def open_tasks(self) -> "OutcomeQuerySet":
        """Keep the tasks that nobody has solved."""
        return self.filter(kind=Kind.TASK, done_on=None)

    def left_behind(self, on: date) -> "OutcomeQuerySet":
        """Keep the open tasks of people who wear no hat in the programme on a day."""
        worn = (
            Membership.objects.order_by()
            .held_on(on)
            .filter(
                user=OuterRef("with_whom"),
                programme_key__in=("", OuterRef("item__meeting__programme__key")),
            )
        )
        named = self.open_tasks().annotate(with_whom=Coalesce("taken_over_by", "owner"))
        return named.filter(~Exists(worn), with_whom__isnull=False)

    def concerning(self, site: Site) -> "OutcomeQuerySet":
        """Keep what concerns a site: what names it, and what names none of its own or for all."""
        of_meeting = Q(item__meeting__site=site) | Q(item__meeting__site=None)
        return self.filter(Q(sites=site) | (Q(sites=None) & of_meeting)).distinct()


class Outcome(Record):
    """One outcome of an item; its identifier names it from one version to the next.

    A task has an owner and a date: a person, or a role or party (`owner_key`) that whoever holds
    it on the day answers for. Without `sites` it is for the meeting's site, or for all. Who was
    given it by name and left it to a successor stays its owner, as the minutes say; it is now for
    whoever has `taken_over_by`.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="outcomes")
    position = models.PositiveIntegerField()
    kind = models.CharField(_("slags"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("tekst"))
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    owner_key = models.SlugField(max_length=100, blank=True)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    due_date = models.DateField(_("senest"), null=True)
    done_on = models.DateField(_("løst"), null=True)
    sites = models.ManyToManyField(Site, related_name="+")
    struck_at = models.DateTimeField(null=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="kind_of_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="task")
                | (Q(due_date__isnull=False) & (Q(owner__isnull=False) | ~Q(owner_key=""))),
                name="a_task_has_an_owner_and_a_date",
            ),
            models.CheckConstraint(
                condition=Q(kind="task") | Q(due_date=None, done_on=None),
                name="only_a_task_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(owner=None) | Q(owner_key=""), name="an_outcome_has_one_owner"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "done_on"]),
            models.Index(fields=["owner_key", "done_on"]),
            models.Index(fields=["taken_over_by", "done_on"]),
            models.Index(fields=["kind", "done_on", "due_date"]),
        ]

    def __str__(self) -> str:
        return self.text


class TaskStep(Record):
    """That a task was solved (`solved_on`), taken up again or taken over; never changed."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="steps")
    solved_on = models.DateField(null=True)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.outcome_id} · {self.solved_on}"


class Comment(Record):
    """What somebody says of circulated minutes, to the whole or to one item; never changed."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="comments")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("bemærkning"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.text[:80]


class Reading(Record):
    """That a person has said they have read what was circulated by a step."""

    step = models.ForeignKey(MinutesStep, models.CASCADE, related_name="readings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "person"], name="read_once_as_circulated"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.step_id}"


class Amendment(Record):
    """A change to approved minutes, with its reason; never changed.

    `before` and `after` are an outcome as `minutes.mapping` writes it down, None for one put in
    and one struck out; `were` are all the item's outcomes before it.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="amendments")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    were = models.JSONField(default=list)
    reason = models.TextField(_("hvorfor"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.reason[:80]
