"""People invited by hand, beside those who hold a seat: found by name, each with a part."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User
from modning_web.meetings.inviting import part_of
from modning_web.meetings.seating import Invited
from modning_web.people.queries import is_identifier, written_like

MOST_FOUND = 20
_PART = "part-"
_PARTS = (
    ("", _("Indkaldes ikke")),
    ("optional", _("Indkaldes, ikke påkrævet")),
    ("informed", _("Til orientering, skal ikke svare")),
)


class BesideForm(forms.Form):
    """Which others are invited; those found by `search` can each be given a part."""

    search = forms.CharField(
        label=_("Søg blandt programmets personer"), max_length=100, required=False
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = {one.removeprefix(_PART) for one in self.data if self.data[one]}
        chosen = [UUID(one) for one in given if is_identifier(one)]
        words = str(self.data.get("search", "")).strip()
        alike = people.filter(written_like("name", words))[:MOST_FOUND] if words else ()
        already = people.filter(pk__in=chosen) if chosen else ()
        self._people = {str(one.pk): one for one in (*already, *alike)}
        for key, person in self._people.items():
            self.fields[f"{_PART}{key}"] = forms.ChoiceField(
                label=person.name, choices=_PARTS, required=False
            )

    @property
    def is_searching(self) -> bool:
        """Whether the person asked to find people, and to do nothing more yet."""
        return "find" in self.data

    @property
    def found(self) -> list[forms.BoundField]:
        """The fields of those who were found."""
        return [self[name] for name in self.fields if name.startswith(_PART)]

    @property
    def chosen(self) -> list[Invited]:
        """Those who were given a part."""
        said = {key: self.data.get(f"{_PART}{key}", "") for key in self._people}
        known = [key for key, part in said.items() if part in dict(_PARTS) and part]
        return [Invited(self._people[key], part_of(said[key])) for key in known]
