"""What is typed about who one is."""

from django import forms
from django.conf import settings

from modning_web.day_field import DayField


class LanguageForm(forms.Form):
    """One of the site's languages, and the page to return to."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False)


class DayForm(forms.Form):
    """The day to see the site from, in a demo."""

    day = DayField()
