"""Forms for an activity and for a team: their own fields, beside the rows inside them."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from modning.programme.labels import ACTIVITY_KINDS, FORMATS, SCOPES
from modning.programme.schema.definition import Programme
from modning_web.programmes.forms.part import (
    LinesField,
    PartForm,
    labelled,
    line,
    one_of,
    prose,
    several,
    ticked,
)


class ActivityForm(PartForm):
    """An activity: what, when, how and in which order."""

    lists: ClassVar[frozenset[str]] = frozenset(
        {"tracks", "phases", "when", "format", "content", "after", "notes"}
    )
    name = line(_("Navn"), required=True)
    kind = one_of(_("Slags"))
    when = LinesField(
        label=_("Hvornår"),
        help_text=_("Én linje for hver gang: “maj 2023”, “20. januar 2022”, “hvert kvartal”."),
    )
    scope = one_of(_("Fælles eller lokalt"))
    duration = line(_("Varighed"), _("“3–4 timer”, “en halv time”, “2 dage med overnatning”."))
    times = line(_("Antal gange i alt"), _("Kun når kilden siger det: “tre”, “6–8”."))
    where = line(_("Sted"), _("For eksempel “Odense” eller “i kommunen”."))
    format = several(_("Form"))
    purpose = prose(_("Formål"))
    content = LinesField(label=_("Indhold"), help_text=_("Ét punkt på hver linje."), rows=4)
    tracks = several(_("Spor"), _("En aktivitet kan høre til flere spor og er stadig én."))
    phases = several(_("Faser"))
    after = several(_("Kommer efter"), _("Det, der skal være overstået først."))
    during = one_of(_("Er en del af"), required=False)
    extendable = ticked(_("Kredsen kan udvides efter behov"))
    notes = LinesField(label=_("Noter"), help_text=_("Én på hver linje."), rows=2)

    @staticmethod
    def field_of(key: str) -> str:
        """Return the form's name of a key; an activity has a place of its own."""
        return {"at": "place", "place": "where"}.get(key, key)

    @staticmethod
    def key_of(field: str) -> str:
        """Return the file's name of a field of the form."""
        return {"place": "at", "where": "place"}.get(field, field)

    def offer(self, defined: Programme) -> None:
        """Offer kinds, formats, and the programme's tracks, phases and other activities."""
        self.choices_of("kind", labelled(ACTIVITY_KINDS))
        self.choices_of("scope", labelled(SCOPES))
        self.choices_of("format", labelled(FORMATS))
        self.choices_of("tracks", [(track.id, track.name) for track in defined.tracks])
        self.choices_of("phases", [(phase.id, phase.name) for phase in defined.phases])
        own = self.table.get("id")
        others = [(one.id, one.name) for one in defined.activities if one.id != own]
        self.choices_of("after", others)
        self.choices_of("during", others, empty=_("Står for sig selv"))
        for name in ("tracks", "phases", "after"):
            if not self.fields[name].choices:  # type: ignore[attr-defined]  # they are choice fields
                del self.fields[name]


class TeamForm(PartForm):
    """A named group of roles."""

    name = line(_("Navn"), required=True)
    party = one_of(_("Part"))
    extendable = ticked(_("Kredsen kan udvides efter behov"))
    purpose = prose(_("Opgave"), rows=2)

    def offer(self, defined: Programme) -> None:
        """Offer the parties."""
        self.choices_of("party", [(party.id, party.name) for party in defined.parties])
