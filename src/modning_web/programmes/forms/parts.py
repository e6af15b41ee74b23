"""Forms for the programme's head, its parties, roles, teams, phases, tracks and rules."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.programme.labels import ACTIVITY_KINDS, PARTY_KINDS, PROGRAMME_KINDS
from modning.programme.schema.definition import Programme
from modning_web.day_field import DayField
from modning_web.programmes.forms.part import (
    PartForm,
    labelled,
    line,
    named,
    offer_choices,
    one_of,
    prose,
    several,
    ticked,
    who_choices,
)
from modning_web.programmes.forms.table import LinesField

_WHEN_HELP = _("Som man skriver det: “januar – marts 2022”, “efteråret 2024”.")
_NUMBER_HELP = _("“4”, “3–4”, “mindst 1” eller “ca. 10”.")


class HeadForm(PartForm):
    """The programme itself."""

    title = line(_("Titel"), required=True)
    short_title = line(_("Kort titel"))
    kind = one_of(_("Slags"))
    period = line(_("Periode"), _WHEN_HELP, required=True)
    revised = DayField(label=_("Planens revisionsdato"), required=False)
    owner = one_of(_("Ejer"), required=False)
    purpose = prose(_("Formål"))
    target_group = prose(_("Målgruppe"), rows=2)
    reservation = prose(_("Forbehold"), _("Teksten, der trykkes i bilaget."), rows=2)

    def offer(self, defined: Programme) -> None:
        """Offer the kinds, and the parties as owner."""
        offer_choices(self, "kind", labelled(PROGRAMME_KINDS))
        offer_choices(self, "owner", named(defined.parties), empty=_("Ikke angivet"))


class PartyForm(PartForm):
    """One or several organisations of one kind."""

    name = line(_("Navn"), required=True)
    kind = one_of(_("Slags"))
    number = line(_("Antal"), _NUMBER_HELP)
    members = LinesField(label=_("Deltagende organisationer"), help_text=_("Én på hver linje."))
    site = ticked(_("Lokale aktiviteter holdes hos hver af dem"))
    purpose = prose(_("Opgave i programmet"), rows=2)

    def offer(self, defined: Programme) -> None:  # noqa: ARG002 -- the same for every programme
        """Offer the kinds of party."""
        offer_choices(self, "kind", labelled(PARTY_KINDS))


class RoleForm(PartForm):
    """A role that people hold in a party."""

    name = line(_("Navn"), required=True)
    party = one_of(_("Part"))
    number = line(_("Antal i hver organisation"), _NUMBER_HELP)
    purpose = prose(_("Opgave"), rows=2)

    def offer(self, defined: Programme) -> None:
        """Offer the parties."""
        offer_choices(self, "party", named(defined.parties))


class PhaseForm(PartForm):
    """A stretch of the programme."""

    name = line(_("Navn"), required=True)
    when = line(_("Hvornår"), _WHEN_HELP)
    purpose = prose(_("Formål"), rows=2)


class TrackForm(PartForm):
    """A strand of work."""

    name = line(_("Navn"), required=True)
    purpose = prose(_("Formål"), rows=2)


MEASURES = [("times", _("Antal gange")), ("days", _("Antal dage")), ("months", _("Antal måneder"))]
PERS = [
    ("site", _("Hvert sted")),
    ("year", _("Hvert år")),
    ("half-year", _("Hvert halvår")),
    ("quarter", _("Hvert kvartal")),
    ("month", _("Hver måned")),
    ("phase", _("Hver fase")),
]


class RuleForm(PartForm):
    """A promise in the text that the activities must keep."""

    defaults: ClassVar[Mapping[str, Any]] = {"measure": "times"}
    text = prose(_("Reglen, som den står"), rows=2)
    number = line(_("Antal"), _NUMBER_HELP, required=True)
    measure = forms.ChoiceField(label=_("Hvad tælles"), choices=MEASURES, required=False)
    of = several(_("Aktiviteter, der tæller"))
    of_kind = several(_("Slags aktiviteter, der tæller"))
    per = forms.MultipleChoiceField(
        label=_("Tælles for"),
        choices=PERS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Intet valgt: hele programmet."),
    )
    within = line(_("Kun i perioden"), _WHEN_HELP)
    with_party = one_of(_("Kun når denne deltager"), required=False)

    def offer(self, defined: Programme) -> None:
        """Offer the programme's activities, their kinds, and everybody who may take part."""
        offer_choices(self, "of", named(defined.activities))
        offer_choices(self, "of_kind", labelled(ACTIVITY_KINDS))
        offer_choices(self, "with_party", who_choices(defined), empty=_("Alle gange tæller"))
