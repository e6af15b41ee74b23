"""Questions as they are asked, and answers as they are written."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """A question from anybody. `website` is seen by machines only: people leave it empty."""

    text = forms.CharField(
        label=_("Dit spørgsmål"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Skriv ikke navne eller andet om personer. Hvem der spørger, bliver ikke gemt."
        ),
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.data.get("website"))


class AnswerForm(forms.Form):
    """The question as it is to be published, and its answer."""

    wording = forms.CharField(
        label=_("Spørgsmålet, som det offentliggøres"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Fjern det, der fortæller, hvem der spørger."),
    )
    answer = forms.CharField(
        label=_("Svar"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )


def typed_answer(wording: str, asked: str, answer: str) -> dict[str, Any]:
    """Return what the form shows: at first the question as it was asked."""
    return {"wording": wording or asked, "answer": answer}
