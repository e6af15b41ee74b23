"""What it takes to be trained, as it is typed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CurriculumForm(forms.Form):
    """A version and its modules."""

    version = forms.CharField(
        label=_("Uddannet i"), max_length=100, help_text=_("For eksempel “version 1”.")
    )
    modules = forms.MultipleChoiceField(
        label=_("Kræver alle disse moduler"), widget=forms.CheckboxSelectMultiple
    )
    lowest = forms.IntegerField(
        label=_("Hvor mange skal hvert sted mindst have?"), min_value=0, max_value=1000, initial=1
    )

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["modules"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(modules.items())
