"""What is typed about who one is."""

from datetime import date

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


class LanguageForm(forms.Form):
    """One of the site's languages, and the page to return to."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False)


class DayForm(forms.Form):
    """The day to see the site from, in a demo; far from its ends, days can be counted from it."""

    day = forms.DateField(
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"],
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
    )
