"""The letters about minutes and tasks."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

_MEETING = ("meeting", "when")
_SAMPLES = {
    "meeting": Text("Udviklingsmøde", "Development meeting"),
    "when": Text("den 11. maj 2023", "11 May 2023"),
    "by": Text("Karen Demo-Lund", "Karen Demo-Lund"),
}

register(
    LetterKind(
        key="minutes.circulated",
        name=Text("Referat til kommentering", "Minutes for comments"),
        subject=Text("Referat af {meeting} til kommentering", "Minutes of {meeting} for comments"),
        body=Text(
            "Kære {name}\n\n{by} har sendt referatet af {meeting} {when} rundt.\n"
            "Læs det, og skriv, hvis noget skal rettes, før det godkendes: {link}\n",
            "Dear {name}\n\n{by} has circulated the minutes of {meeting} {when}.\n"
            "Read them, and write if something must be mended before they are approved: {link}\n",
        ),
        places=(*_MEETING, "by"),
        samples=_SAMPLES,
    ),
    LetterKind(
        key="minutes.approved",
        name=Text("Referat godkendt", "Minutes approved"),
        subject=Text("Referatet af {meeting} er godkendt", "The minutes of {meeting} are approved"),
        body=Text(
            "Kære {name}\n\nReferatet af {meeting} {when} er godkendt af {by}.\n"
            "Læs det her: {link}\n",
            "Dear {name}\n\nThe minutes of {meeting} {when} are approved by {by}.\n"
            "Read them here: {link}\n",
        ),
        places=(*_MEETING, "by"),
        samples=_SAMPLES,
    ),
    LetterKind(
        key="minutes.amended",
        name=Text("Tilføjelse til et godkendt referat", "Amendment to approved minutes"),
        subject=Text(
            "Referatet af {meeting} har fået en tilføjelse",
            "The minutes of {meeting} have been amended",
        ),
        body=Text(
            "Kære {name}\n\n{by} har ændret det godkendte referat af {meeting} {when}.\n"
            "Hvad der er ændret og hvorfor, står her: {link}\n",
            "Dear {name}\n\n{by} has amended the approved minutes of {meeting} {when}.\n"
            "What is changed and why stands here: {link}\n",
        ),
        places=(*_MEETING, "by"),
        samples=_SAMPLES,
    ),
)
