"""What people type when they bring in a person, give a hat, end it or hand it over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.programme.people import People
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.hats import KEPT_APART, PLATFORM_HATS, SITE_HATS
from modning_web.access.models import Hat, User
from modning_web.organisations.models import OFFICIAL_KINDS, Organisation
from modning_web.people.forms.days import day_after, day_field, last_day_field
from modning_web.people.roles import HATS, usual_hat, with_sites
from modning_web.programmes.models import Site


class PersonForm(forms.Form):
    """A person by e-mail; whoever has it already is found, and keeps their name."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Findes personen i forvejen, bruges den, der er."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Navn"),
        max_length=200,
        required=False,
        help_text=_("Skal kun skrives, når personen er ny."),
    )
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)


def _safety_field() -> forms.BooleanField:
    """Return a box that is never ticked beforehand: it does not tell who has safe contact."""
    return forms.BooleanField(
        label=_("Personen har bedt om sikker kontakt"),
        required=False,
        help_text=_(
            "Ved sikker kontakt fortæller mails og kalender ikke, hvad det handler om. Er det "
            "valgt før, bliver det ved. Kun personen selv kan vælge det fra."
        ),
    )


class NewPersonForm(PersonForm):
    """The same, with whether they have asked for safe contact before the first mail."""

    in_safety = _safety_field()


class RoleForm(forms.Form):
    """A role in a programme, at one of its sites, for a time."""

    role = forms.ChoiceField(label=_("Rolle"))
    site = forms.ModelChoiceField(
        label=_("Sted"),
        queryset=Site.objects.none(),
        to_field_name="key",
        required=False,
        empty_label=_("Intet sted: på tværs"),
    )
    from_date = day_field(_("Fra"))
    last_day = last_day_field()
    is_deputy = forms.BooleanField(
        label=_("Er stedfortræder: træder til, når ingen har rollen, eller den, der har, er væk"),
        required=False,
    )
    hat = forms.ChoiceField(label=_("Adgang"), required=False)
    organisation = forms.ModelChoiceField(
        label=_("Handler for"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Stedets organisation, eller parten"),
    )

    def __init__(
        self, *args: Any, says: Defined, sites: list[Site], whole: bool, **kwargs: Any
    ) -> None:
        """Offer the roles of the sites where one may give, and all where one may everywhere."""
        super().__init__(*args, **kwargs)
        self.people = People(says)
        self.with_sites = with_sites(says)
        self.parties = {party.id: party for party in says.parties}
        local = {site.party_key for site in sites}
        offered = {party for party in self.parties if whole or party in local}
        self.fields["role"].choices = self._roles(says, offered)  # type: ignore[attr-defined]  # fields are typed as plain ones
        self.fields["hat"].choices = _hats(whole=whole)  # type: ignore[attr-defined]  # fields are typed as plain ones
        self.fields["hat"].help_text = " ".join(str(rule.reason) for rule in KEPT_APART)
        self._offer_sites(sites, whole=whole)

    def _roles(self, says: Defined, offered: set[str]) -> list[Any]:
        groups: list[Any] = [("", _("Vælg en rolle"))]
        for party in says.parties:
            roles = [(role.id, str(role.name)) for role in says.roles if role.party == party.id]
            if party.id in offered:
                groups.append((str(party.name), roles or [(party.id, str(party.name))]))
        return groups

    def _offer_sites(self, sites: list[Site], *, whole: bool) -> None:
        field = self.fields["site"]
        keys = [site.pk for site in sites]
        field.queryset = Site.objects.filter(pk__in=keys)  # type: ignore[attr-defined]  # fields are typed as plain ones
        if not whole:
            field.required = True
            field.empty_label = None  # type: ignore[attr-defined]  # fields are typed as plain ones
            del self.fields["organisation"]
        else:
            others = Organisation.objects.exclude(kind__in=OFFICIAL_KINDS)
            self.fields["organisation"].queryset = others  # type: ignore[attr-defined]  # fields are typed as plain ones

    def clean(self) -> dict[str, Any]:
        """Set the role and the site against each other, and find the hat that goes with them."""
        typed = super().clean() or self.cleaned_data
        typed["to_date"] = day_after(typed.get("last_day"))
        if "role" not in typed or "site" not in typed:
            return typed
        role, site = self.people.named(typed["role"]), typed["site"]
        party = self.people.party_of(typed["role"])
        if party.id in self.with_sites and site is None:
            self.add_error("site", _("Rollen hører til et sted. Vælg stedet."))
        elif site is not None and site.party_key != party.id:
            self.add_error("site", _("Rollen findes ikke på det sted. Vælg et andet, eller intet."))
        offered = HATS[party.kind]
        usual = usual_hat(role, party)  # type: ignore[arg-type]  # teams are not offered
        typed["hat"] = Hat(typed["hat"]) if typed.get("hat") else usual
        if typed["hat"] not in offered:
            names = ", ".join(str(hat.label) for hat in offered)
            self.add_error("hat", _("Den part kan have: {names}.").format(names=names))
        return typed


def _hats(*, whole: bool) -> list[tuple[str, Any]]:
    hats = [hat for hat in Hat if (hat in SITE_HATS or whole) and hat not in PLATFORM_HATS]
    return [("", _("Den, der plejer at følge rollen")), *((hat.value, hat.label) for hat in hats)]


class EndForm(forms.Form):
    """The last day of a hat."""

    last_day = last_day_field(required=True)


class HandOverForm(forms.Form):
    """Who takes over, and from when."""

    to = forms.ChoiceField(label=_("Hvem tager over?"), required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Kun når det er en anden end dem, der kan vælges."),
    )
    name = forms.CharField(
        label=_("Navn"),
        max_length=200,
        required=False,
        help_text=_("Kun når personen er ny."),
    )
    from_date = day_field(_("Fra"), _("Den første dag for den nye. Den gamle slutter dagen før."))

    def __init__(self, *args: Any, nearby: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nearby = {str(person.pk): person for person in nearby}
        named = [(key, person.name) for key, person in self.nearby.items()]
        empty = ("", _("En anden: skriv e-mailen nedenfor"))
        self.fields["to"].choices = [empty, *named]  # type: ignore[attr-defined]  # fields are typed as plain ones

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two ways to name a person."""
        typed = super().clean() or self.cleaned_data
        typed["to"] = self.nearby.get(typed.get("to", ""))
        if not typed["to"] and not typed.get("email") and "email" not in self.errors:
            self.add_error("to", _("Vælg en person, eller skriv en e-mail."))
        return typed


class AbsenceForm(forms.Form):
    """When a person is away."""

    from_date = day_field(_("Væk fra"))
    last_day = last_day_field()


class BackForm(forms.Form):
    """When a person is back."""

    to_date = day_field(_("Tilbage den"))


class ContactForm(forms.Form):
    """A person's name and phone, and whether they have asked for safe contact."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    in_safety = _safety_field()
