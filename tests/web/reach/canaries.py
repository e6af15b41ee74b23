"""Words that tell where they come from: put into every row, looked for on every page."""

import re
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

from pypdf import PdfReader

from modning_web.access.policy import Place

HERE, THERE = Place("vold", "nordby-kommune"), Place("vold", "sydby-kommune")
ELSEWHERE = Place("unge", "nordby-kommune")
PLACES = {"her": HERE, "der": THERE, "andetsteds": ELSEWHERE}
_NAMES = {place: name for name, place in PLACES.items()}
_WORD = re.compile(r"kanarie-([a-z]+)-([a-z0-9]+)", re.I)


class Canary(NamedTuple):
    """Where a word was put, and into which model's row."""

    place: Place
    model: str


def canary(model: str, place: Place) -> str:
    """Return the word for rows of a model at a place."""
    return f"kanarie-{_NAMES[place]}-{plain(model)}"


def plain(label: str) -> str:
    """Return a model's label as it stands in a word."""
    return label.lower().replace(".", "").replace("_", "")


def canaries_in(body: bytes) -> frozenset[Canary]:
    """Return the words in a page or a file, also inside what is packed."""
    found = _WORD.findall(_text_of(body))
    return frozenset(Canary(PLACES[name.lower()], model.lower()) for name, model in found)


def _text_of(body: bytes) -> str:
    if is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as pack:
            return "\n".join(_text_of(pack.read(name)) for name in pack.namelist())
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    # A calendar folds its lines.
    return body.decode("utf-8", errors="replace").replace("\r\n ", "")
