"""When people were here last."""

from django.conf import settings
from django.db import models

from modning_web.records import Record


class Visit(Record):
    """A person's last visit to My day; `earlier_at` is the end of the one before it.

    A visit lasts as long as its pages are opened with no long pause between them.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    earlier_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person} · {self.seen_at:%Y-%m-%d %H:%M}"
