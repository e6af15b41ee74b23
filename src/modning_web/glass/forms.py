"""What is typed to break the glass."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning_web.glass.actions import SHORTEST_REASON
from modning_web.programmes.models import Programme, Site

HOURS = [(1, _("1 time")), (2, _("2 timer")), (4, _("4 timer")), (8, _("8 timer"))]


class ProgrammeChoice(forms.Form):
    """Which programme; its key stands in the address."""

    program = forms.ChoiceField(label=_("Program"))

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [(one.key, one.title) for one in programmes]  # type: ignore[attr-defined]  # fields are typed as plain ones


class GlassForm(forms.Form):
    """Where in a programme, why, and for how long."""

    site = forms.ChoiceField(label=_("Sted"), required=False)
    reason = forms.CharField(
        label=_("Hvorfor er det nødvendigt?"),
        min_length=SHORTEST_REASON,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mindst 20 tegn. Programmets projektledere får begrundelsen at se."),
    )
    hours = forms.TypedChoiceField(label=_("Hvor længe?"), choices=HOURS, coerce=int, initial=2)

    def __init__(self, *args: Any, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(site.key, site.name) for site in sites]
        self.fields["site"].choices = [("", _("Hele programmet")), *named]  # type: ignore[attr-defined]  # fields are typed as plain ones

    @property
    def lasts(self) -> timedelta:
        """How long the glass stays open."""
        return timedelta(hours=self.cleaned_data["hours"])
