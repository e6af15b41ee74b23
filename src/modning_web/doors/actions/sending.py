"""Sending the door's letters."""

from datetime import datetime

from django.urls import reverse

from modning_web.access.models import User
from modning_web.doors.letters import CHANGED, PASSWORD_LINK, REOPENED, SIGN_IN_LINK
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


def tell_of_opening(*, person: User, by: User, at: datetime) -> None:
    """Tell a person that their account is open again."""
    link = reverse("doors:sign_in")
    write_letters(kind=REOPENED, people=[person], values={}, by=by, at=at, link=link)


def tell_of_change(*, person: User, at: datetime) -> None:
    """Tell a person that the way they sign in has changed; made-up people need not be told."""
    if person.email and not person.is_demo:
        link = reverse("doors:own_doors")
        write_letters(kind=CHANGED, people=[person], values={}, by=None, at=at, link=link)
