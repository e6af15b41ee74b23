"""Who was there, one row a person."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.meeting.attendance import PRESENCES
from modning_web.access.models import User
from modning_web.programmes.wording import in_page_language


class PresenceForm(forms.Form):
    """How one person took part, and who came for them."""

    presence = forms.ChoiceField(label=gettext_lazy("Deltog"), widget=forms.RadioSelect)
    represented_by = forms.ChoiceField(label=gettext_lazy("Hvem kom i stedet?"), required=False)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("presence", [(value, in_page_language(text)) for value, text in PRESENCES.items()]),
            ("represented_by", [("", _("Ingen valgt")), *others]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the types which field
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask who came instead, when somebody was represented."""
        cleaned = super().clean() or {}
        if cleaned.get("presence") == "represented" and not cleaned.get("represented_by"):
            raise ValidationError(_("Vælg, hvem der kom i stedet."))
        return cleaned


class AddedForm(forms.Form):
    """Others who came without being invited."""

    added = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Andre, der var med"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, candidates: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["added"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 -- tells the types which field
        field.queryset = User.objects.filter(pk__in=[one.pk for one in candidates])
