"""Reads about letters: who they go to and come from, and which wording counts."""

from django.conf import settings
from django.utils.text import slugify

from modning.language import Language, Text
from modning.meeting.contact import Contact, UnusableAddress
from modning_web.access.models import User
from modning_web.notices.kinds import LetterKind, kind_of
from modning_web.notices.models import WordingVersion
from modning_web.notices.wording import Wording

NEUTRAL_NAME = Text("Besked", "Message")


def language_of(person: User) -> Language:
    """Return the language that a person is written to in."""
    return "en" if person.language == "en" else "da"


def contact_of(person: User) -> Contact | None:
    """Return where mail to a person goes; None where they have no usable address.

    The made-up people of a demo get a made-up address, so that their post can be read.
    """
    address = person.email or ""
    if not address and person.is_demo:
        address = f"{slugify(person.name)[:60] or 'person'}@demo.invalid"
    try:
        return Contact(person.name, address)
    except UnusableAddress:
        return None


def sender_for(person: User | None) -> Contact:
    """Return who letters to a person come from, and the mailbox that answers come back to."""
    if person is not None and person.wants_safe_contact:
        name = NEUTRAL_NAME.in_language(language_of(person))
        return Contact(name, settings.MAIL.neutral_address)
    return Contact(settings.MAIL.sender_name, settings.MAIL.sender_address)


def wording_of(kind: LetterKind, programme_key: str = "") -> Wording:
    """Return the wording that counts: the programme's own, else that of all, else the standard."""
    found = {version.programme_key: version for version in newest_versions(kind.key, programme_key)}
    for key in dict.fromkeys((programme_key, "")):
        version = found.get(key)
        if version is not None and not version.is_standard:
            return Wording(
                Text(version.subject_da, version.subject_en),
                Text(version.body_da, version.body_en),
            )
    return Wording(kind.subject, kind.body)


def newest_versions(kind: str, programme_key: str = "") -> list[WordingVersion]:
    """Return the newest wording of a kind for all programmes, and for one."""
    rows = WordingVersion.objects.filter(kind=kind, programme_key__in={"", programme_key})
    newest: dict[str, WordingVersion] = {}
    for row in rows.order_by("number"):
        newest[row.programme_key] = row
    return list(newest.values())


class Wordings:
    """The wordings that count, each looked up once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Wording] = {}

    def of(self, kind: str, programme_key: str) -> Wording:
        """Return the wording of a kind in a programme."""
        place = (kind, programme_key)
        if place not in self._found:
            self._found[place] = wording_of(kind_of(kind), programme_key)
        return self._found[place]
