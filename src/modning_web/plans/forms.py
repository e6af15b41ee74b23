"""What is typed about plans and busy times."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.dates import Period
from modning.meeting.slot import Slot
from modning.planning.busy_times import LARGEST
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.day_field import DayField
from modning_web.plans.actions.drafts import LONG, SHORT, Changed, Wishes
from modning_web.plans.models import Keep
from modning_web.programmes.models import Programme, Site

SEARCHES = [
    (str(SHORT), gettext_lazy("Kort: højst 20 sekunder")),
    (str(LONG), gettext_lazy("Lang: højst 5 minutter")),
]
JOURNEYS = [
    ("0", gettext_lazy("Ingen: der rejses ikke")),
    ("60", gettext_lazy("1 time")),
    ("120", gettext_lazy("2 timer")),
    ("180", gettext_lazy("3 timer")),
]
KINDS = [
    ("closed", gettext_lazy("Lukkedage: ingen møder")),
    ("school", gettext_lazy("Skoleferie: helst ingen møder")),
]
_A_YEAR = timedelta(days=366)
_NOTICE = timedelta(days=14)  # people are told of a meeting some time before it
LONGEST = 6 * _A_YEAR
LEAST_TOGETHER = 2
Choices = Iterable[tuple[str, str]]


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> DayField:
    """Return a field for a day."""
    return DayField(label=label, required=required, help_text=help_text)


def clock_field(label: Any, *, help_text: Any = "") -> forms.TimeField:
    """Return a field for a time of day that may be left empty."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    formats = ["%H:%M", "%H.%M"]
    return forms.TimeField(
        label=label, widget=widget, input_formats=formats, required=False, help_text=help_text
    )


class PeriodForm(forms.Form):
    """A first and a last day."""

    since = day_field(gettext_lazy("Fra og med"))
    last = day_field(gettext_lazy("Til og med"))

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or lasts for ever."""
        typed = super().clean() or self.cleaned_data
        since, last = typed.get("since"), typed.get("last")
        if since and last and last < since:
            raise ValidationError(_("Den sidste dag skal ligge efter den første."))
        if since and last and last - since > LONGEST:
            raise ValidationError(_("Vælg højst seks år ad gangen."))
        return typed

    @property
    def period(self) -> Period:
        """The days of a valid form."""
        return Period.of_days(self.cleaned_data["since"], self.cleaned_data["last"])


class ProposalForm(PeriodForm):
    """What a plan is asked for."""

    keep = forms.ChoiceField(
        label=gettext_lazy("Hvad skal blive liggende?"),
        choices=Keep.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Møder, der er holdt, bliver altid liggende."),
    )
    travel_minutes = forms.ChoiceField(
        label=gettext_lazy("Rejsetid mellem to steder, hvor intet er noteret"), choices=JOURNEYS
    )
    seconds = forms.ChoiceField(
        label=gettext_lazy("Hvor længe skal der ledes?"),
        choices=SEARCHES,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Er planen bevist bedst før, stopper søgningen selv."),
    )

    @property
    def wishes(self) -> Wishes:
        """What a valid form asks for."""
        typed, period = self.cleaned_data, self.period
        return Wishes(
            period.start,
            period.end,
            seconds=int(typed["seconds"]),
            keep=typed["keep"],
            travel_minutes=int(typed["travel_minutes"]),
        )


class TogetherForm(ProposalForm):
    """What one plan of several programmes is asked for."""

    programmes = forms.MultipleChoiceField(
        label=gettext_lazy("Hvilke programmer?"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("programmes", "since", "last")

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {one.key: one for one in programmes}
        field = self.fields["programmes"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, one.title) for key, one in self.known.items()]

    def clean_programmes(self) -> list[Programme]:
        """Take two or more."""
        keys: list[str] = self.cleaned_data["programmes"]
        if len(keys) < LEAST_TOGETHER:
            raise ValidationError(_("Vælg mindst to programmer."))
        return [self.known[key] for key in keys]


def proposed_period(programme_end: date | None, on: date) -> dict[str, Any]:
    """Return what the form begins with: in two weeks, a year ahead or to the programme's end."""
    last = on + timedelta(days=365)
    if programme_end and on + _NOTICE < programme_end < last:
        last = programme_end
    return {
        "since": on + _NOTICE,
        "last": last,
        "keep": Keep.ALL,
        "travel_minutes": "120",
        "seconds": str(SHORT),
    }


