"""What is typed about releases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning_web.programmes.models import Programme


class AskingForm(forms.Form):
    """From where something is to leave, to whom and what for."""

    programme = forms.ChoiceField(label=_("Program"), required=False)
    recipient = forms.CharField(label=_("Hvem skal have filen?"), max_length=300)
    purpose = forms.CharField(
        label=_("Hvad skal den bruges til?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Den, der skal godkende, læser det."),
    )

    def __init__(
        self, *args: Any, programmes: list[Programme], of_all: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("Alle programmer"))] if of_all else []
        named = [(one.key, one.title) for one in programmes]
        self.fields["programme"].choices = [*every, *named]  # type: ignore[attr-defined]  # fields are typed as plain ones
        self.fields["programme"].required = not of_all


class RefusalForm(forms.Form):
    """Why something stays."""

    reason = forms.CharField(
        label=_("Hvorfor afvises den?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
