"""The letters of the door. None says what the site is about: many read mail over a shoulder."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

SIGN_IN_LINK, PASSWORD_LINK, CHANGED = "doors.sign_in_link", "doors.password_link", "doors.changed"
REOPENED = "doors.reopened"
_NOT_ASKED = Text(
    "Har du ikke bedt om det, så se bort fra denne mail.\n",
    "If you did not ask for this, leave this mail aside.\n",
)

register(
    LetterKind(
        key=SIGN_IN_LINK,
        name=Text("Link til at logge ind", "Link to sign in"),
        subject=Text("Dit link til at logge ind", "Your link to sign in"),
        body=Text(
            "Kære {name}\n\nBrug dette link for at logge ind. Det virker én gang, og i et "
            "kvarter:\n\n{link}\n\n" + _NOT_ASKED.da,
            "Dear {name}\n\nUse this link to sign in. It works once, and for a quarter of an "
            "hour:\n\n{link}\n\n" + _NOT_ASKED.en,
        ),
        needed=("link",),
        is_urgent=True,
        is_secret=True,
        is_edited_by_staff=False,
    ),
    LetterKind(
        key=PASSWORD_LINK,
        name=Text("Link til at vælge adgangskode", "Link to choose a password"),
        subject=Text("Dit link til at vælge adgangskode", "Your link to choose a password"),
        body=Text(
            "Kære {name}\n\nBrug dette link for at vælge en adgangskode. Det virker én gang, og i "
            "tre dage:\n\n{link}\n\n" + _NOT_ASKED.da,
            "Dear {name}\n\nUse this link to choose a password. It works once, and for three "
            "days:\n\n{link}\n\n" + _NOT_ASKED.en,
        ),
        needed=("link",),
        is_urgent=True,
        is_secret=True,
        is_edited_by_staff=False,
    ),
    LetterKind(
        key=CHANGED,
        name=Text("Måden at logge ind på er ændret", "The way to sign in has changed"),
        subject=Text("Måden, du logger ind på, er ændret", "The way you sign in has changed"),
        body=Text(
            "Kære {name}\n\nMåden, du logger ind på, er ændret. Se den her:\n\n{link}\n\n"
            "Var det ikke dig, så kontakt straks den, der har oprettet dig.\n",
            "Dear {name}\n\nThe way you sign in has changed. See it here:\n\n{link}\n\n"
            "If it was not you, contact whoever added you at once.\n",
        ),
        needed=("link",),
        is_urgent=True,
        is_edited_by_staff=False,
    ),
    LetterKind(
        key=REOPENED,
        name=Text("Din konto er åben igen", "Your account is open again"),
        subject=Text("Din konto er åben igen", "Your account is open again"),
        body=Text(
            "Kære {name}\n\nDin konto har været lukket og er nu åben igen. Log ind her:\n\n"
            "{link}\n\nDit kalenderlink er nyt. Det står på din side.\n",
            "Dear {name}\n\nYour account was closed and is now open again. Sign in here:\n\n"
            "{link}\n\nYour calendar link is new. It stands on your page.\n",
        ),
        needed=("link",),
        is_urgent=True,
        is_edited_by_staff=False,
    ),
)
