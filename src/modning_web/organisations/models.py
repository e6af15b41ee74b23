"""Organisations that take part in programmes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modning_web.records import Record


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    MUNICIPALITY = "municipality", _("Kommune")
    POLICE_DISTRICT = "police_district", _("Politikreds")
    AGENCY = "agency", _("Styrelse")
    NGO = "ngo", _("Civilsamfundsorganisation")
    EVALUATOR = "evaluator", _("Evaluator")
    TRAINING_SUPPLIER = "training_supplier", _("Kompetenceleverandør")
    OTHER = "other", _("Anden organisation")


OFFICIAL_KINDS = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.POLICE_DISTRICT})


class Organisation(Record):
    """One organisation; `code` is the official one, empty for kinds that have none.

    `cvr` is its number in the register of companies, which is no personal data.
    """

    kind = models.CharField(_("slags"), max_length=30, choices=OrganisationKind.choices)
    name = models.CharField(_("navn"), max_length=200)
    code = models.CharField(_("kode"), max_length=10, blank=True)
    cvr = models.CharField(_("CVR-nummer"), max_length=8, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code"],
                condition=~models.Q(code=""),
                name="one_organisation_per_official_code",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationKind.values),
                name="organisation_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What memberships know it by, as `organisation_key`."""
        return str(self.pk)

    @property
    def is_official(self) -> bool:
        """Whether its name and code come with the software."""
        return self.kind in OFFICIAL_KINDS and self.code != ""
