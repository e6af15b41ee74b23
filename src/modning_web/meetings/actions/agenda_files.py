"""The files that lie under an agenda's items: small, named by nobody, deleted with their item."""

from collections.abc import Iterable
from functools import partial
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from modning_web.records import new_identifier

FOLDER = "agendas"
Document = dict[str, Any]


def kept(name: str, content: File[bytes]) -> Document:
    """Keep a file that was handed in, and return how an item names it."""
    size = content.size
    key = default_storage.save(f"{FOLDER}/{new_identifier()}{PurePath(name).suffix}", content)
    return {"name": PurePath(name).name[:200], "file": key, "size": size}


def linked(name: str, address: str) -> Document:
    """Return how an item names a document that lies elsewhere."""
    return {"name": name or address, "address": address}


def name_of(document: Document) -> str:
    """Return what a file is called where it is saved: as it was named, of the kind that it is."""
    name, kind = "".join(filter(str.isprintable, document["name"])), PurePath(document["file"])
    return name if PurePath(name).suffix.lower() == kind.suffix.lower() else name + kind.suffix


def content_of(document: Document) -> bytes:
    """Return what is in a file that is kept here."""
    with default_storage.open(document["file"]) as file:
        content: bytes = file.read()
    return content


def copies(documents: Iterable[Document]) -> list[Document]:
    """Return the documents for an item that repeats another: files are kept once for each."""
    return [
        {**one, **kept(one["name"], ContentFile(content_of(one)))} if "file" in one else one
        for one in documents
    ]


def forget(documents: Iterable[Document]) -> None:
    """Delete the files once the change is certain."""
    for one in documents:
        if "file" in one:
            transaction.on_commit(partial(default_storage.delete, one["file"]))
