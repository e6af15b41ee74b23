"""What every row of the site has: an identifier that follows time."""

from uuid import UUID

from django.db import models
from uuid6 import uuid7


def new_identifier() -> UUID:
    """Return a UUID of version 7: later ones sort after earlier ones."""
    return UUID(int=uuid7().int)


class Record(models.Model):
    """A row with a time-ordered identifier, the same on every machine it is copied to."""

    id = models.UUIDField(primary_key=True, default=new_identifier, editable=False)

    class Meta:
        abstract = True
