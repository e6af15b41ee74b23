"""Drafts of plans, what they place and what not, and when people are busy."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from modning_web.jobs.models import Job
from modning_web.programmes.models import Occurrence, Programme, Site
from modning_web.records import Record


class State(models.TextChoices):
    """Where a draft is on its way."""

    WORKING = "working", _("under udarbejdelse")
    READY = "ready", _("klar")
    CANCELLED = "cancelled", _("stoppet før tid")
    INTERRUPTED = "interrupted", _("afbrudt")
    RELEASED = "released", _("frigivet")
    DROPPED = "dropped", _("kasseret")


class Keep(models.TextChoices):
    """Which settled meetings a plan leaves where they are. One that was held stays always."""

    ALL = "all", _("Alle møder, der har fået en dag")
    CONVENED = "convened", _("Kun de møder, der er indkaldt til")
    NONE = "none", _("Ingen, men helst så få flytninger som muligt")


class Room(Record):
    """A room at a place, with its seats; nobody plans with it from `to_date` on.

    The place goes by what it is called, in every programme alike.
    """

    place = models.CharField(max_length=300)
    name = models.CharField(max_length=100)
    seats = models.PositiveSmallIntegerField()
    to_date = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["place", "name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "name"],
                condition=Q(to_date=None),
                name="a_place_has_a_room_of_a_name_once",
            ),
            models.CheckConstraint(condition=Q(seats__gt=0), name="a_room_has_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}"


class PlanDraft(Record):
    """A proposal of dates for a programme's meetings from `since` up to, not including, `until`.

    What it was asked for stands beside what came of it. `away` is who cannot in `away_from` up to
    `away_before`, `without` the site that has dropped out: of a plan that was made because of a
    change. `before` is the fingerprint of the meetings as they stood, `measures` and `loads` are
    the method's numbers.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="plans")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WORKING)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField()
    seconds_at_most = models.PositiveIntegerField()
    seed = models.PositiveIntegerField(default=1)
    keep = models.CharField(max_length=12, choices=Keep.choices, default=Keep.ALL)
    travel_minutes = models.PositiveIntegerField(default=120)
    away = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    away_from = models.DateField(null=True)
    away_before = models.DateField(null=True)
    without = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="+")
    before = models.CharField(max_length=64, blank=True)
    objective = models.IntegerField(null=True)
    bound = models.IntegerField(null=True)
    seconds = models.FloatField(null=True)
    how_da = models.CharField(max_length=200, blank=True)
    how_en = models.CharField(max_length=200, blank=True)
    measures = models.JSONField(default=dict)
    loads = models.JSONField(default=dict)
    cancel_asked_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="plan_state_is_known"),
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="a_plan_has_a_period"),
            models.CheckConstraint(
                condition=Q(away_from=None, away_before=None) | Q(away_from__lt=F("away_before")),
                name="one_is_away_for_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(released_at__isnull=False),
                name="a_released_plan_has_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "-made_at"])]

    def __str__(self) -> str:
        return f"{self.programme} · {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def is_replan(self) -> bool:
        """Whether it was made because of a change, to move as little as possible."""
        return self.away_from is not None or self.without_id is not None

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed and released."""
        return self.state in (State.READY, State.CANCELLED)

    @property
    def can_search_again(self) -> bool:
        """Whether its search ended before it was over."""
        return self.state in (State.CANCELLED, State.INTERRUPTED)


class PlannedTime(Record):
    """A meeting with the time that a draft gives it.

    `before_starts_at` is the time that it has had until then, if any, and `reason` why that is
    changed by a plan made because of a change. `is_chosen`: by hand. `room` is what the room is
    called, `held_in` the room itself and `before_held_in` the one that the meeting had.
    """

    plan = models.ForeignKey(PlanDraft, models.CASCADE, related_name="times")
    occurrence = models.ForeignKey(Occurrence, models.SET_NULL, null=True, related_name="+")
    occurrence_key = models.CharField(max_length=200)
    site = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    room = models.CharField(max_length=100, blank=True)
    held_in = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="+")
    before_held_in = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="+")
    before_starts_at = models.DateTimeField(null=True)
    reason_da = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    is_chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["starts_at", "title", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "occurrence_key"], name="a_plan_has_an_occurrence_once"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="planned_time_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def where(self) -> str:
        """The room and the place, in words; empty online."""
        return ", ".join(word for word in (self.room, self.place) if word)

    @property
    def is_at_another_time(self) -> bool:
        """Whether it is new, or at another time than before."""
        return self.before_starts_at != self.starts_at

    @property
    def is_changed(self) -> bool:
        """Whether it is new, or at another time or in another room than before."""
        is_in_another = self.before_held_in_id not in (None, self.held_in_id)
        return is_in_another or self.is_at_another_time


class PlannedPerson(Record):
    """That a person comes to a planned meeting, or is wanted and cannot."""

    time = models.ForeignKey(PlannedTime, models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    comes = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["person__name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["time", "person"], name="planned_once_for_a_meeting"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.time}"


class NotPlaced(Record):
    """A meeting that a draft has no time for, why, and what would help.

    `before_starts_at` is the time that it loses, if it had one. `helps` lists changes, the
    cheapest first, each in both languages. `is_dropped` tells that it is not to be held at all.
    """

    plan = models.ForeignKey(PlanDraft, models.CASCADE, related_name="left_out")
    occurrence = models.ForeignKey(Occurrence, models.SET_NULL, null=True, related_name="+")
    occurrence_key = models.CharField(max_length=200)
    site = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=300)
    reason_da = models.TextField()
    reason_en = models.TextField()
    helps = models.JSONField(default=list)
    before_starts_at = models.DateTimeField(null=True)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["title", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "occurrence_key"], name="a_plan_leaves_out_an_occurrence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.plan}"


class Source(models.TextChoices):
    """Where a busy stretch comes from."""

    TYPED = "typed", _("skrevet selv")
    FILE = "file", _("fra en kalenderfil")


class BusyStretch(Record):
    """A person is busy for a while; with what is nobody's business, and is not kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="busy")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.TYPED)

    class Meta:
        ordering: ClassVar = ["starts_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="busy_ends_after_it_starts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.person} · {self.starts_at:%Y-%m-%d %H:%M}"


class ClosedDays(Record):
    """Days on which a site's people are away, or all of the programme's where `site` is empty.

    School holidays are merely avoided; closing days are kept free.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="closed_days")
    site = models.ForeignKey(Site, models.CASCADE, null=True, related_name="closed_days")
    name = models.CharField(max_length=200)
    from_date = models.DateField()
    before_date = models.DateField()
    is_school_holiday = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["from_date", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(from_date__lt=F("before_date")), name="closed_for_a_day_at_least"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.from_date}"


class Journey(Record):
    """How long one travels between two places, either way.

    Places go by what they are called, in every programme alike; `here` sorts before `there`.
    """

    here = models.CharField(max_length=300)
    there = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["here", "there"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["here", "there"], name="a_journey_is_noted_once"),
            models.CheckConstraint(
                condition=~Q(here=F("there")), name="a_journey_leads_from_one_place_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.here} – {self.there}: {self.minutes}"
