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

    def in_language(self, language: Language, /, **values: object) -> str:
        """Return the wording in `language` with `values` filled in."""
        wording = self.da if language == "da" else self.en
        return wording.format(**values) if values else wording
