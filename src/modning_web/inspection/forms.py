"""What is asked of the record."""

from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import deeds_in_words
from modning_web.day_field import DayField
from modning_web.inspection.queries import Wanted
from modning_web.programmes.models import Programme


class EventFilter(forms.Form):
    """Which events to show; the programmes on offer are those that the reader may ask about."""

    person = forms.CharField(label=_("Af eller for (navn)"), max_length=200, required=False)
    program = forms.ChoiceField(label=_("Program"), required=False)
    handling = forms.ChoiceField(label=_("Handling"), required=False)
    fra = DayField(label=_("Fra"), required=False)
    til = DayField(label=_("Til og med"), required=False)
    om = forms.CharField(label=_("Om (nøgle)"), max_length=200, required=False)

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("program", [(one.key, one.title) for one in programmes])
        self._offer("handling", _deeds(get_language() or ""))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]  # fields are typed as plain ones

    def wanted(self) -> Wanted:
        """Return what is asked for; what is wrong in one field is as nothing."""
        self.is_valid()
        typed = self.cleaned_data if self.is_bound else {}
        since, until = typed.get("fra"), typed.get("til")
        return Wanted(
            person=typed.get("person", "").strip(),
            programme_key=typed.get("program", ""),
            action=typed.get("handling", ""),
            about=typed.get("om", "").strip(),
            since=since if isinstance(since, date) else None,
            until=until if isinstance(until, date) else None,
        )


@lru_cache(maxsize=8)
def _deeds(language: str) -> list[tuple[str, str]]:  # noqa: ARG001 -- the words are read in it
    """Return each deed and what it is called in the language of the page, by name."""
    return sorted(((key, str(words)) for key, words in deeds_in_words().items()), key=itemgetter(1))
