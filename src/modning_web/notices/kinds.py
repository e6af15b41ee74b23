"""The kinds of letters that the site writes; each capability declares its own.

A capability puts them in its ``letters.py``::

    register(
        LetterKind(
            key="meetings.moved",
            name=Text("Møde flyttet", "Meeting moved"),
            places=("title", "when"),
            subject=Text("{title} er flyttet til {when}", "{title} is moved to {when}"),
            body=Text("Kære {name}\\n\\n…\\n\\n{link}", "Dear {name}\\n\\n…\\n\\n{link}"),
        )
    )
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from modning.language import LANGUAGES, Text
from modning_web.notices.wording import Wording, WordingRefused, check_needed, check_places

# What every letter can say: the recipient's name, the page to look at, the site's name.
ALWAYS = ("name", "link", "site")


class UnknownKind(LookupError):
    """No capability declares this kind of letter."""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter and its standard wording.

    `places` are the names that its wording may use beside `ALWAYS`; `needed` those that no wording
    may leave out. `samples` fill a preview. `is_urgent` is told at once and never bundled.
    `is_secret` gives access to whoever reads it (a link to sign in): staff see that it was sent,
    not what it says, and its text is dropped when it is sent. `is_edited_by_staff` is False for
    wording that must stand as it is.
    """

    key: str
    name: Text
    subject: Text
    body: Text
    places: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    samples: Mapping[str, Text] = field(default_factory=dict)
    is_urgent: bool = False
    is_secret: bool = False
    is_edited_by_staff: bool = True

    @property
    def all_places(self) -> tuple[str, ...]:
        """Every name that the wording may use."""
        return (*self.places, *ALWAYS)


KINDS: dict[str, LetterKind] = {}


def register(*kinds: LetterKind) -> None:
    """Declare kinds of letters; a key is declared once, and its standard wording must be right."""
    for kind in kinds:
        if KINDS.get(kind.key, kind) != kind:
            message = f"{kind.key} is declared twice"
            raise ValueError(message)
        check_wording(kind, Wording(kind.subject, kind.body))
        KINDS[kind.key] = kind


def kind_of(key: str) -> LetterKind:
    """Return a kind by its key."""
    if key not in KINDS:
        raise UnknownKind(key)
    return KINDS[key]


def check_text(kind: LetterKind, text: str) -> None:
    """Refuse a subject or body with unknown places or lonely braces."""
    check_places(text, kind.all_places)


def check_letter(kind: LetterKind, subject: str, body: str) -> None:
    """Refuse a letter in one language with unknown places, or without what the kind needs."""
    check_text(kind, subject)
    check_text(kind, body)
    check_needed(kind.needed, subject, body)


def check_wording(kind: LetterKind, wording: Wording) -> None:
    """Refuse a wording in which the letter of a language is not right."""
    for language in LANGUAGES:
        subject, body = (text.in_language(language) for text in (wording.subject, wording.body))
        check_letter(kind, subject, body)


def fault_in(kind: LetterKind, wording: Wording) -> Text | None:
    """Return why a wording cannot be used: it may be older than the places that the kind has."""
    try:
        check_wording(kind, wording)
    except WordingRefused as refusal:
        return refusal.told
    return None
