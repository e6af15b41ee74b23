"""A document as a tagged PDF that follows PDF/UA-1."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any

import typst

from modning.document.content import CONTENTS, OF, PAGE, Document
from modning.document.fonts import shown, typeface
from modning.language import in_language


def write_pdf(document: Document) -> bytes:
    """Return the PDF file; the same document always gives the same bytes."""
    words = {"contents": CONTENTS, "page": PAGE, "of": OF}
    source = files("modning.document").joinpath("pdf.typ").read_bytes()
    return typst.compile(
        source,
        font_paths=typeface(),
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
