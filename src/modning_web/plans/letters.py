"""What people are told when a plan is released; staff can word it otherwise."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

RELEASED = "plans.released"

register(
    LetterKind(
        key=RELEASED,
        name=Text("Nye datoer (en plan er frigivet)", "New dates (a plan is released)"),
        places=("programme", "meetings"),
        samples={
            "programme": Text("Et program", "A programme"),
            "meetings": Text(
                "Udviklingsmøde: den 3. maj 2023 kl. 9.00–12.00",
                "Development meeting: 3 May 2023 at 9.00–12.00",
            ),
        },
        subject=Text("Nye datoer i {programme}", "New dates in {programme}"),
        body=Text(
            "Kære {name}\n\nDatoerne for møder i {programme} er lagt fast eller ændret. Det gælder"
            " for dig:\n\n{meetings}\n\nDu bliver indkaldt til hvert møde for sig. Se dem her:\n"
            "{link}\n",
            "Dear {name}\n\nThe dates of meetings in {programme} are settled or changed. For you"
            " that is:\n\n{meetings}\n\nYou will be invited to each meeting by itself. See them"
            " here:\n{link}\n",
        ),
    ),
)
