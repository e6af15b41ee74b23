"""Work that takes longer than a request."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from modning_web.records import Record


class Job(Record):
    """One piece of work, who asked for it, how far it is, and where its result is."""

    kind = models.CharField(max_length=100)
    title = models.CharField(max_length=200, blank=True)
    arguments = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    programme_key = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2)
    progress = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    result_url = models.CharField(max_length=500, blank=True)
    failed_message = models.CharField(max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="progress_is_a_percentage"),
            models.CheckConstraint(
                condition=Q(failed_message="") | Q(finished_at__isnull=False),
                name="a_failed_job_is_finished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.progress} %"

    @property
    def is_finished(self) -> bool:
        """Whether the work is over, well or not."""
        return self.finished_at is not None

    @property
    def has_failed(self) -> bool:
        """Whether the work ended without a result."""
        return bool(self.failed_message)
