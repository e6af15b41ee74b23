"""Whole numbers in figures and words, Danish and English, and the words for "about"."""

from modning.language import Language
from modning.words import Words, phrases, vocabulary

_DANISH = (
    *("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve"),
    *("tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"),
)
_DANISH_TENS = (
    *("tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"),
)
_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen",),
)
_ENGLISH_TENS = (*("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),)


def _number_words() -> dict[int, list[str]]:
    words = {number: list(pair) for number, pair in enumerate(zip(_DANISH, _ENGLISH, strict=True))}
    words[0] += ["ingen", "none"]
    words[1] += ["et", "een", "eet"]
    for ten, (danish, english) in enumerate(zip(_DANISH_TENS, _ENGLISH_TENS, strict=True), 2):
        words[10 * ten] = [danish, english]
        for one in range(1, 10):
            words[10 * ten + one] = [
                f"{_DANISH[one]}og{danish}",
                f"{english}-{_ENGLISH[one]}",
                f"{english} {_ENGLISH[one]}",
            ]
    words[100] = ["hundrede", "et hundrede", "hundred", "one hundred", "a hundred"]
    return words


NUMBERS = vocabulary(_number_words())
ABOUT = phrases(
    *("ca.", "cirka", "omkring", "omtrent", "omtrentlig", "~", "forventet", "forventeligt"),
    *("about", "around", "approximately", "approx.", "roughly", "expected"),
)


def take_whole_number(words: Words) -> int | None:
    """Read "4", "82.000", "82,000", "fire" or "four"."""
    figures = words.take_digits(*range(1, 200))
    if figures is None:
        return words.take(NUMBERS)
    separator = words.peek()
    groups_follow = separator in {".", ","} and 0 < int(figures) < 1000
    while groups_follow and words.peek() == separator and _is_thousands(words.peek(1)):
        figures += words.peek(1)
        words.position += 2
    return int(figures)


def _is_thousands(token: str) -> bool:
    return len(token) == 3 and token.isdecimal()


def write_whole_number(number: int, language: Language) -> str:
    """Write the number in figures, thousands apart as the language has them."""
    figures = f"{number:,}"
    return figures.replace(",", ".") if language == "da" else figures


def in_words(number: int, language: Language) -> str:
    """Write a small number as a word, a larger one in figures; one is "én" in Danish."""
    if number == 1:
        return "én" if language == "da" else "one"
    names = _DANISH if language == "da" else _ENGLISH
    return names[number] if number <= 10 else write_whole_number(number, language)
