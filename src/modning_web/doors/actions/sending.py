"""Sending the door's letters."""

from datetime import datetime

from django.urls import reverse

from modning_web.access.models import User
from modning_web.doors.letters import (
    CHANGED,
    EMAIL_ASKED,
    EMAIL_CHANGED,
    NEW_EMAIL,
    PASSWORD_LINK,
    REOPENED,
    SIGN_IN_LINK,
)
from modning_web.notices.actions import write_letters


def send_sign_in_link(*, person: User, token: str, at: datetime) -> None:
    """Send a link that signs in."""
    link = reverse("doors:use_link", args=[token])
    write_letters(kind=SIGN_IN_LINK, people=[person], values={}, by=None, at=at, link=link)


def send_password_link(
    *, person: User, words: tuple[str, str], by: User | None, at: datetime
) -> None:
    """Send a link that sets a password."""
    link = reverse("doors:choose_password", args=words)
    write_letters(kind=PASSWORD_LINK, people=[person], values={}, by=by, at=at, link=link)


def send_email_link(*, person: User, to_address: str, token: str, by: User, at: datetime) -> None:
    """Send to a new address the link that says it is the person's."""
    write_letters(
        kind=NEW_EMAIL,
        people=[person],
        values={},
        by=by,
        at=at,
        link=reverse("doors:confirm_email", args=[token]),
        to_address=to_address,
    )


def tell_old_address(
    *, person: User, to_address: str, is_done: bool, by: User | None, at: datetime
) -> None:
    """Tell at the address they had that a person's e-mail is to be changed, or is."""
    if to_address:
        write_letters(
            kind=EMAIL_CHANGED if is_done else EMAIL_ASKED,
            people=[person],
            values={},
            by=by,
            at=at,
            link=reverse("doors:own_doors"),
            to_address=to_address,
        )


def tell_of_opening(*, person: User, by: User, at: datetime) -> None:
    """Tell a person that their account is open again."""
    link = reverse("doors:sign_in")
    write_letters(kind=REOPENED, people=[person], values={}, by=by, at=at, link=link)


def tell_of_change(*, person: User, at: datetime) -> None:
    """Tell a person that the way they sign in has changed; made-up people need not be told."""
    if person.email and not person.is_demo:
        link = reverse("doors:own_doors")
        write_letters(kind=CHANGED, people=[person], values={}, by=None, at=at, link=link)
