"""A document, or a diploma, as a tagged PDF that follows PDF/UA-1."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any

import typst

from modning.document.content import CONTENTS, OF, PAGE, Document
from modning.document.diploma import Diploma
from modning.document.fonts import shown, typeface
from modning.language import in_language

_RUNS_REMEMBERED = 10


def write_pdf(document: Document | Diploma) -> bytes:
    """Return the PDF file; the same document always gives the same bytes."""
    words = {"contents": CONTENTS, "page": PAGE, "of": OF}
    drawn = "diploma.typ" if isinstance(document, Diploma) else "pdf.typ"
    source = files("modning.document").joinpath(drawn).read_bytes()
    written = typst.compile(
        source,
        font_paths=typeface(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(document.dated, time(), UTC),
        sys_inputs={
            "document": json.dumps(_plain(document)),
            "words": json.dumps(
                {name: in_language(word, document.language) for name, word in words.items()}
            ),
        },
    )
    _forget()
    return written


def _forget() -> None:
    """Let go of some twenty megabytes that typst keeps for the next time the document is written.

    It keeps what any of its last ten runs has used, so ten runs on nothing empty its memory.
    """
    for _ in range(_RUNS_REMEMBERED):
        typst.compile(b"", font_paths=[], ignore_system_fonts=True, format="pdf")


def _plain(value: Any) -> Any:
    """Return `value` as JSON has it. Text only ever reaches the typesetting as JSON strings."""
    if is_dataclass(value):
        content = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **content}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    return value
