"""The letters of the door. None says what the site is about: many read mail over a shoulder."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

SIGN_IN_LINK, PASSWORD_LINK, CHANGED = "doors.sign_in_link", "doors.password_link", "doors.changed"
REOPENED, NEW_EMAIL = "doors.reopened", "doors.new_email"
EMAIL_ASKED, EMAIL_CHANGED = "doors.email_asked", "doors.email_changed"
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
    LetterKind(
        key=NEW_EMAIL,
        name=Text("Bekræft en ny e-mail", "Confirm a new e-mail"),
        subject=Text("Bekræft din nye e-mail", "Confirm your new e-mail"),
        body=Text(
            "Kære {name}\n\nDenne adresse skal være din e-mail fra nu af. Bekræft det her. Linket "
            "virker én gang, og i tre dage:\n\n{link}\n\n" + _NOT_ASKED.da,
            "Dear {name}\n\nThis address is to be your e-mail from now on. Confirm it here. The "
            "link works once, and for three days:\n\n{link}\n\n" + _NOT_ASKED.en,
        ),
        needed=("link",),
        is_urgent=True,
        is_secret=True,
        is_edited_by_staff=False,
    ),
    LetterKind(
        key=EMAIL_ASKED,
        name=Text("Din e-mail er ved at blive ændret", "Your e-mail is about to change"),
        subject=Text("Din e-mail er ved at blive ændret", "Your e-mail is about to change"),
        body=Text(
            "Kære {name}\n\nDer er bedt om, at du får en anden e-mail. Den gælder først, når den, "
            "der læser mail der, har bekræftet den. Se, hvordan du logger ind:\n\n{link}\n\n"
            "Var det ikke dig, så kontakt straks den, der har oprettet dig.\n",
            "Dear {name}\n\nSomebody asked that you get another e-mail. It counts only once "
            "whoever reads mail there has confirmed it. See how you sign in:\n\n{link}\n\n"
            "If it was not you, contact whoever added you at once.\n",
        ),
        needed=("link",),
        is_urgent=True,
        is_edited_by_staff=False,
    ),
    LetterKind(
        key=EMAIL_CHANGED,
        name=Text("Din e-mail er ændret", "Your e-mail has changed"),
        subject=Text("Din e-mail er ændret", "Your e-mail has changed"),
        body=Text(
            "Kære {name}\n\nDu har fået en anden e-mail og kan ikke længere logge ind med denne. "
            "Se, hvordan du logger ind:\n\n{link}\n\n"
            "Var det ikke dig, så kontakt straks den, der har oprettet dig.\n",
            "Dear {name}\n\nYou have another e-mail and can no longer sign in with this one. See "
            "how you sign in:\n\n{link}\n\n"
            "If it was not you, contact whoever added you at once.\n",
        ),
        needed=("link",),
        is_urgent=True,
        is_edited_by_staff=False,
    ),
)
