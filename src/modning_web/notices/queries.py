"""Reads about letters: who they go to and come from, and which wording counts."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from modning.language import Language, Text
from modning.meeting.contact import Contact, UnusableAddress
from modning_web.access.models import User
from modning_web.access.policy import scope
from modning_web.notices.kinds import LetterKind, fault_in, kind_of
from modning_web.notices.models import IncomingMail, Letter, LetterState, WordingVersion
from modning_web.notices.wording import Wording

SERVER_WAIT = timedelta(minutes=1)  # while the mail server cannot be used
LONGEST_WAIT = timedelta(hours=24)  # of a letter that the server said "later" of
NEUTRAL_NAME = Text("Besked", "Message")


def language_of(person: User) -> Language:
    """Return the language that a person is written to in."""
    return "en" if person.language == "en" else "da"


def contact_of(person: User, address: str = "") -> Contact | None:
    """Return where mail to a person goes; None where they have no usable address."""
    try:
        return Contact(person.name, address or person.email or "")
    except UnusableAddress:
        return None


def sender_for(person: User | None) -> Contact:
    """Return who letters to a person come from, and the mailbox that answers come back to."""
    if person is not None and person.wants_safe_contact:
        name = NEUTRAL_NAME.in_language(language_of(person))
        return Contact(name, settings.MAIL.neutral_address)
    return Contact(settings.MAIL.sender_name, settings.MAIL.sender_address)


def wording_of(kind: LetterKind, programme_key: str = "") -> Wording:
    """Return the wording that counts: the programme's own, else that of all, else the standard.

    One with places that letters of the kind have no more is passed over.
    """
    found = {version.programme_key: version for version in newest_versions(kind.key, programme_key)}
    for key in dict.fromkeys((programme_key, "")):
        wording = words_of(found[key]) if key in found else None
        if wording is not None and fault_in(kind, wording) is None:
            return wording
    return Wording(kind.subject, kind.body)


def words_of(version: WordingVersion) -> Wording | None:
    """Return what staff wrote; None where they went back to the standard."""
    if version.is_standard:
        return None
    return Wording(
        Text(version.subject_da, version.subject_en), Text(version.body_da, version.body_en)
    )


def fault_of(kind: LetterKind, version: WordingVersion | None) -> Text | None:
    """Return why a wording that staff wrote is passed over."""
    wording = words_of(version) if version else None
    return fault_in(kind, wording) if wording else None


def newest_versions(kind: str, programme_key: str = "") -> list[WordingVersion]:
    """Return the newest wording of a kind for all programmes, and for one."""
    rows = WordingVersion.objects.filter(kind=kind, programme_key__in={"", programme_key})
    return list(_newest(rows).values())


def newest_wordings() -> dict[tuple[str, str], WordingVersion]:
    """Return the newest wording of each kind, by its key and the programme's."""
    return _newest(WordingVersion.objects.select_related("by"))


def history_of(kind: str, programme_key: str) -> list[WordingVersion]:
    """Return the wordings a kind has had in a place, the newest first."""
    rows = WordingVersion.objects.filter(kind=kind, programme_key=programme_key)
    return list(rows.select_related("by"))


def _newest(rows: QuerySet[WordingVersion]) -> dict[tuple[str, str], WordingVersion]:
    return {(row.kind, row.programme_key): row for row in rows.order_by("number")}


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


def letters_seen_by(user: User | AnonymousUser) -> QuerySet[Letter]:
    """Return the letters whose way staff may follow, newest first, without what they say."""
    rows = Letter.objects.select_related("person").defer("mime", "inside")
    return scope(rows, user=user, action="letters.see")


def letters_found(rows: QuerySet[Letter], words: str) -> QuerySet[Letter]:
    """Keep the letters to someone whose name or address holds `words`."""
    return rows.filter(Q(to_name__icontains=words) | Q(to_address__icontains=words))


def due_letters(*, at: datetime) -> QuerySet[Letter]:
    """Return the letters whose time has come.

    One whose time is further off than any wait was written while the clock ran ahead.
    """
    ahead = Q(due_at__gt=at + LONGEST_WAIT) | Q(attempts=0, due_at__gt=at + SERVER_WAIT)
    return Letter.objects.filter(Q(due_at__lte=at) | ahead, state=LetterState.WAITING)


def is_outdated(letter: Letter) -> bool:
    """Tell whether a newer letter of the kind says how the same thing stands, to the same person.

    An invitation that is late must not come after the cancellation.
    """
    newer = Letter.objects.filter(
        kind=letter.kind,
        person=letter.person_id,
        programme_key=letter.programme_key,
        about=letter.about,
        written_at__gt=letter.written_at,
    )
    return bool(letter.about and letter.person_id) and newer.exists()


def letters_to_send(*, at: datetime) -> bool:
    """Tell whether a letter's time has come, or one was left under way."""
    under_way = Letter.objects.filter(state=LetterState.SENDING)
    return due_letters(at=at).exists() or under_way.exists()


def own_letters(person: User) -> QuerySet[Letter]:
    """Return the letters to a person, newest first."""
    return Letter.objects.filter(person=person).defer("mime")


def incoming_mails() -> QuerySet[IncomingMail]:
    """Return the mails that came in, newest first, without what they say."""
    return IncomingMail.objects.defer("raw")
