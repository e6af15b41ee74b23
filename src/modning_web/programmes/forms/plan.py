"""Filters of the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.language import in_language
from modning.programme.labels import ACTIVITY_KINDS
from modning.programme.schema.definition import Programme as Defined
from modning.programme.schema.parties import Party, Role, Team
from modning_web.programmes.models import Site
from modning_web.programmes.wording import page_language

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

    def __init__(self, *args: Any, defined: Defined, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {activity.kind: None for activity in defined.activities}
        language = page_language()
        self._offer("spor", [(track.id, track.name) for track in defined.tracks])
        self._offer("fase", [(phase.id, phase.name) for phase in defined.phases])
        self._offer("art", [(kind, in_language(ACTIVITY_KINDS[kind], language)) for kind in kinds])
        who: tuple[Party | Team | Role, ...] = (*defined.parties, *defined.teams, *defined.roles)
        self._offer("hvem", [(one.id, one.name) for one in who])
        self._offer("sted", [(site.key, site.name) for site in sites])

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        if not choices:
            del self.fields[field]
            return
        self.fields[field].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]  # they are choice fields

    def chosen(self, field: str) -> str:
        """Return the valid choice of `field`, or nothing."""
        return str(self.cleaned_data.get(field, "")) if self.is_valid() else ""
