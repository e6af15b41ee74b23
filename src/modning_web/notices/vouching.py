"""Whether our own mail server vouches for a mail's sender (RFC 8601)."""

import re
from email.parser import BytesHeaderParser
from email.policy import compat32

from modning_web.notices.reading import LONGEST_HEAD

TOPMOST = "*"  # for a server that puts its line on top and gives itself no name
_LONGEST_LINE = 5_000
# What stands in these can come from whoever sent the mail.
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\([^()]*\)")
_VERDICT = re.compile(r"dmarc(?:/\d+)?\s*=\s*([a-z]+)\b", re.IGNORECASE)


def is_vouched_for(mail: bytes, server: str) -> bool:
    """Whether `server` says that the sender's domain stands by the mail (DMARC).

    A mail can bring such a line along: only the topmost one of `server` counts, which it puts
    above all that came with the mail. Without a server to ask, nobody says no.
    """
    if not server:
        return True
    headers = BytesHeaderParser(policy=compat32).parsebytes(mail[:LONGEST_HEAD])
    for line in headers.get_all("Authentication-Results", []):
        name, *statements = _statements(str(line)[:_LONGEST_LINE])
        if server == TOPMOST:
            return _says_pass([name, *statements])
        if name.split(" ")[0].casefold() == server.casefold():
            return _says_pass(statements)
    return False


def _statements(line: str) -> list[str]:
    """Return what stands between semicolons, without what is quoted or commented."""
    bare = _QUOTED.sub('""', line)
    for _ in range(10):  # comments in comments
        bare = _COMMENT.sub(" ", bare)
    return [" ".join(part.split()) for part in bare.split(";")]


def _says_pass(statements: list[str]) -> bool:
    """Whether each verdict on DMARC is that it passed, and there is one."""
    found = [match[1].casefold() for one in statements if (match := _VERDICT.match(one))]
    return set(found) == {"pass"}
