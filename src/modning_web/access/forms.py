"""What is typed about who one is."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


class SignInForm(forms.Form):
    """E-mail and password."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Adgangskode"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class DemoPersonForm(forms.Form):
    """One of the made-up people; nobody, outside a demo."""

    person = forms.ModelChoiceField(queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.DEMO:
            self.fields["person"].queryset = User.objects.filter(is_demo=True, is_active=True)  # type: ignore[attr-defined]  # fields are typed as plain ones


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
