"""The log of advice to each site: rows are added, and mended by newer rows, never changed."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from modning_web.programmes.models import Programme, Site
from modning_web.records import Record


class Kind(models.TextChoices):
    """What sort of contact it was."""

    ADVICE = "advice", _("Rådgivning")
    SPARRING = "sparring", _("Sparring")
    CONTACT = "contact", _("Kontakt")
    VISIT = "visit", _("Besøg")


class AdviceQuerySet(models.QuerySet["Advice"]):
    """Which entries."""

    def standing(self) -> "AdviceQuerySet":
        """Keep the newest wording of each entry: those that no other mends."""
        return self.filter(mended_by=None)

    def left_to(self, person: UUID) -> "AdviceQuerySet":
        """Keep those whose follow-up is a person's: the adviser's, or the last successor's."""
        last = Takeover.objects.filter(advice=OuterRef("pk")).order_by("-id").values("person")[:1]
        follower = Coalesce(Subquery(last), "adviser", output_field=models.UUIDField())
        return self.alias(follower=follower).filter(follower=person)

    def to_follow_up(self) -> "AdviceQuerySet":
        """Keep those with an agreed follow-up that nobody has said is done."""
        return self.standing().filter(follow_up_on__isnull=False, follow_ups=None)


class Advice(Record):
    """One time that a site was advised: when, by whom, with whom, about what, and what was agreed.

    An entry that `mends` another takes its place; the other can still be read. `is_internal` is
    for those who see the whole programme, not for the site.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="advice")
    site = models.ForeignKey(Site, models.PROTECT, related_name="advice")
    given_on = models.DateField(_("dag"))
    kind = models.CharField(_("slags"), max_length=12, choices=Kind.choices, default=Kind.ADVICE)
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    with_whom = models.CharField(_("hvem talte du med"), max_length=300, blank=True)
    topic = models.CharField(_("emne"), max_length=200)
    text = models.TextField(_("hvad blev der rådgivet om"))
    barrier = models.TextField(_("barriere"), blank=True)
    agreed = models.TextField(_("aftalt"), blank=True)
    follow_up_on = models.DateField(_("følg op den"), null=True)
    is_internal = models.BooleanField(default=False)
    mends = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="mended_by", verbose_name=_("retter")
    )
    reason = models.TextField(_("hvorfor rettes det"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = AdviceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-given_on", "-id"]
        verbose_name_plural = "advice"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="kind_of_advice_is_known"
            ),
            models.CheckConstraint(
                condition=Q(mends=None) | ~Q(reason=""), name="a_mended_entry_says_why"
            ),
            models.CheckConstraint(
                condition=Q(follow_up_on=None) | Q(follow_up_on__gte=models.F("given_on")),
                name="a_follow_up_comes_after_the_advice",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["site", "-given_on"]),
            models.Index(fields=["adviser", "follow_up_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.given_on} · {self.topic}"


class FollowUp(Record):
    """That what was agreed was followed up, on which day and how; never changed."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="follow_ups")
    done_on = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.advice_id} · {self.done_on}"


class Takeover(Record):
    """That a successor follows up what was agreed, in place of the adviser; never changed."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="takeovers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.advice_id} · {self.person_id}"
