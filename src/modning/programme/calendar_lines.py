"""The lines of an iCalendar file (RFC 5545): values as text, escaped and folded.

A plan of ten thousand events is written in a moment, which no library of objects does.
"""

from datetime import UTC, date, datetime

LONGEST = 75  # octets of a line, without its end
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

_BREAKS = str.maketrans({"\n": None, "\t": None})


def text_line(name: str, *texts: str, language: str = "") -> str:
    """Return the line of a property whose values are text; `language` says which they are in."""
    value = ",".join(clean(text).translate(_ESCAPES) for text in texts)
    return line(f"{name};LANGUAGE={language}" if language else name, value)


def day_line(name: str, day: date) -> str:
    """Return the line of a property that is a whole day."""
    return line(f"{name};VALUE=DATE", f"{day:%Y%m%d}")


def clock_line(name: str, at: datetime, zone: str) -> str:
    """Return the line of a property that is a time on the clock in a zone."""
    return line(f"{name};TZID={zone}", f"{at:%Y%m%dT%H%M%S}")


def moment_line(name: str, at: datetime) -> str:
    """Return the line of a property that is a moment in time, whatever zone it was given in."""
    return line(name, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def line(name: str, value: str) -> str:
    """Return one line with its end, folded where it is longer than a line may be."""
    whole = f"{name}:{value}"
    if len(whole) <= LONGEST and whole.isascii():
        return f"{whole}\r\n"
    return "\r\n ".join(_pieces(whole.encode())) + "\r\n"


def _pieces(octets: bytes) -> list[str]:
    pieces, start, room = [], 0, LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # inside a letter of several octets
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, LONGEST - 1  # a line that goes on begins with a space
    return [*pieces, octets[start:].decode()]


def clean(text: str) -> str:
    """Return `text` without the control characters that RFC 5545 forbids."""
    if text.isprintable() or text.translate(_BREAKS).isprintable():
        return text
    return "".join(one for one in text if one in "\n\t" or one.isprintable() or one == " ")
