"""Forms for an activity and for a team: their own fields, beside the rows inside them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from modning.programme.labels import ACTIVITY_KINDS, FORMATS, SCOPES
from modning.programme.schema.definition import Programme
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
)
from modning_web.programmes.forms.table import LinesField


class ActivityForm(PartForm):
    """An activity: what, when, how and in which order."""

    defaults: ClassVar[Mapping[str, Any]] = {"scope": "common"}
    name = line(_("Navn"), required=True)
    kind = one_of(_("Slags"))
    when = LinesField(
        label=_("Hvornår"),
        help_text=_("Én linje for hver gang: “maj 2023”, “20. januar 2022”, “hvert kvartal”."),
    )
    scope = one_of(_("Fælles eller lokalt"))
    duration = line(_("Varighed"), _("“3–4 timer”, “en halv time”, “2 dage med overnatning”."))
    times = line(_("Antal gange i alt"), _("Kun når kilden siger det: “tre”, “6–8”."))
    place = line(_("Hvor"), _("For eksempel “Odense” eller “i kommunen”."))
    format = several(_("Form"))
    purpose = prose(_("Formål"))
    content = LinesField(label=_("Indhold"), help_text=_("Ét punkt på hver linje."), rows=4)
    tracks = several(_("Spor"), _("En aktivitet kan høre til flere spor og er stadig én."))
    phases = several(_("Faser"))
    after = several(_("Kommer efter"), _("Det, der skal være overstået først."))
    during = one_of(_("Er en del af"), required=False)
    extendable = ticked(_("Kredsen kan udvides efter behov"))
    notes = LinesField(label=_("Noter"), help_text=_("Én på hver linje."), rows=2)

    def offer(self, defined: Programme) -> None:
        """Offer kinds, formats, and the programme's tracks, phases and other activities."""
        own = self.table.get("id")
        others = named(tuple(one for one in defined.activities if one.id != own))
        offer_choices(self, "kind", labelled(ACTIVITY_KINDS))
        offer_choices(self, "scope", labelled(SCOPES))
        offer_choices(self, "format", labelled(FORMATS))
        offer_choices(self, "during", others, empty=_("Står for sig selv"))
        some = {"tracks": named(defined.tracks), "phases": named(defined.phases), "after": others}
        for name, choices in some.items():
            if choices:
                offer_choices(self, name, choices)
            else:
                del self.fields[name]


class TeamForm(PartForm):
    """A named group of roles."""

    name = line(_("Navn"), required=True)
    party = one_of(_("Part"))
    extendable = ticked(_("Kredsen kan udvides efter behov"))
    purpose = prose(_("Opgave"), rows=2)

    def offer(self, defined: Programme) -> None:
        """Offer the parties."""
        offer_choices(self, "party", named(defined.parties))
