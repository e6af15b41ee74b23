"""Lists of people that are to be looked at before anything is done with them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

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
