"""The letters of the post itself."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

register(
    LetterKind(
        key="notices.bundle",
        name=Text("Samlet besked om nyt", "News in one mail"),
        subject=Text("{count} nyheder fra {site}", "{count} news from {site}"),
        body=Text(
            "Kære {name}\n\nDer er nyt til dig:\n\n{news}\n\n"
            "Alt, der venter på dig, står på din forside: {link}\n",
            "Dear {name}\n\nThere is news for you:\n\n{news}\n\n"
            "All that waits for you is on your front page: {link}\n",
        ),
        places=("count", "news"),
        needed=("news",),
        samples={
            "count": Text("2", "2"),
            "news": Text(
                "- Dialogmøde er flyttet til 12. april 2023\n  https://…\n\n"
                "- Referatet af opstartsmødet er godkendt\n  https://…",
                "- Dialogue meeting is moved to 12 April 2023\n  https://…\n\n"
                "- The minutes of the kickoff meeting are approved\n  https://…",
            ),
        },
    ),
    LetterKind(
        key="notices.news",
        name=Text("Nyt, der ikke kan siges med ord", "News without words"),
        subject=Text("Der er nyt til dig på {site}", "There is news for you on {site}"),
        body=Text(
            "Kære {name}\n\nDer er nyt til dig. Se det her: {link}\n",
            "Dear {name}\n\nThere is news for you. See it here: {link}\n",
        ),
        is_edited_by_staff=False,
    ),
    LetterKind(
        key="notices.not_arrived",
        name=Text("Et brev nåede ikke frem", "A letter did not arrive"),
        subject=Text("Et brev til {whom} nåede ikke frem", "A letter to {whom} did not arrive"),
        body=Text(
            "Kære {name}\n\nEt brev, du fik skrevet til {whom}, nåede ikke frem. Få e-mailen "
            "rettet, eller giv besked på en anden måde.\n\n{link}\n",
            "Dear {name}\n\nA letter that you had written to {whom} did not arrive. Have the "
            "e-mail mended, or tell them in another way.\n\n{link}\n",
        ),
        places=("whom",),
        samples={"whom": Text("Ida Eksempel", "Ida Example")},
    ),
    LetterKind(
        key="notices.not_known",
        name=Text("Et brev nåede måske ikke frem", "A letter may not have arrived"),
        subject=Text(
            "Ingen ved, om et brev til {whom} nåede frem",
            "Nobody knows whether a letter to {whom} arrived",
        ),
        body=Text(
            "Kære {name}\n\nForbindelsen brast, mens et brev, du fik skrevet til {whom}, blev "
            "sendt. Spørg, om det nåede frem, før du sender det igen.\n\n{link}\n",
            "Dear {name}\n\nThe connection broke while a letter that you had written to {whom} "
            "was sent. Ask whether it arrived before you send it again.\n\n{link}\n",
        ),
        places=("whom",),
        samples={"whom": Text("Ida Eksempel", "Ida Example")},
    ),
    LetterKind(
        key="notices.welcome",
        name=Text("Velkomst", "Welcome"),
        subject=Text("Velkommen til {site}", "Welcome to {site}"),
        body=Text(
            "Kære {name}\n\nDu er nu med på {site}. Når du bliver indkaldt til et møde, "
            "eller noget ændrer sig, får du et brev som dette.\n\nDin forside: {link}\n",
            "Dear {name}\n\nYou are now on {site}. When you are invited to a meeting, "
            "or something changes, you get a letter like this one.\n\nYour front page: {link}\n",
        ),
    ),
)
