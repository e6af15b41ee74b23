"""Rows inside a part: participants, results, the seats of a team, and who does what."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.programme.labels import DUTIES, PRESENCES, YIELD_KINDS
from modning.programme.schema.definition import Programme
from modning_web.programmes.forms.part import (
    labelled,
    line,
    named,
    offer_choices,
    one_of,
    ticked,
    who_choices,
)
from modning_web.programmes.forms.table import LineField, Table, table_written

EMPTY_ROWS = 2
MOST_ROWS = 100  # with more, a page would have more fields than a request may


class RowForm(forms.Form):
    """One row; the row whose `key_field` is empty is left out of the file."""

    key_field: ClassVar[str] = "who"
    defaults: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *args: Any, defined: Programme, **kwargs: Any) -> None:
        self.table: Table = kwargs.get("initial") or {}
        kwargs["initial"] = {**self.defaults, **self.table}
        super().__init__(*args, **kwargs)
        self.offer(defined)

    def offer(self, defined: Programme) -> None:
        """Fill in the choices that depend on the programme."""

    def clean(self) -> None:
        """Refuse a new row that says something, but not of whom or what."""
        said = {name for name in self.changed_data if name in self.typed_in}
        if not self.table and said and not self.cleaned_data.get(self.key_field):
            self.add_error(self.key_field, _("Udfyld feltet, eller tøm rækken."))

    @property
    def typed_in(self) -> list[str]:
        """The fields that are empty until somebody fills them in."""
        return [name for name, field in self.fields.items() if isinstance(field, LineField)]

    @property
    def is_kept(self) -> bool:
        """Whether the row stands in the file."""
        return bool(self.cleaned_data.get(self.key_field))

    def written(self) -> Table:
        """Return the row as it stands in the file."""
        return table_written(self, self.table, self.defaults)


class ParticipantForm(RowForm):
    """Someone who takes part."""

    defaults: ClassVar[Mapping[str, Any]] = {"presence": "required"}
    who = one_of(gettext_lazy("Hvem"), required=False)
    number = line(gettext_lazy("Antal"))
    per = line(gettext_lazy("Fra hver"))
    presence = one_of(gettext_lazy("Hvor fast"), required=False)
    condition = LineField(label=gettext_lazy("Hvilke af dem"), required=False, max_length=5000)
    online = ticked(gettext_lazy("Må deltage virtuelt"))

    def offer(self, defined: Programme) -> None:
        """Offer everybody, and how firmly they are expected."""
        offer_choices(self, "who", who_choices(defined), empty="–")
        offer_choices(self, "presence", labelled(PRESENCES))


class YieldForm(RowForm):
    """Something that must come out of an activity."""

    key_field: ClassVar[str] = "name"
    name = line(gettext_lazy("Navn"))
    kind = one_of(gettext_lazy("Slags"), required=False)
    of = line(gettext_lazy("Af hvad"))

    def offer(self, defined: Programme) -> None:  # noqa: ARG002 -- the same for every programme
        """Offer the kinds of result."""
        offer_choices(self, "kind", labelled(YIELD_KINDS))


class SeatForm(RowForm):
    """A role's seat in a team."""

    key_field: ClassVar[str] = "role"
    role = one_of(gettext_lazy("Rolle"), required=False)
    number = line(gettext_lazy("Antal"))

    def offer(self, defined: Programme) -> None:
        """Offer the programme's roles."""
        offer_choices(self, "role", named(defined.roles), empty="–")


class ResponsibleForm(forms.Form):
    """Who does the work around an activity: one list of names for each duty."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, prefix: str, defined: Programme, table: Table
    ) -> None:
        super().__init__(data, prefix=prefix, initial=table)
        self.table = table
        everybody = who_choices(defined)
        for duty, label in labelled(DUTIES):
            self.fields[duty] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=everybody,
                widget=forms.CheckboxSelectMultiple,
            )

    def written(self) -> Table:
        """Return the duties that someone has; a duty's first single name stands by itself."""
        return {
            duty: who[0] if duty not in self.table and len(who) == 1 else who
            for duty, who in table_written(self, self.table).items()
        }


class RowSet(forms.BaseFormSet[RowForm]):
    """The rows of a part."""

    def kept(self) -> list[RowForm]:
        """Return the rows that stand in the file, in order."""
        return [form for form in self.forms if form.is_kept]


def rows_of(form: type[RowForm]) -> type[RowSet]:
    """Return the rows of a part, with some empty ones to fill in."""
    return forms.formset_factory(  # type: ignore[return-value]  # it is made from RowSet
        form,
        formset=RowSet,
        extra=EMPTY_ROWS,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 1,
        validate_max=True,
    )


ParticipantRows = rows_of(ParticipantForm)
YieldRows = rows_of(YieldForm)
SeatRows = rows_of(SeatForm)
