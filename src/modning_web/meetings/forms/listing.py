"""Filters of lists of meetings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.meetings.forms.time import day_field
from modning_web.meetings.models import State

WHEN = [
    ("kommende", gettext_lazy("Kommende")),
    ("forbi", gettext_lazy("Forbi")),
    ("alle", gettext_lazy("Alle")),
]
Choices = Iterable[tuple[str, str]]


class MeetingFilter(forms.Form):
    """Which meetings to show."""

    hvornaar = forms.ChoiceField(label=gettext_lazy("Hvornår"), choices=WHEN, required=False)
    tilstand = forms.ChoiceField(label=gettext_lazy("Tilstand"), required=False)
    sted = forms.ChoiceField(label=gettext_lazy("Sted"), required=False)
    aktivitet = forms.ChoiceField(label=gettext_lazy("Aktivitet"), required=False)
    program = forms.ChoiceField(label=gettext_lazy("Program"), required=False)
    fra = day_field(gettext_lazy("Fra og med"), required=False)
    til = day_field(gettext_lazy("Til og med"), required=False)

    def __init__(
        self,
        *args: Any,
        sites: Choices = (),
        activities: Choices = (),
        programmes: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("tilstand", State.choices)
        self._offer("sted", sites)
        self._offer("aktivitet", activities)
        self._offer("program", programmes)

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        offered = list(choices)
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the types which field
        if offered:
            field.choices = [("", _("Alle")), *offered]
        else:
            del self.fields[name]

    def chosen(self, name: str) -> Any:
        """Return the valid choice of a field, or None; what is wrong elsewhere is no matter."""
        if not self.is_bound or name in self.errors:
            return None
        return self.cleaned_data.get(name) or None
