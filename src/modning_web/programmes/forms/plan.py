"""Filters of the plan."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.language import Text
from modning.programme.labels import ACTIVITY_KINDS
from modning.programme.schema.definition import Programme as Defined
from modning.programme.site import Site
from modning_web.programmes.forms.part import Choices, labelled, named, offer_choices

TIMES = [("kommende", _("Kommende")), ("forbi", _("Forbi")), ("alle", _("Alle"))]


class PlanFilter(forms.Form):
    """Which rows of the plan to show."""

    hvornaar = forms.ChoiceField(label=_("Hvornår"), choices=TIMES, required=False)
    spor = forms.ChoiceField(label=_("Spor"), required=False)
    fase = forms.ChoiceField(label=_("Fase"), required=False)
    art = forms.ChoiceField(label=_("Slags"), required=False)
    hvem = forms.ChoiceField(label=_("Hvem deltager"), required=False)
    sted = forms.ChoiceField(label=_("Sted"), required=False)
    soeg = forms.CharField(label=_("Ord i navnet"), max_length=100, required=False)

    def __init__(self, *args: Any, defined: Defined, sites: Iterable[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: dict[str, Text] = {
            activity.kind: ACTIVITY_KINDS[activity.kind] for activity in defined.activities
        }
        self._offer("spor", named(defined.tracks))
        self._offer("fase", named(defined.phases))
        self._offer("art", labelled(kinds))
        self._offer("hvem", named((*defined.parties, *defined.teams, *defined.roles)))
        self._offer("sted", [(site.key, site.name) for site in sites])

    def _offer(self, field: str, choices: Choices) -> None:
        if choices:
            offer_choices(self, field, choices, empty=_("Alle"))
        else:
            del self.fields[field]

    def chosen(self, field: str) -> str:
        """Return the valid choice of `field`, or nothing; what is wrong elsewhere is no matter."""
        if not self.is_bound or field in self.errors:
            return ""
        return str(self.cleaned_data.get(field, ""))
