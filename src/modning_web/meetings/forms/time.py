"""Times of meetings, as people type them."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.day_field import DayField

MOST_OPTIONS = 8


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> DayField:
    """Return a field for a day."""
    return DayField(
        label=label,
        required=required,
        help_text=help_text,
        error_messages={"required": gettext_lazy("Vælg en dag.")},
    )


def clock_field(label: Any, *, required: bool = True) -> forms.TimeField:
    """Return a field for a time of day; 9.00 and 9:00 are the same."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
    return forms.TimeField(
        label=label,
        widget=widget,
        input_formats=formats,
        required=required,
        error_messages={"required": gettext_lazy("Skriv et klokkeslæt.")},
    )


class SlotForm(forms.Form):
    """A day and the hours of a meeting on it; the end may lie on a later day."""

    day = day_field(gettext_lazy("Dag"))
    starts = clock_field(gettext_lazy("Fra kl."))
    ends = clock_field(gettext_lazy("Til kl."))
    last_day = day_field(
        gettext_lazy("Sidste dag"),
        required=False,
        help_text=gettext_lazy("Kun hvis mødet varer flere dage."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        cleaned = super().clean() or {}
        if {"day", "starts", "ends"} <= cleaned.keys() and self.slot is None:
            self.add_error("ends", _("Mødet skal slutte, efter at det er begyndt."))
        return cleaned

    @property
    def slot(self) -> Slot | None:
        """The time that was typed, or None where it makes no time."""
        typed = self.cleaned_data
        return slot_typed(typed["day"], typed["starts"], typed["ends"], typed.get("last_day"))

    @property
    def typed(self) -> Slot:
        """The time of a valid form."""
        if self.slot is None:
            raise ValueError(self.cleaned_data)
        return self.slot


def slot_typed(day: date, starts: time, ends: time, last_day: date | None) -> Slot | None:
    """Return the time from what was typed, Danish time; None where it would end too early."""
    begins = datetime.combine(day, starts.replace(second=0), DANISH_TIME)
    finishes = datetime.combine(last_day or day, ends.replace(second=0), DANISH_TIME)
    try:
        return Slot(begins, finishes)
    except ValueError:
        return None


def as_typed(slot: Slot) -> dict[str, object]:
    """Return what the form shows of a time."""
    starts, ends = (at.astimezone(DANISH_TIME) for at in (slot.starts, slot.ends))
    return {
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "last_day": None if ends.date() == starts.date() else ends.date(),
    }


class MoveForm(SlotForm):
    """Another time, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Hvorfor flyttes mødet?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De indkaldte får det at læse."),
    )


class ReasonForm(forms.Form):
    """Why something is given up."""

    reason = forms.CharField(
        label=gettext_lazy("Hvorfor?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De indkaldte får det at læse."),
    )


class OptionForm(SlotForm):
    """One time of a date poll; an empty row is none."""

    day = day_field(gettext_lazy("Dag"), required=False)
    starts = clock_field(gettext_lazy("Fra kl."), required=False)
    ends = clock_field(gettext_lazy("Til kl."), required=False)
    last_day = day_field(gettext_lazy("Sidste dag"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a row that is filled halfway."""
        cleaned = self.cleaned_data
        empty = [name for name in ("day", "starts", "ends") if not cleaned.get(name)]
        if 0 < len(empty) < 3 and not self.errors:
            self.add_error(empty[0], _("Skriv både dag, fra og til, eller lad rækken stå tom."))
        if not empty and self.slot is None:
            self.add_error("ends", _("Mødet skal slutte, efter at det er begyndt."))
        return cleaned

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in the row."""
        return not self.cleaned_data.get("day")


OptionRows = forms.formset_factory(
    OptionForm, extra=3, max_num=MOST_OPTIONS, absolute_max=MOST_OPTIONS
)
