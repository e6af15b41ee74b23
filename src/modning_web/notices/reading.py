"""What a mail's headers and parts say, whatever they are written in."""

from contextlib import suppress
from email.header import decode_header, make_header
from email.message import Message

from modning.meeting.contact import one_line

LONGEST_HEAD = 20_000  # bytes; a parser takes longer than in proportion
_LONGEST_HEADER = 2_000


def header_of(message: Message, name: str) -> str:
    """Return a header as people read it, on one line; as it came, where it cannot be decoded."""
    return decoded_header(str(message.get(name, "")))


def decoded_header(written: str) -> str:
    """Return what stands in a header, on one line."""
    written = written[:_LONGEST_HEADER]
    with suppress(Exception):  # hostile bytes make the library raise what it likes
        written = str(make_header(decode_header(written)))
    return one_line(written)


def text_in(part: Message) -> str:
    """Return the text of a part; what says its charset wrong is most often from Windows."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    for charset in (_charset_of(part), "utf-8", "cp1252"):
        with suppress(LookupError, ValueError):
            return content.decode(charset)
    return content.decode("latin-1")


def _charset_of(part: Message) -> str:
    with suppress(Exception):  # as above
        return part.get_content_charset("utf-8")
    return "utf-8"
