"""What is typed about places."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_JOURNEY = 12 * 60


class FromForm(forms.Form):
    """Which place the journeys start at."""

    fra = forms.ChoiceField(label=gettext_lazy("Rejsetid fra"), required=False)

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["fra"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(names.items())


class JourneysForm(forms.Form):
    """The minutes from one place to each of the others, empty where nobody knows."""

    def __init__(
        self, *args: Any, others: Mapping[str, str], noted: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.others = list(others)
        for n, (name, label) in enumerate(others.items()):
            self.fields[f"til-{n}"] = forms.IntegerField(
                label=_("Til {place}, minutter").format(place=label),
                required=False,
                min_value=0,
                max_value=LONGEST_JOURNEY,
                initial=noted.get(name),
                widget=forms.NumberInput(attrs={"step": 15}),
            )

    @property
    def minutes(self) -> dict[str, int | None]:
        """The minutes of a valid form, by the names of the places."""
        return {name: self.cleaned_data[f"til-{n}"] for n, name in enumerate(self.others)}
