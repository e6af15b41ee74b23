"""The letters about hats that reach every programme."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

ASKED, DECIDED = "people.hat_asked", "people.hat_decided"
_SAMPLES = {
    "who": Text("Karen Eksempel", "Karen Eksempel"),
    "whose": Text("Inge Eksempel", "Inge Eksempel"),
    "hat": Text("Revisor", "Auditor"),
    "answer": Text("godkendt", "approved"),
}

register(
    LetterKind(
        key=ASKED,
        name=Text("En rolle på tværs venter på dig", "A role across programmes waits for you"),
        subject=Text("En rolle skal afgøres", "A role is to be decided"),
        body=Text(
            "Kære {name}\n\n{who} beder om en ændring af, hvem der har rollen {hat}: {whose}.\n\n"
            "Se det, og godkend eller afvis det her: {link}\n",
            "Dear {name}\n\n{who} asks for a change of who has the role {hat}: {whose}.\n\n"
            "See it, and approve or refuse it here: {link}\n",
        ),
        places=("who", "whose", "hat"),
        samples=_SAMPLES,
    ),
    LetterKind(
        key=DECIDED,
        name=Text("Den rolle, du bad om, er afgjort", "The role you asked for is decided"),
        subject=Text("En rolle er afgjort", "A role is decided"),
        body=Text(
            "Kære {name}\n\n{hat}, {whose}: {answer}.\n\nSe det her: {link}\n",
            "Dear {name}\n\n{hat}, {whose}: {answer}.\n\nSee it here: {link}\n",
        ),
        places=("hat", "whose", "answer"),
        samples=_SAMPLES,
    ),
)
