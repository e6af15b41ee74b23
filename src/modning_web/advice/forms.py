"""Advice as it is written down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning_web.advice.actions import Written
from modning_web.advice.models import Advice, Kind
from modning_web.day_field import DayField


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> DayField:
    return DayField(label=label, required=required, help_text=help_text)


def _prose(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AdviceForm(forms.Form):
    """One time that a site was advised."""

    given_on = _day(_("Dag"))
    kind = forms.ChoiceField(label=_("Slags"), choices=Kind.choices, initial=Kind.ADVICE)
    with_whom = forms.CharField(
        label=_("Hvem talte du med?"),
        max_length=300,
        required=False,
        help_text=_("Roller eller navne på medarbejdere. Skriv aldrig om borgere."),
    )
    topic = forms.CharField(label=_("Emne"), max_length=200)
    text = _prose(_("Hvad blev der rådgivet om?"), required=True)
    barrier = _prose(_("Er der en barriere, I skal tage op igen?"))
    agreed = _prose(_("Hvad er aftalt?"))
    follow_up_on = _day(_("Følg op den"), required=False)
    is_internal = forms.BooleanField(
        label=_("Intern: kommunen ser det ikke"), required=False, initial=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a follow-up before the advice."""
        typed = super().clean() or self.cleaned_data
        given, follow_up = typed.get("given_on"), typed.get("follow_up_on")
        if given and follow_up and follow_up < given:
            self.add_error("follow_up_on", _("Opfølgningen skal ligge efter rådgivningen."))
        return typed

    def written(self) -> Written:
        """Return what was written."""
        names = Written.__dataclass_fields__
        return Written(**{name: self.cleaned_data[name] for name in names})


class MendForm(AdviceForm):
    """A new wording of an entry, and why."""

    reason = _prose(_("Hvorfor rettes notatet?"), required=True)


class FollowUpForm(forms.Form):
    """When and how it was followed up."""

    done_on = _day(_("Fulgt op den"))
    note = _prose(_("Hvordan gik det?"))


class SearchForm(forms.Form):
    """Words to look for in a site's log."""

    soeg = forms.CharField(label=_("Ord i notaterne"), max_length=100, required=False)


def typed_of(advice: Advice) -> dict[str, Any]:
    """Return what the form shows of an entry that is there."""
    return {name: getattr(advice, name) for name in Written.__dataclass_fields__}
