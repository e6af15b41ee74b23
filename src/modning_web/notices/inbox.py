"""Who reads the mails that come in; each capability registers its own in its ``inbox.py``.

::

    @reads_mail("meetings.answers")
    def read(mail: bytes, received_at: datetime) -> bool:
        ...  # True: it was mine
"""

from collections.abc import Callable
from datetime import datetime

Reader = Callable[[bytes, datetime], bool]
READERS: dict[str, Reader] = {}


class MailRefused(Exception):
    """A reader knows the mail for its own but cannot take it; the text says why, to staff."""


def reads_mail(name: str) -> Callable[[Reader], Reader]:
    """Register a function that is given each mail that comes in, as it came.

    It runs in a transaction with the note of what became of the mail. It returns True when the
    mail was its own, and raises `MailRefused` when it was, but cannot be taken; what it has written
    then stays. What it has written when it raises anything else is undone.
    """

    def register(reader: Reader) -> Reader:
        if READERS.get(name, reader) is not reader:
            message = f"two readers are called {name}"
            raise ValueError(message)
        READERS[name] = reader
        return reader

    return register
