"""The sites of a programme: the organisations at which local activities are held."""

import re
import unicodedata
from dataclasses import dataclass

from modning.language import Language, Text, in_language
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party, PartyKind

_ONE_OF = {
    "municipality": Text("Kommune", "Municipality"),
    "ngo": Text("Organisation", "Organisation"),
    "police-district": Text("Politikreds", "Police district"),
}
_DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Site:
    """One organisation among a party's; `is_named` is False while it stands for one to be found."""

    key: str
    name: str
    party: str
    is_named: bool = True


def planned_sites(programme: Programme, *, count: int | None = None) -> tuple[Site, ...]:
    """Return the programme's sites: by name where known, else one for each place to be filled.

    A range such as 3–4 is planned at its highest number, since the plan must hold for that; an
    open range at its lowest. A party without a number counts as two, the fewest that can meet
    across. `count` plans every unnamed party with that many instead.
    """
    return tuple(
        site
        for party in site_parties(programme)
        for site in _sites(party, programme.language, count)
    )


def site_parties(programme: Programme) -> tuple[Party, ...]:
    """Return the parties whose members are sites: those that say so, else the municipalities."""
    said = tuple(party for party in programme.parties if party.site)
    return said or tuple(party for party in programme.parties if party.kind == "municipality")


def site_key(name: str) -> str:
    """Return `name` as an id: “Aabenraa Kommune” gives “aabenraa-kommune”."""
    plain = name.lower().translate(_DANISH_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "site"


def _sites(party: Party, language: Language, count: int | None) -> tuple[Site, ...]:
    if party.members:
        return tuple(Site(site_key(name), name, party.id) for name in party.members)
    word = in_language(_one_of(party.kind, party.name), language)
    numbers = range(1, (count or planned_number(party)) + 1)
    names = [f"{word} {number}" for number in numbers]
    return tuple(Site(site_key(name), name, party.id, is_named=False) for name in names)


def _one_of(kind: PartyKind, name: str) -> Text:
    return _ONE_OF.get(kind, Text(name, name))


def planned_number(party: Party) -> int:
    """Return how many organisations the party is planned with, see `planned_sites`."""
    if party.members:
        return len(party.members)
    if party.number is None:
        return 2
    amount = party.number.means
    return amount.highest or amount.lowest
