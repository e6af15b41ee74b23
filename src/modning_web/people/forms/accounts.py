"""What is typed about a person's account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClosingForm(forms.Form):
    """Why an account is closed."""

    reason = forms.CharField(
        label=_("Hvorfor lukkes kontoen?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Det kan læses af dem, der kan åbne den igen, og af personen selv."),
    )


class NewEmailForm(forms.Form):
    """The e-mail that a person is to have."""

    email = forms.EmailField(
        label=_("Ny e-mail"),
        help_text=_("Personen får et link dertil. Først når det er brugt, gælder den nye."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
