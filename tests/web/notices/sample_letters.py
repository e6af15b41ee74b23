"""Kinds of letters and mails for tests."""

from email.message import EmailMessage
from email.policy import SMTP

from factories import NOON, make_user

from modning.language import Text
from modning_web.access.models import User
from modning_web.notices.actions import write_letters
from modning_web.notices.kinds import KINDS, LetterKind, register
from modning_web.notices.models import Letter

MOVED = LetterKind(
    key="tests.moved",
    name=Text("Møde flyttet", "Meeting moved"),
    subject=Text("{title} er flyttet", "{title} is moved"),
    body=Text(
        "Kære {name}\n\nMødet er den {when}.\n{link}", "Dear {name}\n\nIt is {when}.\n{link}"
    ),
    places=("title", "when"),
    samples={"title": Text("Dialogmøde", "Dialogue meeting")},
)
CANCELLED = LetterKind(
    key="tests.cancelled",
    name=Text("Møde aflyst", "Meeting cancelled"),
    subject=Text("{title} er aflyst", "{title} is cancelled"),
    body=Text("Kære {name}\n\nMødet er aflyst.", "Dear {name}\n\nIt is cancelled."),
    places=("title",),
    is_urgent=True,
)
ENTRY = LetterKind(
    key="tests.entry",
    name=Text("Login-link", "Sign-in link"),
    subject=Text("Dit link", "Your link"),
    body=Text("Log ind: {link}", "Sign in: {link}"),
    needed=("link",),
    is_secret=True,
    is_edited_by_staff=False,
)
VALUES = {"title": "Dialogmøde", "when": "12. april"}


def declare() -> None:
    """Declare the kinds of these tests."""
    for kind in (MOVED, CANCELLED, ENTRY):
        if kind.key not in KINDS:
            register(kind)


def make_letter(person: User | None = None, **fields: str) -> Letter:
    """Put a letter to a person in the outbox."""
    declare()
    (letter,) = write_letters(
        kind="tests.moved",
        people=[person or make_user()],
        values=VALUES,
        by=None,
        at=NOON,
        link="/moeder/",
        **fields,
    )
    return letter


def plain_mail(text: str = "Hej", **headers: str) -> EmailMessage:
    """Return a mail with headers of its own."""
    mail = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail
