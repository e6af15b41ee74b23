"""Whether our own mail server vouches for a mail's sender (RFC 8601)."""

import re
from email.parser import BytesHeaderParser
from email.policy import compat32

from modning_web.notices.reading import LONGEST_HEAD

_PASSED = re.compile(r"\bdmarc\s*=\s*pass\b", re.IGNORECASE)


def is_vouched_for(mail: bytes, server: str) -> bool:
    """Whether `server` says that the sender's domain stands by the mail (DMARC).

    A mail can bring such a line along: only the topmost one of `server` counts, which it puts
    above all that came with the mail. Without a server to ask, nobody says no.
    """
    if not server:
        return True
    headers = BytesHeaderParser(policy=compat32).parsebytes(mail[:LONGEST_HEAD])
    for line in headers.get_all("Authentication-Results", []):
        name, _, results = str(line)[:5_000].partition(";")
        if name.strip().split(" ")[0].casefold() == server.casefold():
            return _PASSED.search(results) is not None
    return False
