"""Programmes, the versions and drafts of their definitions, their sites and occurrences."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from modning_web.organisations.models import Organisation
from modning_web.records import Record


class Programme(Record):
    """A programme. What it is stands in the definition of its `current` version."""

    key = models.SlugField(_("nøgle"), max_length=80, unique=True)
    title = models.CharField(_("titel"), max_length=300)
    current = models.OneToOneField(
        "Version", models.PROTECT, null=True, related_name="+", verbose_name=_("gældende version")
    )
    created_at = models.DateTimeField(_("oprettet"))

    class Meta:
        ordering: ClassVar = ["title", "key"]

    def __str__(self) -> str:
        return self.title


class Version(Record):
    """A definition that was adopted: never changed, only followed by the next."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("nummer"))
    text = models.TextField(_("definition"))
    sha256 = models.CharField(max_length=64)
    note = models.TextField(_("hvorfor"), blank=True)
    adopted_at = models.DateTimeField(_("vedtaget"))
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["programme", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "number"], name="version_number_once_in_a_programme"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} · {self.number}"


class Draft(Record):
    """The definition that is being worked on; a programme has at most one.

    `revision` grows with each save, so that nobody overwrites what they have not seen.
    """

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="draft")
    base = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("definition"))
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("gemt"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.programme} · {self.revision}"


class Site(Record):
    """One of the organisations at which a programme's local activities are held."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sites")
    key = models.SlugField(_("nøgle"), max_length=80)
    name = models.CharField(_("navn"), max_length=300)
    party_key = models.SlugField(_("part"), max_length=80)
    is_named = models.BooleanField(_("fundet"), default=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="sites"
    )
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["programme", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "key"], name="site_key_once_in_a_programme"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Which times of which activities."""

    def meetings(self) -> "OccurrenceQuerySet":
        """Keep what is held at a time, not what goes on all along."""
        return self.filter(form="meeting")

    def coming(self, on: date) -> "OccurrenceQuerySet":
        """Keep meetings that are not over on the day `on`, next first."""
        return self.meetings().filter(ends_on__gt=on).order_by("starts_on", "ends_on", "id")

    def dated(self) -> "OccurrenceQuerySet":
        """Keep what the definition gives a time, not what only has its phase's or programme's."""
        return self.filter(is_dated=True)

    def at_site_or_common(self, site: Site) -> "OccurrenceQuerySet":
        """Keep what `site` has a part in: its own and what is common to all."""
        return self.filter(Q(site=site) | Q(site=None))


class Occurrence(Record):
    """One time that an activity is held, at one site or for all, inside its window.

    `key` names it from one version to the next. The window is half-open: `ends_on` is the day
    after the last.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="occurrences")
    site = models.ForeignKey(Site, models.CASCADE, null=True, related_name="occurrences")
    key = models.CharField(max_length=200)
    activity_key = models.SlugField(_("aktivitet"), max_length=80)
    turn = models.PositiveIntegerField(_("gang"))
    form = models.CharField(max_length=12)
    starts_on = models.DateField(_("tidligst"))
    ends_on = models.DateField(_("før"))
    starts_at = models.TimeField(_("fra kl."), null=True)
    ends_at = models.TimeField(_("til kl."), null=True)
    is_about = models.BooleanField(default=False)
    is_dated = models.BooleanField(default=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_on", "ends_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "key"], name="occurrence_key_once_in_a_programme"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lt=F("ends_on")), name="occurrence_window_is_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(form__in=("meeting", "continuous", "as-needed")),
                name="occurrence_form_is_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["programme", "ends_on", "starts_on"]),
            models.Index(fields=["site", "starts_on"]),
        ]

    def __str__(self) -> str:
        return self.key
