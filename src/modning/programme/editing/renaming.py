"""An id changed, and every reference to it with it."""

import re
from typing import Literal

from modning.language import Text
from modning.programme.editing.edits import NOTHING_THERE, UnableToEdit, refusal
from modning.programme.editing.sheet import Sheet
from modning.programme.findings import Path
from modning.programme.reading import read_definition
from modning.programme.reading.references import Sort, references
from modning.programme.schema.definition import Programme
from modning.programme.schema.written import ID

NamedSort = Literal["party", "role", "team", "phase", "track", "activity", "rule", "step"]

NO_SUCH_ID = Text("“{old}” er ikke id for {sort} i filen.", "“{old}” is the id of no {sort} here.")
ALREADY_TAKEN = Text("“{new}” er allerede et id i filen.", "“{new}” is already an id in the file.")
NOT_AN_ID = Text(
    "“{new}” kan ikke være et id: brug små bogstaver a–z, cifre og bindestreg, højst 80 tegn.",
    "“{new}” cannot be an id: use small letters a–z, digits and hyphens, at most 80 characters.",
)

_NAMES: dict[NamedSort, Text] = {
    "party": Text("en part", "party"),
    "role": Text("en rolle", "role"),
    "team": Text("et team", "team"),
    "phase": Text("en fase", "phase"),
    "track": Text("et spor", "track"),
    "activity": Text("en aktivitet", "activity"),
    "rule": Text("en regel", "rule"),
    "step": Text("et trin", "step"),
}
_LISTS: dict[NamedSort, tuple[str, ...]] = {
    "party": ("parties",),
    "role": ("roles",),
    "team": ("teams",),
    "phase": ("phases",),
    "track": ("tracks",),
    "activity": ("activities",),
    "rule": ("rules",),
    "step": ("intervention", "steps"),
}
# Parties, roles and teams share their ids: “who” may be any of them.
_TOGETHER: tuple[NamedSort, ...] = ("party", "role", "team")
_REFERRED_AS: dict[NamedSort, tuple[Sort, ...]] = {
    "party": ("who", "party"),
    "role": ("who", "role"),
    "team": ("who",),
    "phase": ("phase",),
    "track": ("track",),
    "activity": ("activity",),
    "rule": (),
    "step": ("step",),
}


def rename(text: str, sort: NamedSort, old: str, new: str) -> str:
    """Return the definition `text` with the id `old` of a `sort` changed to `new` everywhere.

    Prose stays as it is. Raises UnreadableDefinition where the text is no definition, and
    UnableToEdit where there is no such id, or `new` is none or is taken.
    """
    programme = read_definition(text).programme
    places = [path for path, name in _ids(programme, sort) if name == old]
    if not places:
        raise UnableToEdit(NO_SUCH_ID.filled(old=old, sort=_NAMES[sort]))
    if old == new:
        return text
    if not re.fullmatch(ID, new):
        raise UnableToEdit(NOT_AN_ID.filled(new=new), places[0])
    together = _TOGETHER if sort in _TOGETHER else (sort,)
    if any(name == new for one in together for _, name in _ids(programme, one)):
        raise UnableToEdit(ALREADY_TAKEN.filled(new=new), places[0])
    places += [
        path
        for path, referred, name in references(programme)
        if name == old and referred in _REFERRED_AS[sort]
    ]
    return _with_values(text, places, f'"{new}"')


def _ids(programme: Programme, sort: NamedSort) -> list[tuple[Path, str]]:
    """Return every id of a `sort` with its place."""
    *around, field = _LISTS[sort]
    holder = programme.intervention if around else programme
    parts = getattr(holder, field, ())
    return [((*around, field, n, "id"), part.id) for n, part in enumerate(parts)]


def _with_values(text: str, places: list[Path], written: str) -> str:
    """Return `text` with `written` at each of `places`; a list of one may stand as its item."""
    sheet = Sheet(text)
    values = sheet.layout.values
    found = [values.get(path) or values.get(path[:-1]) for path in places]
    if None in found:
        raise refusal(NOTHING_THERE, places[found.index(None)])
    spans = {(value.value, value.end) for value in found if value}
    for start, end in sorted(spans, reverse=True):
        sheet.replace(start, end, written)
    return sheet.text
