"""What waits for a person, and what is new to them: what each capability tells My day.

A capability that has something to tell puts it in its ``waiting.py``::

    def waiting_for(person: User, *, on: date) -> list[Waiting]:
        ...  # a constant number of statements

and stands in the list of those who are asked, in ``home/asking.py``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing waits."""

    ANSWER = "answer"  # an invitation or a date poll
    APPROVAL = "approval"  # minutes, or what somebody else asks a second person for
    DECISION = "decision"
    FORM = "form"
    MEETING = "meeting"
    TASK = "task"
    WORK = "work"  # what is planned and not yet begun: a meeting without a day, a report to write


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for one person, in the language of the page.

    `title` begins with the verb of what is to be done; `link` leads to where it is done, and is
    empty when there is no page that this person may open. `due` is the last day for it: of a
    meeting its day, and None when no day is set. `detail` is what one needs to know beside it, such
    as the hours and the place.
    """

    kind: Kind
    title: str
    link: str
    due: date | None
    programme_title: str
    site_name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed for a person, and when, in the language of the page."""

    title: str
    link: str
    at: datetime
    programme_title: str
    site_name: str = ""
