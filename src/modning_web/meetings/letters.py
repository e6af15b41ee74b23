"""The letters that meetings write beside invitations; staff can word them otherwise."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

POLL, REMINDER, ANSWERED, COUNTER = (
    "meetings.poll",
    "meetings.poll_reminder",
    "meetings.answered",
    "meetings.counter",
)
INVITATION = "meetings.invitation"  # written by the method, so that calendars understand it

_SAMPLES = {
    "title": Text("Udviklingsmøde i maj", "Development meeting in May"),
    "times": Text("den 3. maj 2023 kl. 9.00–12.00", "3 May 2023 at 9.00–12.00"),
    "answer_by": Text("den 20. april 2023", "20 April 2023"),
    "person": Text("Ida Eksempel", "Ida Example"),
    "answer": Text("Kommer ikke", "Not coming"),
    "comment": Text("Jeg er på kursus den dag.", "I am on a course that day."),
    "when": Text("den 3. maj 2023 kl. 9.00–12.00", "3 May 2023 at 9.00–12.00"),
}

register(
    LetterKind(
        key=INVITATION,
        name=Text("Indkaldelse til et møde", "Invitation to a meeting"),
        subject=Text("Indkaldelse", "Invitation"),
        body=Text("Se indkaldelsen: {link}", "See the invitation: {link}"),
        is_edited_by_staff=False,
    ),
    LetterKind(
        key=POLL,
        name=Text("Hvornår kan du? (datoafstemning)", "When can you? (date poll)"),
        places=("title", "times", "answer_by"),
        samples=_SAMPLES,
        subject=Text("Hvornår kan du? {title}", "When can you? {title}"),
        body=Text(
            "Kære {name}\n\nVi vil gerne finde en tid til {title}. Du er en af dem, der skal med."
            "\n\nTiderne er:\n{times}\n\nSvar her{answer_by}:\n{link}\n",
            "Dear {name}\n\nWe would like to find a time for {title}. You are one of those needed."
            "\n\nThe times are:\n{times}\n\nAnswer here{answer_by}:\n{link}\n",
        ),
    ),
    LetterKind(
        key=REMINDER,
        name=Text("Påmindelse om datoafstemning", "Reminder of a date poll"),
        places=("title", "times", "answer_by"),
        samples=_SAMPLES,
        subject=Text("Husk at svare: {title}", "Remember to answer: {title}"),
        body=Text(
            "Kære {name}\n\nVi mangler dit svar på, hvornår {title} passer dig.\n\nTiderne er:\n"
            "{times}\n\nSvar her{answer_by}:\n{link}\n",
            "Dear {name}\n\nWe still need your answer on {title}.\n\nThe times are:\n"
            "{times}\n\nAnswer here{answer_by}:\n{link}\n",
        ),
    ),
    LetterKind(
        key=ANSWERED,
        name=Text("Svar på en indkaldelse", "Answer to an invitation"),
        places=("title", "person", "answer", "comment"),
        samples=_SAMPLES,
        subject=Text("{person}: {answer}. {title}", "{person}: {answer}. {title}"),
        body=Text(
            "Kære {name}\n\n{person} har svaret på indkaldelsen til {title}: {answer}.\n\n{comment}"
            "\n\n{link}\n",
            "Dear {name}\n\n{person} has answered the invitation to {title}: {answer}.\n\n{comment}"
            "\n\n{link}\n",
        ),
    ),
    LetterKind(
        key=COUNTER,
        name=Text("Forslag om en anden tid", "Proposal of another time"),
        places=("title", "person", "when", "comment"),
        samples=_SAMPLES,
        subject=Text(
            "{person} foreslår en anden tid: {title}", "{person} proposes another time: {title}"
        ),
        body=Text(
            "Kære {name}\n\n{person} foreslår, at {title} i stedet holdes {when}.\n\n{comment}\n\n"
            "{link}\n",
            "Dear {name}\n\n{person} proposes that {title} be held {when} instead.\n\n{comment}\n\n"
            "{link}\n",
        ),
    ),
)
