"""How a programme's people, times and places are written for those who take part."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from modning.amounts import write_amount
from modning.dates import write_duration, write_timing
from modning.language import Language, Text, in_language
from modning.programme.labels import DUTIES, FORMATS, PRESENCES
from modning.programme.people import People
from modning.programme.schema.activities import Activity, Participant
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party
from modning.programme.schema.written import HowLong, HowMany, When
from modning.programme.site import site_parties

_PER = Text("pr. {what}", "per {what}")
_ONLINE = Text("kan deltage online", "may take part online")
_MORE = Text("flere efter behov", "more as needed")
_AND = Text("og", "and")
_LOCALLY = Text("Lokalt", "Locally")
_IN_EACH_MUNICIPALITY = Text("I den enkelte kommune", "In each municipality")
_TIMES = Text("{number} gange", "{number} times")


class Wording:
    """Writes what a programme says in one language. Names and prose stay as they are written."""

    def __init__(self, programme: Programme, language: Language) -> None:
        self._programme = programme
        self._language = language
        self._people = People(programme)

    def when(self, when: When) -> str:
        """Return “september–oktober 2023”."""
        return write_timing(when.means, self._language)

    def how_long(self, duration: HowLong) -> str:
        """Return “3–4 timer”."""
        return write_duration(duration.means, self._language)

    def how_many(self, amount: HowMany) -> str:
        """Return “3–4” or “mindst 1”."""
        return write_amount(amount.means, self._language)

    def times(self, amount: HowMany) -> str:
        """Return “6–8 gange”."""
        return self._in(_TIMES.filled(number=self.how_many(amount)))

    def name(self, who: str) -> str:
        """Return the name of a party, role or team; a name that several have tells its party."""
        one = self._people.named(who)
        if isinstance(one, Party) or self._names[one.name] == 1:
            return one.name
        return f"{one.name} ({self._people.party_of(who).name})"

    def names(self, who: Iterable[str]) -> str:
        """Return “VIVE, Projektleder og Socialstyrelsen”."""
        return self.listed([self.name(one) for one in who])

    def listed(self, names: Sequence[str]) -> str:
        """Return the names as a sentence lists them: “a, b og c”."""
        parts = [", ".join(names[:-1]), names[-1]] if len(names) > 1 else names
        return f" {self._in(_AND)} ".join(parts)

    def participants(self, activity: Activity, *, in_short: bool = False) -> tuple[str, ...]:
        """Return everyone who takes part, each with what is said of them.

        In short, which of them and how they may take part is left out.
        """
        told = tuple(self.participant(one, in_short=in_short) for one in activity.participants)
        return (*told, self._in(_MORE)) if activity.extendable else told

    def participant(self, participant: Participant, *, in_short: bool = False) -> str:
        """Return “Praktiker (evt., mindst 1, som har leveret indsatsen)”."""
        details = [self._presence(participant), self._number(participant)]
        if not in_short:
            details.append(_inside(participant.condition or ""))
            details.append(self._in(_ONLINE) if participant.online else "")
        told = ", ".join(detail for detail in details if detail)
        name = self.name(participant.who)
        return f"{name} ({told})" if told else name

    def place(self, activity: Activity) -> str:
        """Return where the activity is held, or how where it needs no place; empty if not said."""
        place = activity.place or ""
        remote = [format_ for format_ in activity.format if format_ != "in-person"]
        if not place and not remote and activity.scope == "local":
            kinds = {party.kind for party in site_parties(self._programme)}
            place = self._in(_IN_EACH_MUNICIPALITY if kinds == {"municipality"} else _LOCALLY)
        shown = activity.format if remote or not place else ()
        names = [self._in(FORMATS[format_]).lower() for format_ in shown]
        formats = ", ".join(name for name in names if name not in place.lower())
        return f"{place} ({formats})" if place and formats else place or sentence(formats)

    def duties(self, activity: Activity) -> tuple[str, ...]:
        """Return who does what around the activity: “Dagsorden: Socialstyrelsen”."""
        return tuple(
            f"{self._in(DUTIES[duty])}: {self.names(who)}"
            for duty, who in activity.responsible
            if who
        )

    @cached_property
    def _names(self) -> Counter[str]:
        programme = self._programme
        names = [role.name for role in programme.roles] + [team.name for team in programme.teams]
        return Counter(names)

    def _presence(self, participant: Participant) -> str:
        if participant.presence == "required":
            return ""
        return self._in(PRESENCES[participant.presence]).lower()

    def _number(self, participant: Participant) -> str:
        number = self.how_many(participant.number) if participant.number else ""
        per = self._in(_PER.filled(what=participant.per)) if participant.per else ""
        return f"{number} {per}".strip()

    def _in(self, text: Text) -> str:
        return in_language(text, self._language)


def sentence(text: str) -> str:
    """Return `text` with a capital first."""
    return text[:1].upper() + text[1:]


def _inside(text: str) -> str:
    """Return a sentence as it stands inside another; a word in capitals keeps them."""
    text = text.strip().removesuffix(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
