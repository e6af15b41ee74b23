"""What is typed about hats that reach every programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning_web.access.hats import PLATFORM_HATS
from modning_web.access.models import LIMITED_HATS, Hat
from modning_web.people.forms.days import day_after, day_field, last_day_field


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Hvorfor?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Den, der skal afgøre det, læser det."),
    )


class AskForHatForm(forms.Form):
    """Which hat, from when until when, and why."""

    hat = forms.ChoiceField(
        label=_("Rolle"),
        choices=[
            ("", _("Vælg en rolle")),
            *((hat.value, hat.label) for hat in Hat if hat in PLATFORM_HATS),
        ],
    )
    from_date = day_field(_("Fra"))
    last_day = last_day_field()
    reason = _reason()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].help_text = _(
            "Den sidste dag, der tæller med. Revisor og databeskyttelsesrådgiver har rollen i "
            "højst et år."
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the last day of those who look on."""
        typed = super().clean() or self.cleaned_data
        typed["to_date"] = day_after(typed.get("last_day"))
        is_limited = typed.get("hat") in {hat.value for hat in LIMITED_HATS}
        if is_limited and not typed["to_date"] and "last_day" not in self.errors:
            self.add_error("last_day", _("Skriv, hvornår tilsynet slutter."))
        return typed


class AskToEndForm(forms.Form):
    """The last day of a hat, and why."""

    last_day = last_day_field(required=True)
    reason = _reason()


class HatRefusalForm(forms.Form):
    """Why a hat is not given or ended."""

    reason = forms.CharField(
        label=_("Hvorfor afvises det?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
