"""The letters about releases."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

_WHAT = {"what": Text("Liste over programmets personer", "List of a programme's people")}

register(
    LetterKind(
        key="releases.asked",
        name=Text("En udlevering venter på dig", "A release waits for you"),
        subject=Text("En udlevering skal afgøres", "A release is to be decided"),
        body=Text(
            "Kære {name}\n\n{who} beder om, at dette må udleveres: {what}.\n\n"
            "Se det, og godkend eller afvis det her: {link}\n",
            "Dear {name}\n\n{who} asks that this may leave: {what}.\n\n"
            "See it, and approve or refuse it here: {link}\n",
        ),
        places=("who", "what"),
        samples={"who": Text("Karen Eksempel", "Karen Eksempel"), **_WHAT},
    ),
    LetterKind(
        key="releases.decided",
        name=Text("Din udlevering er afgjort", "Your release is decided"),
        subject=Text("Din udlevering er afgjort", "Your release is decided"),
        body=Text(
            "Kære {name}\n\n{what}: {answer}.\n\nSe den her: {link}\n",
            "Dear {name}\n\n{what}: {answer}.\n\nSee it here: {link}\n",
        ),
        places=("what", "answer"),
        samples={"answer": Text("godkendt", "approved"), **_WHAT},
    ),
)
