"""What people type about organisations, and which site is which."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from modning_web.organisations.models import OFFICIAL_KINDS, Organisation, OrganisationKind
from modning_web.programmes.models import Site


class OrganisationForm(forms.Form):
    """An organisation; of an official one only what the software does not bring."""

    kind = forms.ChoiceField(
        label=_("Slags"),
        choices=[one for one in OrganisationKind.choices if one[0] not in OFFICIAL_KINDS],
    )
    name = forms.CharField(label=_("Navn"), max_length=200)
    code = forms.CharField(
        label=_("Kode"), max_length=10, required=False, help_text=_("Jeres egen, hvis I har en.")
    )
    cvr = forms.CharField(
        label=_("CVR-nummer"),
        required=False,
        validators=[RegexValidator(r"^\d{8}$", _("Et CVR-nummer har otte cifre."))],
    )

    def __init__(self, *args: Any, known: Organisation | None = None, **kwargs: Any) -> None:
        if known:
            kwargs["initial"] = {"name": known.name, "code": known.code, "cvr": known.cvr}
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["kind"]
        if known and known.is_official:
            del self.fields["name"], self.fields["code"]


class SiteForm(forms.Form):
    """Which organisation a site is."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Ikke valgt"),
    )

    def __init__(self, *args: Any, site: Site, kinds: list[str], **kwargs: Any) -> None:
        kwargs["initial"] = {"organisation": site.organisation_id}
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(kind__in=kinds)
        self.fields["organisation"].queryset = rows  # type: ignore[attr-defined]  # fields are typed as plain ones
