"""The sites of a programme: the organisations at which local activities are held."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from itertools import count as count_from

from modning.language import Text, in_language
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party

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
    taken: set[str] = set()
    return tuple(
        Site(_free_key(name, party.id, taken), name, party.id, is_named=bool(party.members))
        for party in site_parties(programme)
        for name in party.members or _numbered(programme, party, count)
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


def _free_key(name: str, party: str, taken: set[str]) -> str:
    """Return a key for a site that no earlier site has, and take it."""
    key = site_key(name)
    if key in taken:
        key = f"{key}-{party}"
    numbered = (f"{key}-{number}" for number in count_from(2))
    free = next(one for one in chain((key,), numbered) if one not in taken)
    taken.add(free)
    return free


def _numbered(programme: Programme, party: Party, count: int | None) -> list[str]:
    """Return names for a party's places to be filled: “Kommune 1”, “Kommune 2” …"""
    alike = [one for one in site_parties(programme) if one.kind == party.kind]
    word = _ONE_OF.get(party.kind, party.name) if len(alike) == 1 else party.name
    numbers = range(1, (count or planned_number(party)) + 1)
    return [f"{in_language(word, programme.language)} {number}" for number in numbers]


def planned_number(party: Party) -> int:
    """Return how many organisations the party is planned with, see `planned_sites`."""
    if party.members:
        return len(party.members)
    if party.number is None:
        return 2
    amount = party.number.means
    return amount.highest or amount.lowest
