"""Whom a meeting is for, chosen by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.access.models import User
from modning_web.meetings.forms.time import day_field
from modning_web.meetings.seating import Invited


def offer_people(field: forms.MultipleChoiceField, invited: Iterable[Invited]) -> None:
    """Offer those who can be invited, the required marked."""
    field.choices = [(str(one.person.pk), _named(one)) for one in invited]


def _named(one: Invited) -> str:
    site = f", {one.site.name}" if one.site else ""
    part = _PARTS.get(one.part)
    return f"{one.person.name}{site} ({part})" if part else f"{one.person.name}{site}"


_PARTS = {
    "optional": gettext_lazy("ikke påkrævet"),
    "informed": gettext_lazy("til orientering"),
}


class PeopleForm(forms.Form):
    """Some of those who can be invited."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Hvem"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Vælg mindst én.")},
    )

    def __init__(self, *args: Any, invited: Iterable[Invited], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._invited = {str(one.person.pk): one for one in invited}
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- tells the types which field
        offer_people(field, self._invited.values())
        if not self.is_bound and "people" not in self.initial:
            self.initial["people"] = list(self._invited)

    @property
    def chosen(self) -> list[Invited]:
        """Those who are ticked."""
        return [self._invited[key] for key in self.cleaned_data.get("people", ())]


class PollForm(PeopleForm):
    """Whom a date poll asks, and by when they are to answer."""

    answer_by = day_field(gettext_lazy("Svar senest"), required=False)


class CircumstancesForm(forms.Form):
    """Where a meeting is held and who chairs it."""

    place = forms.CharField(label=gettext_lazy("Sted"), max_length=300, required=False)
    online_address = forms.URLField(
        label=gettext_lazy("Onlinelink"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Adressen på onlinemødet, for eksempel https://…"),
    )
    chair = forms.ModelChoiceField(
        label=gettext_lazy("Mødeleder"), queryset=User.objects.none(), required=False
    )

    def __init__(self, *args: Any, candidates: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chair"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- tells the types which field
        field.queryset = User.objects.filter(pk__in=[one.pk for one in candidates])
        field.empty_label = _("Ikke valgt")
