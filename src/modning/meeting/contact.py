"""A person or mailbox that letters go to and come from."""

import re
from dataclasses import dataclass

from modning.language import Text
from modning.programme.calendar_lines import clean

LONGEST_NAME = 200
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}))*"
)
_UNUSABLE = Text(
    "“{address}” kan ikke bruges som mailadresse. Skriv den som navn@domæne.dk.",
    "“{address}” cannot be used as a mail address. Write it as name@domain.dk.",
)


class UnusableAddress(ValueError):
    """A text that is no mail address; `told` says so to the person who wrote it."""

    def __init__(self, address: str) -> None:
        self.told = _UNUSABLE.filled(address=one_line(address)[:80])
        super().__init__(self.told.en)


@dataclass(frozen=True, slots=True)
class Contact:
    """A name and a mail address. The name is made fit to stand in a header and a calendar."""

    name: str
    address: str

    def __post_init__(self) -> None:
        if len(self.address) > 254 or not _ADDRESS.fullmatch(self.address):
            raise UnusableAddress(self.address)
        # Quotation marks cannot stand in a calendar's parameter, and Outlook shows the escapes
        # with ^ that RFC 6868 has for them: so neither does.
        name = one_line(self.name).replace('"', "'").replace("^", "")[:LONGEST_NAME]
        object.__setattr__(self, "name", name or self.address)

    def is_at(self, address: str) -> bool:
        """Whether `address` leads to the same mailbox; letters' case does not matter."""
        return self.address.casefold() == address.casefold()


def one_line(text: str) -> str:
    """Return `text` on one line, without control characters, so that it cannot add a header."""
    return " ".join(clean(text.replace("\t", " ")).split())
