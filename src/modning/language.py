"""The two languages of the project, and texts that stand in both."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in Danish and English, with named places to fill in as in ``str.format``."""

    da: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.da if language == "da" else self.en

    def filled(self, **values: object) -> "Text":
        """Return the text with `values` filled in; a value that is a Text follows the language."""
        return Text(
            self.da.format(**{name: in_language(value, "da") for name, value in values.items()}),
            self.en.format(**{name: in_language(value, "en") for name, value in values.items()}),
        )


def in_language(value: object, language: Language) -> str:
    """Return `value` as a string, in `language` where it stands in both."""
    return value.in_language(language) if isinstance(value, Text) else str(value)
