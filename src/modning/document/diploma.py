"""What a diploma says: one page to hang up, whatever it is drawn like."""

from dataclasses import dataclass
from datetime import date

from modning.document.content import Fact, Table
from modning.language import Language


@dataclass(frozen=True, slots=True)
class Diploma:
    """A page that honours one person, as it reads from the top.

    `issuer` gives it. `holder` of `place` (may be empty) has done `deed` in an `edition` of
    `subject`, as the `table` tells. Of each in `signed` the first value stands on a line to write
    on, the others and the label below it. `number` tells the diploma from all others. `dated` is
    the date that the file carries, `about` what it says of itself.
    """

    title: str
    issuer: str
    given_to: str
    holder: str
    place: str
    deed: str
    subject: str
    edition: str
    table: Table
    signed: tuple[Fact, ...]
    number: str
    about: str
    language: Language
    dated: date
