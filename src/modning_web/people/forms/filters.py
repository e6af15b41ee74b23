"""Which people, and which organisations, to show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.programme.schema.definition import Programme as Defined
from modning_web.organisations.models import OrganisationKind
from modning_web.programmes.models import Site

SHOWN = [
    ("", _("I dag")),
    ("nye", _("Nye de seneste tre måneder")),
    ("fratraadte", _("Sluttet de seneste tre måneder")),
    ("kommende", _("Begynder senere")),
    ("alle", _("Alle, også tidligere")),
]


class PeopleFilter(forms.Form):
    """Which rows of a programme's people to show; what is wrong in one field is as if not there."""

    vis = forms.ChoiceField(label=_("Vis"), choices=SHOWN, required=False)
    sted = forms.ChoiceField(label=_("Sted"), required=False)
    rolle = forms.ChoiceField(label=_("Rolle"), required=False)
    soeg = forms.CharField(label=_("Navn eller e-mail"), max_length=100, required=False)

    def __init__(self, *args: Any, says: Defined, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(sites) > 1:
            self._offer("sted", [(site.key, site.name) for site in sites])
        else:
            del self.fields["sted"]
        parties = {party.id: party.name for party in says.parties}
        roles = [(role.id, f"{role.name} ({parties[role.party]})") for role in says.roles]
        self._offer("rolle", [*roles, *parties.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]  # fields are typed as plain ones

    def chosen(self, name: str) -> str:
        """Return the valid choice of a field, or nothing."""
        if not self.is_bound or name in self.errors:
            return ""
        return str(self.cleaned_data.get(name, ""))


class OrganisationFilter(forms.Form):
    """Which organisations to show."""

    slags = forms.ChoiceField(
        label=_("Slags"), choices=[("", _("Alle")), *OrganisationKind.choices], required=False
    )
    soeg = forms.CharField(label=_("Navn eller kode"), max_length=100, required=False)
