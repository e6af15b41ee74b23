"""The documents that every writer is tried on."""

import pytest
from core.document.documents import hostile_document, whole_document

from modning.document.content import Document


@pytest.fixture
def whole() -> Document:
    return whole_document()


@pytest.fixture
def hostile() -> Document:
    return hostile_document()
