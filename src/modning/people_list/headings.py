"""The headings of a list of people, as they are written in Danish and English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from modning.language import Text
from modning.people_list.value import Cell
from modning.programme.findings import Finding, FindingKind

Column = Literal[
    "name", "first", "last", "email", "phone", "site", "role", "access", "since", "until", "deputy"
]
COLUMNS: tuple[Column, ...] = get_args(Column)
# What a column is called in the template and in findings.
LABELS: Mapping[Column, Text] = {
    "name": Text("Navn", "Name"),
    "first": Text("Fornavn", "First name"),
    "last": Text("Efternavn", "Last name"),
    "email": Text("E-mail", "E-mail"),
    "phone": Text("Telefon", "Phone"),
    "site": Text("Sted", "Site"),
    "role": Text("Rolle", "Role"),
    "access": Text("Adgang", "Access"),
    "since": Text("Fra", "From"),
    "until": Text("Til og med", "To and including"),
    "deputy": Text("Stedfortræder", "Deputy"),
}
_WRITTEN: Mapping[Column, str] = {
    "name": "navn, fulde navn, fuldt navn, person, deltager, deltagernavn, medarbejder, "
    "kontaktperson, name, full name",
    "first": "fornavn, fornavne, first name, given name",
    "last": "efternavn, efternavne, last name, surname, family name",
    "email": "e-mail, mail, epost, e-post, mailadresse, e-mailadresse, e-mail adresse, "
    "arbejdsmail, arbejds e-mail, e-mail address",
    "phone": "telefon, tlf, tlf nr, telefonnr, telefonnummer, mobil, mobilnr, mobilnummer, phone, "
    "phone number, mobile",
    "site": "sted, kommune, kommunenavn, kommune/organisation, organisation, arbejdssted, "
    "arbejdsplads, politikreds, forening, site, municipality, place",
    "role": "rolle, roller, funktion, rolle i projektet, rolle i programmet, rolle i indsatsen, "
    "role, function",
    "access": "adgang, rettighed, rettigheder, adgangsniveau, access",
    "since": "fra, fra og med, fra dato, fradato, start, startdato, begynder, tiltrådt, from, "
    "from date, start date, since",
    "until": "til, til og med, til dato, tildato, slut, slutdato, slutter, fratrådt, to, "
    "to and including, to date, end, end date, until",
    "deputy": "stedfortræder, er stedfortræder, stedfortr, suppleant, vikar, deputy, is deputy, "
    "substitute",
}


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each column stands in the rows, and the headings that say nothing to us."""

    places: Mapping[Column, int]
    left_out: tuple[str, ...] = ()
    twice: tuple[tuple[str, str], ...] = ()

    @property
    def missing(self) -> tuple[Column, ...]:
        """The columns that no list can do without."""
        has_name = "name" in self.places or {"first", "last"} <= self.places.keys()
        needed: list[Column] = [] if has_name else ["name"]
        return (*needed, *(one for one in ("email", "role") if one not in self.places))


def plain(text: str) -> str:
    """Return what is left when case, spaces and signs are no matter: “E-mail ” gives “email”."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).casefold())


_BY_WRITING: Mapping[str, Column] = {
    plain(written): column
    for column, writings in _WRITTEN.items()
    for written in writings.split(", ")
}


def read_headings(cells: Sequence[Cell]) -> Headings:
    """Return what the cells of one row say as headings."""
    places: dict[Column, int] = {}
    left_out, twice = [], []
    for place, cell in enumerate(cells):
        written = cell if isinstance(cell, str) else ""
        column = _BY_WRITING.get(plain(written))
        if column is None:
            left_out += [written] if written else []
        elif column in places:
            twice.append((str(cells[places[column]]), written))
        else:
            places[column] = place
    return Headings(places, tuple(left_out), tuple(twice))


def found_at(number: int, kind: FindingKind, column: Column, /, **values: object) -> Finding:
    """Return the finding of this kind in a column of the row with that number."""
    message, mend = kind.message.filled(**values), kind.mend.filled(**values)
    return Finding(kind, (number, LABELS[column].da), "", (), message, mend)
