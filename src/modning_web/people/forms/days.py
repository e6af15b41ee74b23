"""Days as people type them: the last day of a period counts, and is kept as the day after."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%d/%m-%Y"]


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=INPUT_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def last_day_field(*, required: bool = False) -> forms.DateField:
    """Return a field for the last day of a period."""
    return day_field(_("Til og med"), _("Den sidste dag, der tæller med."), required=required)


def day_after(last: date | None) -> date | None:
    """Return the end of a period whose last day was typed."""
    return None if last is None else last + timedelta(days=1)
