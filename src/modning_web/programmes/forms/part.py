"""A form for one part of a definition: fields as they are written in the file."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.language import Text, in_language
from modning.programme.schema.definition import Programme
from modning_web.programmes.forms.table import LineField, ProseField, Table, table_written
from modning_web.programmes.wording import page_language

Choices = list[tuple[str, Any]]


def line(label: Any, help_text: Any = "", *, required: bool = False) -> LineField:
    """Return a field for one line of text."""
    return LineField(label=label, help_text=help_text, required=required, max_length=300)


def prose(label: Any, help_text: Any = "", rows: int = 3) -> ProseField:
    """Return a field for a paragraph."""
    widget = forms.Textarea(attrs={"rows": rows})
    return ProseField(
        label=label, help_text=help_text, required=False, max_length=5000, widget=widget
    )


class PartForm(forms.Form):
    """A form that fills some fields of a table in the file and leaves the others alone.

    Fields are called what they are called in the file.
    """

    defaults: ClassVar[Mapping[str, Any]] = {}  # what the file means by leaving a field out
    at = line(_("Hvor står det i kilden?"), _("For eksempel “s. 2, afsnit 1.4”."))

    def __init__(self, sent: Mapping[str, Any] | None, *, defined: Programme, table: Table) -> None:
        self.table = table
        super().__init__(sent, initial={**self.defaults, **table})
        self.order_fields([name for name in self.fields if name != "at"])
        self.offer(defined)

    def offer(self, defined: Programme) -> None:
        """Fill in the choices that depend on the programme."""

    def written(self) -> Table:
        """Return the table with what was typed; an empty field is left out of the file."""
        return table_written(self, self.table, self.defaults)


def offer_choices(form: forms.BaseForm, name: str, choices: Choices, *, empty: Any = None) -> None:
    """Give a choice field its choices; with `empty`, first the one of choosing nothing."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        message = f"“{name}” has no choices"
        raise TypeError(message)
    field.choices = choices if empty is None else [("", empty), *choices]


def named(parts: tuple[Any, ...]) -> Choices:
    """Return parts as choices, by their names."""
    return [(part.id, part.name) for part in parts]


def labelled(kinds: Mapping[str, Text]) -> Choices:
    """Return kinds as choices in the language of the page."""
    language = page_language()
    return [(kind, in_language(label, language)) for kind, label in kinds.items()]


def who_choices(defined: Programme) -> Choices:
    """Return everybody that an activity may name: parties, teams and roles with their party."""
    party = {one.id: one.name for one in defined.parties}
    teams = [(one.id, f"{one.name} ({party[one.party]})") for one in defined.teams]
    roles = [(one.id, f"{one.name} ({party[one.party]})") for one in defined.roles]
    return [*named(defined.parties), *teams, *roles]


def several(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    """Return a field with boxes to tick."""
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


def ticked(label: Any, help_text: Any = "") -> forms.BooleanField:
    """Return a box to tick."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def one_of(label: Any, help_text: Any = "", *, required: bool = True) -> forms.ChoiceField:
    """Return a field to choose one from."""
    return forms.ChoiceField(label=label, help_text=help_text, required=required)
