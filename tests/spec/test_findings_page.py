"""The page that explains the findings says what the code says."""

import re
from pathlib import Path

import pytest

from modning.language import LANGUAGES, Language, in_language
from modning.programme.checking import all_kinds, findings_table
from modning.programme.findings import FindingKind

PAGE = Path(__file__).parents[2] / "docs" / "method" / "findings.md"
KINDS = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
PLACES = re.compile(r"\{(\w+)\}")


def test_page_ends_with_the_table_that_the_code_makes() -> None:
    page = PAGE.read_text("utf-8")

    assert page.partition("<!-- findings -->\n")[2] == findings_table("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_has_one_row_a_code(language: Language) -> None:
    rows = findings_table(language).splitlines()[2:]

    assert [row.split(" | ")[0].lstrip("| ") for row in rows] == [one.code for one in all_kinds()]
    assert {row.count(" | ") for row in rows} == {4}


def test_codes_are_given_once() -> None:
    codes = [kind.code for kind in all_kinds()]

    assert len(set(codes)) == len(codes)


@KINDS
def test_example_fills_every_place_of_the_wordings_and_no_other(kind: FindingKind) -> None:
    places = {
        place
        for wording in (kind.message, kind.mend)
        for language in LANGUAGES
        for place in PLACES.findall(in_language(wording, language))
    }

    assert set(kind.example) == places


@KINDS
def test_both_languages_name_the_same(kind: FindingKind) -> None:
    for wording in (kind.message, kind.mend):
        assert set(PLACES.findall(wording.da)) == set(PLACES.findall(wording.en))


@KINDS
def test_wordings_are_sentences(kind: FindingKind) -> None:
    for wording in (kind.message.filled(**kind.example), kind.mend.filled(**kind.example)):
        for language in LANGUAGES:
            assert in_language(wording, language)[-1] in ".?"
    assert not kind.title.da.endswith(".")
