"""A day as people type it."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

# Far from the ends of what a date can be, so that days can be counted from it.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


class DayField(forms.DateField):
    """A day from 1990 to 2100, the day before the month in whatever language the page is."""

    input_formats = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%d/%m-%Y")

    def __init__(self, **kwargs: Any) -> None:
        limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(validators=limits, **kwargs)
