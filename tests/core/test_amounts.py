"""Amounts as people write them."""

import contextlib

import pytest
from core.date_strategies import amounts, any_text
from hypothesis import given

from modning.amounts import Amount, UnreadableAmount, read_amount, write_amount
from modning.language import LANGUAGES, Language

READINGS = {
    "2": Amount(2, 2),
    "to": Amount(2, 2),
    "én": Amount(1, 1),
    "et": Amount(1, 1),
    "de fire": Amount(4, 4),
    "the four": Amount(4, 4),
    "femogtyve": Amount(25, 25),
    "twenty-five": Amount(25, 25),
    "82.000": Amount(82000, 82000),
    "82,000": Amount(82000, 82000),
    "omkring 82.000": Amount(82000, 82000, about=True),
    "3-4": Amount(3, 4),
    "3 - 4": Amount(3, 4),
    "3 – 4": Amount(3, 4),
    "3-\n5": Amount(3, 5),
    "en til fire": Amount(1, 4),
    "fra 3 til 5": Amount(3, 5),
    "mellem 3 og 5": Amount(3, 5),
    "3 to 5": Amount(3, 5),
    "to eller tre": Amount(2, 3),
    "ca. 10": Amount(10, 10, about=True),
    "ca.10": Amount(10, 10, about=True),
    "ca. 6-8": Amount(6, 8, about=True),
    "about 10": Amount(10, 10, about=True),
    "mindst én": Amount(1, None),
    "Mindst 2": Amount(2, None),
    "minimum en": Amount(1, None),
    "at least one": Amount(1, None),
    "en eller flere": Amount(1, None),
    "flere end fem": Amount(6, None),
    "2+": Amount(2, None),
    "højst 4": Amount(0, 4),
    "op til 4": Amount(0, 4),
    "under 50.000": Amount(0, 49999),
    "up to four": Amount(0, 4),
    "tre gange": Amount(3, 3),
    "6-8 i alt": Amount(6, 8),
}


@pytest.mark.parametrize(("text", "amount"), READINGS.items())
def test_amount_is_read(text: str, amount: Amount) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    "text", ["", "flere", "ca.", "2 eller 4", "mellem 3", "2.5", "halvdelen", "3 4", "fra 3"]
)
def test_amount_in_unclear_words_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UnreadableAmount) as refused:
        read_amount(text)

    assert refused.value.text == text
    assert "“3-4”" in refused.value.mend.da


@pytest.mark.parametrize("text", ["5-3", "mellem 5 og 3"])
def test_amount_with_larger_number_first_is_refused(text: str) -> None:
    with pytest.raises(UnreadableAmount, match="smaller number first"):
        read_amount(text)


@pytest.mark.parametrize("text", ["under 0", "færre end 0"])
def test_amount_below_zero_is_refused(text: str) -> None:
    with pytest.raises(UnreadableAmount):
        read_amount(text)


@pytest.mark.parametrize(
    ("amount", "danish", "english"),
    [
        (Amount(4, 4), "4", "4"),
        (Amount(3, 4), "3–4", "3–4"),
        (Amount(10, 10, about=True), "ca. 10", "about 10"),
        (Amount(1, None), "mindst 1", "at least 1"),
        (Amount(0, 4), "højst 4", "at most 4"),
        (Amount(82000, 82000), "82.000", "82,000"),
    ],
)
def test_amount_is_written_as_people_say_it(amount: Amount, danish: str, english: str) -> None:
    written = [write_amount(amount, language) for language in LANGUAGES]

    assert written == [danish, english]


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=amounts())
def test_amount_written_reads_the_same(language: Language, amount: Amount) -> None:
    assert read_amount(write_amount(amount, language)) == amount


@given(text=any_text)
def test_amount_from_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableAmount):
        amount = read_amount(text)

        assert amount.contains(amount.lowest)


@pytest.mark.parametrize(("lowest", "highest"), [(-1, 2), (3, 2), (-2, None)])
def test_amount_that_cannot_be_is_not_made(lowest: int, highest: int | None) -> None:
    with pytest.raises(ValueError, match="amount"):
        Amount(lowest, highest)


def test_amount_contains_numbers_within_its_limits() -> None:
    assert [n for n in range(6) if Amount(2, 4).contains(n)] == [2, 3, 4]
    assert [n for n in range(6) if Amount(2, None).contains(n)] == [2, 3, 4, 5]


def test_amount_is_exact_when_it_is_one_number_meant_as_written() -> None:
    assert Amount(4, 4).exact
    assert not Amount(4, 4, about=True).exact
    assert not Amount(3, 4).exact
    assert not Amount(4, None).exact
