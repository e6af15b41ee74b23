"""An answer to an invitation, and the reasons why one is not taken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from modning.language import Text
from modning.meeting.invitation.value import Answered
from modning.meeting.slot import Slot

Kind = Literal["reply", "counter", "refresh"]
RefusedFor = Literal[
    "too-large",
    "too-complicated",
    "no-sender",
    "no-calendar",
    "unreadable",
    "not-an-answer",
    "recurring",
    "several-meetings",
    "no-attendee",
    "forged",
    "no-answer",
    "unknown-meeting",
    "not-invited",
    "unknown-sequence",
    "out-of-date",
]

REASONS: dict[RefusedFor, Text] = {
    "too-large": Text("Mailen er for stor til at være et svar.", "The mail is too large."),
    "too-complicated": Text(
        "Mailen har flere dele eller lag, end et svar har.",
        "The mail has more parts or layers than an answer has.",
    ),
    "no-sender": Text("Mailen siger ikke, hvem den er fra.", "The mail does not say who sent it."),
    "no-calendar": Text(
        "Der er intet kalendersvar i mailen. Læs den, og skriv svaret ind.",
        "There is no calendar answer in the mail. Read it, and enter the answer.",
    ),
    "unreadable": Text(
        "Kalendersvaret kan ikke læses. Læs mailen, og skriv svaret ind.",
        "The calendar answer cannot be read. Read the mail, and enter the answer.",
    ),
    "not-an-answer": Text(
        "Mailen er ikke et svar på en indkaldelse, men noget andet fra en kalender.",
        "The mail is no answer to an invitation, but something else from a calendar.",
    ),
    "recurring": Text(
        "Svaret gælder et møde, der gentages. Vores møder har hver sin indkaldelse.",
        "The answer is for a recurring meeting. Each of ours has an invitation of its own.",
    ),
    "several-meetings": Text(
        "Svaret gælder flere møder på én gang.", "The answer is for several meetings at once."
    ),
    "no-attendee": Text("Svaret siger ikke, hvem der svarer.", "It does not say who answers."),
    "forged": Text(
        "Mailen er fra en anden end den, svaret gælder. Spørg den, der er indkaldt.",
        "The mail is from another than the one it answers for. Ask the one who is invited.",
    ),
    "no-answer": Text(
        "Svaret siger hverken ja, nej eller måske.", "The answer says neither yes, no nor maybe."
    ),
    "unknown-meeting": Text("Mødet findes ikke her.", "There is no such meeting here."),
    "not-invited": Text("Den, der svarer, er ikke indkaldt.", "Who answers is not invited."),
    "unknown-sequence": Text(
        "Svaret gælder en indkaldelse, vi ikke har sendt endnu.",
        "The answer is for an invitation that we have not sent yet.",
    ),
    "out-of-date": Text(
        "Svaret gælder en indkaldelse, der er ændret siden, eller der er et nyere svar.",
        "The answer is for an invitation changed since, or there is a newer answer.",
    ),
}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer was not taken; keep the mail, so that a person can look at it.

    `uid` and `sender` are what the mail claims, as far as it could be read.
    """

    reason: RefusedFor
    uid: str = ""
    sender: str = ""

    @property
    def told(self) -> Text:
        """What is wrong and what to do."""
        return REASONS[self.reason]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one who is invited wrote back, as their program sent it; not yet checked.

    `answered` is None in a counter or refresh that says nothing of it. `proposes` is the time
    that a counter asks for. `comment` is plain text: what looks like HTML in it is only text.
    `stamped_at` is never later than when the mail was received. `sent_by` is the sender where
    that is another who claims to answer for them.
    """

    kind: Kind
    uid: str
    sequence: int
    address: str
    answered: Answered | None
    stamped_at: datetime
    comment: str = ""
    proposes: Slot | None = None
    sent_by: str = ""
    delegated_to: str = ""
    delegated_from: str = ""
