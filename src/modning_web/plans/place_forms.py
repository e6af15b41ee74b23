"""What is typed about places."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.plans.actions.places import RoomTold
from modning_web.plans.forms import day_field

LONGEST_JOURNEY = 12 * 60
MOST_SEATS = 2000


class FromForm(forms.Form):
    """Which place the journeys start at."""

    fra = forms.ChoiceField(label=gettext_lazy("Rejsetid fra"), required=False)

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["fra"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(names.items())


class JourneysForm(forms.Form):
    """The minutes from one place to each of the others, empty where nobody knows."""

    def __init__(
        self, *args: Any, others: Mapping[str, str], noted: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.others = list(others)
        for n, (name, label) in enumerate(others.items()):
            self.fields[f"til-{n}"] = forms.IntegerField(
                label=_("Til {place}, minutter").format(place=label),
                required=False,
                min_value=0,
                max_value=LONGEST_JOURNEY,
                initial=noted.get(name),
                widget=forms.NumberInput(attrs={"step": 15}),
            )

    @property
    def minutes(self) -> dict[str, int | None]:
        """The minutes of a valid form, by the names of the places."""
        return {name: self.cleaned_data[f"til-{n}"] for n, name in enumerate(self.others)}


class RoomForm(forms.Form):
    """A room: its name, its seats, and the last day on which it can be used."""

    name = forms.CharField(label=gettext_lazy("Lokalets navn"), max_length=100)
    seats = forms.IntegerField(label=gettext_lazy("Pladser"), min_value=1, max_value=MOST_SEATS)
    last = day_field(
        gettext_lazy("Sidste dag"),
        required=False,
        help_text=gettext_lazy("Tom, så længe lokalet kan bruges."),
    )

    @property
    def told(self) -> RoomTold:
        """What a valid form says of the room."""
        typed = self.cleaned_data
        to_date = typed["last"] + timedelta(days=1) if typed["last"] else None
        return RoomTold(typed["name"], typed["seats"], to_date)


class NewRoomForm(RoomForm):
    """A room, and at which place it is."""

    place = forms.ChoiceField(label=gettext_lazy("Sted"))
    field_order = ("place", "name", "seats", "last")

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(names.items())
