"""The headers of a mail: they say what they are given, and nothing else."""

import re
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import TYPE_CHECKING, Any

from modning.meeting.contact import Contact, one_line

_LONGEST_LINE = 76
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


def header_text(text: str) -> str:
    """Return `text` on one line, so that a mail's header says it as it stands.

    What looks like an encoded word (RFC 2047) would be decoded by the library that writes the
    mail, line breaks and all: one in a title could add headers, or a letter of its own.
    """
    return one_line(text).replace("=?", "= ?")


def address_of(contact: Contact, *, shows_name: bool = True) -> Address:
    """Return who a mail is from or to."""
    name = header_text(contact.name) if shows_name else ""
    return Address(display_name=name, addr_spec=contact.address)


def mark_as_automatic(mail: EmailMessage) -> None:
    """Ask programs that answer for one who is away not to answer (RFC 3834, and Exchange's own)."""
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"


if TYPE_CHECKING:
    _Policy = EmailPolicy[EmailMessage]
else:  # the library's own is no generic class while it runs
    _Policy = EmailPolicy


class _WholeNames(_Policy):
    """Writes names of senders and recipients whole.

    The library loses the quotation marks of a name that does not fit on a line: what follows its
    comma or colon would be another recipient.
    """

    def fold(self, name: str, value: Any) -> str:
        if not hasattr(value, "addresses"):
            return str(super().fold(name, value))
        written = (_mailbox(one, name) for one in value.addresses)
        return f"{name}: {', '.join(written)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        if not hasattr(value, "addresses"):
            return super().fold_binary(name, value)
        return self.fold(name, value).encode("ascii")


POLICY = _WholeNames(linesep="\r\n")


def _mailbox(one: Address, header: str) -> str:
    if not one.display_name:
        return one.addr_spec
    if not one.display_name.isascii():
        name = Header(one.display_name, "utf-8", _LONGEST_LINE, header).encode(linesep="\r\n")
    elif _ATOMS.fullmatch(one.display_name):
        name = one.display_name
    else:
        name = '"{}"'.format(re.sub(r'(["\\])', r"\\\1", one.display_name))
    last = name.rpartition("\r\n")[2]
    gap = " " if len(last) + len(one.addr_spec) + len(header) < _LONGEST_LINE - 5 else "\r\n "
    return f"{name}{gap}<{one.addr_spec}>"
