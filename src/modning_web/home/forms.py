"""Filters of the sites at a glance."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning_web.home.glance import STATES, SiteAtAGlance


class GlanceFilter(forms.Form):
    """Which sites to show."""

    program = forms.ChoiceField(label=_("Program"), required=False)
    tilstand = forms.ChoiceField(label=_("Tilstand"), required=False)
    soeg = forms.CharField(label=_("Ord i navnet"), max_length=100, required=False)

    def __init__(self, *args: Any, sites: Iterable[SiteAtAGlance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programmes = {one.programme.key: one.title for one in sites}
        self._offer("program", programmes.items())
        self._offer("tilstand", STATES.items())

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Alle")), *choices]

    def kept(self, sites: Iterable[SiteAtAGlance]) -> list[SiteAtAGlance]:
        """Return the sites that are asked for; an unknown choice is as none."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        programme, state = asked.get("program", ""), asked.get("tilstand", "")
        words = asked.get("soeg", "").casefold()
        return [
            one
            for one in sites
            if (not programme or one.programme.key == programme)
            and (not state or one.state == state)
            and words in one.site.name.casefold()
        ]
