"""The forms' key promise: the result is the same file, its comments kept."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from factories import EXAMPLES, make_draft, make_member

from modning.programme.reading import read_definition
from modning_web.access.models import Hat
from modning_web.programmes.parts import LISTS
from sent_forms import form_as_shown

pytestmark = pytest.mark.django_db
MENDED = sorted((EXAMPLES[0].parent / "mended").glob("*.toml"))


def addresses(text: str) -> list[str]:
    programme = read_definition(text).programme
    parts = [
        reverse("programmes:part", args=[programme.id, kind.slug, part.id])
        for kind in LISTS
        for part in getattr(programme, kind.key)
    ]
    return [reverse("programmes:head", args=[programme.id]), *parts]


@pytest.mark.parametrize(
    "file", [*EXAMPLES, *MENDED], ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_every_form_sent_as_shown_leaves_every_byte(file: Path, client: Client) -> None:
    text = file.read_text("utf-8")
    draft = make_draft(text)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, draft.programme.key))

    for address in addresses(text):
        sent = form_as_shown(client.get(address).content, "part-form")
        answer = client.post(address, sent)
        draft.refresh_from_db()
        assert answer.status_code == 302, (address, answer.content.decode())
        assert draft.text == text, address
