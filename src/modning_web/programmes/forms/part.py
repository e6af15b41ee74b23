"""A form for one part of a definition: fields as they are written in the file."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.language import Text, in_language
from modning.programme.schema.definition import Programme
from modning_web.programmes.wording import page_language

Table = dict[str, Any]


class LinesField(forms.CharField):
    """A list of texts, one to a line."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a list with one text to a line."""
        return "\n".join(str(one) for one in value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a list is what is written
        """Return the lines that say something."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


def line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=300)


def prose(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """Return a field for a paragraph."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=5000, widget=widget
    )


class PartForm(forms.Form):
    """A form that fills some fields of a table in the file and leaves the others alone."""

    lists: ClassVar[frozenset[str]] = frozenset()  # fields that are lists in the file
    place = line(_("Hvor står det i kilden?"), _("For eksempel “s. 2, afsnit 1.4”."))

    def __init__(self, *args: Any, defined: Programme, table: Table, **kwargs: Any) -> None:
        self.table = table
        kwargs["initial"] = {**self.shown(table), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "place"])
        self.offer(defined)

    def offer(self, defined: Programme) -> None:
        """Fill in the choices that depend on the programme."""

    @classmethod
    def shown(cls, table: Table) -> Table:
        """Return what the form's fields show of a table in the file."""
        initial = {cls.field_of(key): value for key, value in table.items()}
        for name in cls.lists & initial.keys():
            if isinstance(initial[name], str):
                initial[name] = [initial[name]]
        return initial

    @staticmethod
    def field_of(key: str) -> str:
        """Return the form's name of a key in the file."""
        return "place" if key == "at" else key

    @staticmethod
    def key_of(field: str) -> str:
        """Return the file's name of a field of the form."""
        return "at" if field == "place" else field

    def written(self) -> Table:
        """Return the table with what was typed; an empty field is left out of the file."""
        table = dict(self.table)
        for name, value in self.cleaned_data.items():
            key = self.key_of(name)
            if value in ("", None, [], False):
                table.pop(key, None)
            elif self._says_the_same(key, value):
                continue
            else:
                table[key] = value
        return table

    def _says_the_same(self, key: str, value: Any) -> bool:
        # A list of one may stand as the text itself; a date or number as itself.
        standing = self.table.get(key)
        return value == [standing] or (standing is not None and value == str(standing))

    def choices_of(self, name: str, choices: list[tuple[str, str]], *, empty: Any = None) -> None:
        """Give a choice field its choices; with `empty`, first the one of choosing nothing."""
        first = [] if empty is None else [("", empty)]
        self.fields[name].choices = [*first, *choices]  # type: ignore[attr-defined]  # they are choice fields


def labelled(kinds: Mapping[str, Text]) -> list[tuple[str, str]]:
    """Return kinds as choices in the language of the page."""
    language = page_language()
    return [(kind, in_language(label, language)) for kind, label in kinds.items()]


def who_choices(defined: Programme) -> list[tuple[str, str]]:
    """Return everybody that an activity may name: parties, teams and roles with their party."""
    party = {one.id: one.name for one in defined.parties}
    parties = [(one.id, one.name) for one in defined.parties]
    under = [(one.id, f"{one.name} ({party[one.party]})") for one in defined.teams]
    roles = [(one.id, f"{one.name} ({party[one.party]})") for one in defined.roles]
    return [*parties, *under, *roles]


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
