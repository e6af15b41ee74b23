"""Days as people type them: the last day of a period counts, and is kept as the day after."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from modning_web.day_field import DayField


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> DayField:
    """Return a field for a day."""
    return DayField(label=label, required=required, help_text=help_text)


def last_day_field(*, required: bool = False) -> DayField:
    """Return a field for the last day of a period."""
    return day_field(_("Til og med"), _("Den sidste dag, der tæller med."), required=required)


def day_after(last: date | None) -> date | None:
    """Return the end of a period whose last day was typed."""
    return None if last is None else last + timedelta(days=1)
