"""What it takes to be trained, and the certificates that were issued."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modning_web.programmes.models import Programme
from modning_web.records import Record


class Curriculum(Record):
    """What it takes to be trained in a version: the training activities that one must attend.

    `modules` are keys of activities in the definition, `lowest` how many each site must have.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="curricula")
    version = models.CharField(_("version"), max_length=100)
    modules = models.JSONField(default=list)
    lowest = models.PositiveIntegerField(_("mindst på hvert sted"), default=1)
    position = models.PositiveIntegerField(default=1)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    set_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["programme", "position", "id"]
        verbose_name_plural = "curricula"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "version"], name="one_curriculum_for_a_version"
            ),
        ]

    def __str__(self) -> str:
        return self.version


class Certificate(Record):
    """That a person was given a certificate, with all that stands in it; never changed.

    `attended` has pairs of a module's name and its day, as the certificate lists them.
    `site_name` is where the person worked, `signed_by` what the one who issued it was called.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="certificates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    site_name = models.CharField(max_length=200, blank=True)
    attended = models.JSONField(default=list)
    issued_on = models.DateField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-issued_on", "name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "person", "version"], name="one_certificate_for_a_version"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_certificate_names_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.version}"