class ChangeForm(PeriodForm):
    """What has changed: one is away from–to, or a site drops out from a day on."""

    who = forms.ChoiceField(label=gettext_lazy("Hvem kan ikke?"), required=False)
    site = forms.ChoiceField(
        label=gettext_lazy("Eller: hvilket sted er faldet fra?"), required=False
    )
    field_order = ("who", "site", "since", "last")

    def __init__(
        self, *args: Any, people: Iterable[User], sites: Iterable[Site], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.sites = {one.key: one for one in sites}
        none = ("", _("Ingen"))
        for name, choices in (
            ("who", [(key, one.name) for key, one in self.people.items()]),
            ("site", [(key, one.name) for key, one in self.sites.items()]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [none, *choices]

    def clean(self) -> dict[str, Any]:
        """Take one change at a time."""
        typed = super().clean()
        if not self.errors and bool(typed.get("who")) == bool(typed.get("site")):
            raise ValidationError(_("Vælg en person eller et sted: ét af de to."))
        return typed

    @property
    def changed(self) -> Changed:
        """The change of a valid form."""
        typed, period = self.cleaned_data, self.period
        if typed["site"]:
            return Changed(without=self.sites[typed["site"]])
        return Changed(self.people[typed["who"]], period.start, period.end)


class BusyForm(forms.Form):
    """A stretch that one is busy in; without hours it is whole days."""

    day = day_field(gettext_lazy("Fra og med"))
    last_day = day_field(
        gettext_lazy("Til og med"),
        required=False,
        help_text=gettext_lazy("Tom, hvis det er én dag."),
    )
    starts = clock_field(gettext_lazy("Fra kl."), help_text=gettext_lazy("Tom: hele dagen."))
    ends = clock_field(gettext_lazy("Til kl."))

    def clean(self) -> dict[str, Any]:
        """Make a time of what was typed."""
        typed = super().clean() or self.cleaned_data
        if self.errors:
            return typed
        try:
            typed["slot"] = self._slot(typed)
        except ValueError:
            raise ValidationError(_("Det skal slutte, efter at det er begyndt.")) from None
        return typed

    @staticmethod
    def _slot(typed: dict[str, Any]) -> Slot:
        days = Period.of_days(typed["day"], typed["last_day"] or typed["day"])
        starts, ends = typed["starts"], typed["ends"]
        whole = Slot(_at(days.start, 0, 0), _at(days.end, 0, 0))
        first = _at(days.start, starts.hour, starts.minute) if starts else whole.starts
        until = _at(days.last_day, ends.hour, ends.minute) if ends else whole.ends
        return Slot(first, until)


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), DANISH_TIME)


class CalendarForm(forms.Form):
    """One's own calendar, as a file or as its text."""

    file = forms.FileField(
        label=gettext_lazy("Kalenderfil (.ics)"),
        required=False,
        help_text=gettext_lazy("Eksportér din kalender fra Outlook eller et andet program."),
    )
    text = forms.CharField(
        label=gettext_lazy("Eller indholdet af en kalenderfil"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Begynder med BEGIN:VCALENDAR."),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Refuse files that are too large to read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST:
            raise ValidationError(_("Filen er større end 5 MB. Eksportér kun en kortere periode."))
        return file

    def clean(self) -> dict[str, Any]:
        """Take one of the two."""
        typed = super().clean() or self.cleaned_data
        if not self.errors and bool(typed.get("file")) == bool(typed.get("text")):
            raise ValidationError(_("Vælg en fil, eller indsæt tekst: ét af de to."))
        return typed

    @property
    def content(self) -> bytes:
        """The calendar of a valid form."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        text: str = self.cleaned_data["text"]
        return file.read() if file else text.encode()


class SiteClosedForm(PeriodForm):
    """Days on which a site is closed, or has school holidays."""

    name = forms.CharField(
        label=gettext_lazy("Hvad?"),
        max_length=200,
        help_text=gettext_lazy("For eksempel “Vinterferie”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Slags"), choices=KINDS, initial="closed")
    field_order: tuple[str, ...] = ("name", "kind", "since", "last")


class ClosedForm(SiteClosedForm):
    """The same, at one site or at all of them."""

    site = forms.ChoiceField(label=gettext_lazy("Sted"), required=False)
    field_order = ("name", "kind", "site", "since", "last")

    def __init__(self, *args: Any, sites: Iterable[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites = {one.key: one for one in sites}
        field = self.fields["site"]
        if isinstance(field, forms.ChoiceField):
            every = [("", _("Alle steder"))]
            field.choices = [*every, *((key, one.name) for key, one in self.sites.items())]


class DraftFilter(forms.Form):
    """Which of a draft's meetings to show."""

    sted = forms.ChoiceField(label=gettext_lazy("Sted"), required=False)
    vis = forms.ChoiceField(
        label=gettext_lazy("Vis"),
        required=False,
        choices=[
            ("", gettext_lazy("Alle møder")),
            ("nye", gettext_lazy("Kun det, planen ændrer")),
            ("mangler", gettext_lazy("Kun hvor nogen mangler")),
        ],
    )

    def __init__(self, *args: Any, sites: Iterable[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["sted"]
        if isinstance(field, forms.ChoiceField):
            told = [("", _("Alle steder")), ("faelles", _("Kun fælles møder"))]
            field.choices = [*told, *((one.key, one.name) for one in sites)]


class WhenForm(forms.Form):
    """The days among which other times are looked for: from, and until, each perhaps open."""

    fra = day_field(gettext_lazy("Fra og med"), required=False)
    til = day_field(gettext_lazy("Til og med"), required=False)

    def holds(self, day: date) -> bool:
        """Whether a day lies among them; where nothing valid is typed, every day does."""
        first, last = self.cleaned_data.get("fra"), self.cleaned_data.get("til")
        return (first is None or first <= day) and (last is None or day <= last)


class TimeForm(forms.Form):
    """Which of the other times of a meeting is chosen."""

    start = forms.TypedChoiceField(
        label=gettext_lazy("Vælg en anden tid"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, times: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["start"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(times)
