"""Every text of the site stands in both languages."""

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from django.test import Client

from tools.collect_texts import PO, collected, texts_in_code, texts_in_templates, translated


def test_texts_are_found_in_code_and_in_templates() -> None:
    assert "Kommunal leder" in {text for _, text, _ in texts_in_code()}
    assert "Gå til sidens indhold" in {text for _, text, _ in texts_in_templates()}


def test_catalogue_holds_exactly_the_texts_that_are_used() -> None:
    used = {message.id for message in collected() if message.id}
    kept = {message.id for message in translated() if message.id}

    assert kept == used, "run: make texts"


def test_every_text_has_an_english_wording() -> None:
    untranslated = [
        message.id for message in translated() if message.id and not all(_wordings(message))
    ]

    assert untranslated == []


def test_english_wordings_keep_the_places_to_fill_in() -> None:
    faults = [(message.id, list(message.check())) for message in translated() if message.id]

    assert [fault for fault in faults if fault[1]] == []


def test_compiled_file_is_that_of_the_catalogue() -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = _pairs(read_mo(file))

    assert compiled == _pairs(translated())


@pytest.mark.parametrize(("language", "heading"), [("da", "Log ind"), ("en", "Sign in")])
@pytest.mark.django_db
def test_page_is_shown_in_the_language_that_was_chosen(
    client: Client, language: str, heading: str
) -> None:
    client.post("/sprog/", {"language": language, "next": "/log-ind/"})

    answer = client.get("/log-ind/", headers={"accept-language": "de"})

    assert f'<html lang="{language}">' in answer.content.decode()
    assert f"<h1>{heading}</h1>" in answer.content.decode()
    assert answer.headers["Content-Language"] == language


def _pairs(catalog: Catalog) -> dict[tuple[str, ...], list[str]]:
    messages = [message for message in catalog if message.id]
    return {
        (message.id,) if isinstance(message.id, str) else tuple(message.id): _wordings(message)
        for message in messages
    }


def _wordings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)
