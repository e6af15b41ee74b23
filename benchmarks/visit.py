"""What there is to visit in a filled site; passed between processes as JSON."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page to visit. Its kind decides its targets; `viewer` names the one who opens it."""

    name: str
    kind: str  # "list", "detail", "dashboard" or "file"
    address: str
    viewer: str = "lead"
    group: str = "pages"  # the table that it stands in
    size: int = 1
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """The pages of a filled site, and each viewer's cookie to open them with."""

    pages: tuple[Page, ...]
    cookies: dict[str, str]

    def in_group(self, group: str) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.group == group)


def written(visit: Visit) -> str:
    """Return the visit as JSON."""
    return json.dumps(asdict(visit))


def read(text: str) -> Visit:
    """Return the visit that `written` wrote."""
    found = json.loads(text)
    return Visit(tuple(Page(**page) for page in found["pages"]), found["cookies"])
