"""Filters of the decision log, how a task was solved, and who takes it over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User
from modning_web.day_field import DayField
from modning_web.minutes.models import Kind
from modning_web.programmes.models import Programme, Site

STATES = [
    ("", _("Alle")),
    ("aabne", _("Åbne opgaver")),
    ("over", _("Over fristen")),
    ("forladt", _("Åbne, hvor den ansvarlige er stoppet")),
]
KINDS = [("", _("Beslutninger og opgaver")), *Kind.choices]


class LogFilter(forms.Form):
    """Which entries of the log to show."""

    program = forms.ChoiceField(label=_("Program"), required=False)
    sted = forms.ChoiceField(label=_("Sted"), required=False)
    slags = forms.ChoiceField(label=_("Slags"), choices=KINDS, required=False)
    stand = forms.ChoiceField(label=_("Tilstand"), choices=STATES, required=False)
    ansvarlig = forms.ChoiceField(label=_("Ansvarlig"), required=False)
    soeg = forms.CharField(label=_("Ord i teksten"), max_length=100, required=False)

    def __init__(
        self,
        *args: Any,
        programmes: Iterable[Programme],
        sites: Iterable[Site],
        owners: Iterable[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._programmes = {one.key: one for one in programmes}
        self._sites = {f"{site.programme_id}-{site.key}": site for site in sites}
        self._offer("program", [(key, one.title) for key, one in self._programmes.items()])
        self._offer("sted", [(key, site.name) for key, site in self._sites.items()])
        people = [(str(one.pk), one.name) for one in owners]
        self._offer("ansvarlig", [("mig", _("Mig")), *people])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if not choices:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Alle")), *choices]

    def chosen(self, name: str) -> str:
        """Return the valid choice of a field, or nothing; what is wrong elsewhere is no matter."""
        if not self.is_bound or name not in self.fields or name in self.errors:
            return ""
        return str(self.cleaned_data.get(name, ""))

    @property
    def programme(self) -> Programme | None:
        """The programme that is chosen."""
        return self._programmes.get(self.chosen("program"))

    @property
    def site(self) -> Site | None:
        """The site that is chosen."""
        return self._sites.get(self.chosen("sted"))


class SolveForm(forms.Form):
    """The day a task was solved, and how it went."""

    solved_on = DayField(label=_("Løst den"))
    note = forms.CharField(
        label=_("Hvordan gik det?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GiveForm(forms.Form):
    """Who takes a task over."""

    to = forms.ModelChoiceField(label=_("Hvem skal have opgaven?"), queryset=User.objects.none())

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = people.order_by("name")
            field.empty_label = _("Vælg en person")
