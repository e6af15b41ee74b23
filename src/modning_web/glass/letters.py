"""The letter that tells of break-glass access."""

from modning.language import Text
from modning_web.notices.kinds import LetterKind, register

register(
    LetterKind(
        key="glass.broken",
        name=Text("Nødadgang er taget i brug", "Break-glass access was taken"),
        subject=Text("Nødadgang på {site}", "Break-glass access on {site}"),
        body=Text(
            "Kære {name}\n\n{who} har taget nødadgang til {where} og kan læse der til {until}.\n\n"
            "Begrundelsen er: {reason}\n\nSe alle nødadgange: {link}\n",
            "Dear {name}\n\n{who} has taken break-glass access to {where} and can read there "
            "until {until}.\n\nThe reason is: {reason}\n\nSee all such accesses: {link}\n",
        ),
        places=("who", "where", "until", "reason"),
        needed=("who", "reason"),
        samples={
            "who": Text("Mette Eksempel", "Mette Eksempel"),
            "where": Text("Et program, Nordby Kommune", "A programme, Nordby Kommune"),
            "until": Text("1. marts 2023 kl. 16.00", "1 March 2023 16:00"),
            "reason": Text("Projektlederen er syg.", "The programme lead is ill."),
        },
        is_urgent=True,
    )
)
