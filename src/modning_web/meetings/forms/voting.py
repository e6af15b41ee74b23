"""Which times suit, as those asked say it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from modning.meeting.poll import SUITS, Suits
from modning_web.meetings.models import PollOption
from modning_web.meetings.polls import slot_of_option, suits_of
from modning_web.meetings.wording import slot_with_weekday
from modning_web.programmes.wording import in_page_language


class VoteForm(forms.Form):
    """One question for each time of a poll."""

    def __init__(
        self,
        *args: Any,
        options: Sequence[PollOption],
        said: Mapping[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value, in_page_language(text)) for value, text in SUITS.items()]
        self._options = {f"option-{one.pk}": one for one in options}
        for name, one in self._options.items():
            self.fields[name] = forms.ChoiceField(
                label=capfirst(slot_with_weekday(slot_of_option(one))),
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Vælg et svar.")},
                initial=said.get(one.pk),
            )

    @property
    def votes(self) -> dict[UUID, Suits]:
        """What is said of each time."""
        return {one.pk: suits_of(self.cleaned_data[name]) for name, one in self._options.items()}
