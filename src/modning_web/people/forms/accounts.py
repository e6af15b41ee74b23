"""What is typed about a person's account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ClosingForm(forms.Form):
    """Why an account is closed; of an only lead's also that it cannot wait."""

    reason = forms.CharField(
        label=_("Hvorfor lukkes kontoen?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Det kan læses af dem, der kan åbne den igen, og af personen selv."),
    )
    even_if_alone = forms.BooleanField(
        label=_("Det kan ikke vente: luk kontoen, selv om programmet så står uden projektleder")
    )

    def __init__(self, *args: Any, is_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_alone:
            del self.fields["even_if_alone"]


class NewEmailForm(forms.Form):
    """The e-mail that a person is to have."""

    email = forms.EmailField(
        label=_("Ny e-mail"),
        help_text=_("Personen får et link dertil. Først når det er brugt, gælder den nye."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
