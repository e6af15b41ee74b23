"""Rows inside a part: participants, results, the seats of a team, and who does what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.programme.labels import DUTIES, PRESENCES, YIELD_KINDS
from modning.programme.schema.definition import Programme
from modning_web.programmes.forms.part import Table, labelled, who_choices

EMPTY_ROWS = 2


class RowForm(forms.Form):
    """One row; the row whose `key_field` is empty is left out of the file."""

    key_field = "who"

    def __init__(self, *args: Any, defined: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(defined)

    def offer(self, defined: Programme) -> None:
        """Fill in the choices that depend on the programme."""

    def written(self) -> Table | None:
        """Return the row as it stands in the file, or None when it was left empty."""
        if not self.cleaned_data.get(self.key_field):
            return None
        said = {name: value for name, value in self.cleaned_data.items() if value}
        if said.get("presence") == "required":
            del said["presence"]
        return said


class ParticipantForm(RowForm):
    """Someone who takes part."""

    who = forms.ChoiceField(label=_("Hvem"), required=False)
    number = forms.CharField(label=_("Antal"), required=False, max_length=60)
    per = forms.CharField(label=_("Fra hver"), required=False, max_length=60)
    presence = forms.ChoiceField(label=_("Hvor fast"), required=False)
    condition = forms.CharField(label=_("Hvilke af dem"), required=False, max_length=300)
    online = forms.BooleanField(label=_("Må deltage virtuelt"), required=False)

    def offer(self, defined: Programme) -> None:
        """Offer everybody, and how firmly they are expected."""
        self.fields["who"].choices = [("", "–"), *who_choices(defined)]  # type: ignore[attr-defined]  # a choice field
        self.fields["presence"].choices = labelled(PRESENCES)  # type: ignore[attr-defined]  # a choice field


class YieldForm(RowForm):
    """Something that must come out of an activity."""

    key_field = "name"
    kind = forms.ChoiceField(label=_("Slags"), required=False)
    name = forms.CharField(label=_("Navn"), required=False, max_length=300)
    of = forms.CharField(label=_("Af hvad"), required=False, max_length=300)

    def offer(self, defined: Programme) -> None:  # noqa: ARG002 -- the same for every programme
        """Offer the kinds of result."""
        self.fields["kind"].choices = labelled(YIELD_KINDS)  # type: ignore[attr-defined]  # a choice field


class SeatForm(RowForm):
    """A role's seat in a team."""

    key_field = "role"
    role = forms.ChoiceField(label=_("Rolle"), required=False)
    number = forms.CharField(label=_("Antal"), required=False, max_length=60)

    def offer(self, defined: Programme) -> None:
        """Offer the programme's roles."""
        roles = [(role.id, role.name) for role in defined.roles]
        self.fields["role"].choices = [("", "–"), *roles]  # type: ignore[attr-defined]  # a choice field


class ResponsibleForm(forms.Form):
    """Who does the work around an activity: one list of names for each duty."""

    def __init__(self, *args: Any, defined: Programme, table: Table, **kwargs: Any) -> None:
        initial = {
            duty: [who] if isinstance(who, str) else list(who) for duty, who in table.items()
        }
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.table = table
        for duty, label in labelled(DUTIES):
            self.fields[duty] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=who_choices(defined),
                widget=forms.SelectMultiple(attrs={"size": 4}),
            )

    def written(self) -> Table:
        """Return the duties that someone has; one name stands by itself."""
        return {
            duty: who[0] if len(who) == 1 else who for duty, who in self.cleaned_data.items() if who
        }


def rows_of(form: type[RowForm]) -> type[forms.BaseFormSet[Any]]:
    """Return the rows of a part, with some empty ones to fill in."""
    return forms.formset_factory(form, extra=EMPTY_ROWS, max_num=200, absolute_max=400)


ParticipantRows = rows_of(ParticipantForm)
YieldRows = rows_of(YieldForm)
SeatRows = rows_of(SeatForm)
