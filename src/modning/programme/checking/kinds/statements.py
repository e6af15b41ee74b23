"""S4xx: places in the source that say different things of the same."""

from modning.language import Text
from modning.programme.findings import FindingKind

_MEND = Text(
    "Find ud af, hvad der gælder. Skriv det i aktivitetens eget felt, og ret eller fjern det"
    " udsagn, der er forkert.",
    "Find out what holds. Write it in the activity's own field, and mend or remove the"
    " statement that is wrong.",
)
_WORKSHOPS = Text("Modningsworkshops", "Maturation workshops")

DATES_DIFFER = FindingKind(
    code="S401",
    severity="error",
    title=Text("Forskellige tider for det samme", "Different times for the same"),
    message=Text(
        "“{name}” har ikke samme tid alle steder. {said}. Forskellen er {difference}.",
        "“{name}” does not have the same time everywhere. {said}. The difference is {difference}.",
    ),
    mend=_MEND,
    example={
        "name": _WORKSHOPS,
        "said": Text(
            "Afsnit 1.4: marts og september 2023; afsnit 2.1: marts 2023 og august 2024",
            "Section 1.4: March and September 2023; section 2.1: March 2023 and August 2024",
        ),
        "difference": Text(
            "september 2023 (afsnit 1.4) og august 2024 (afsnit 2.1)",
            "September 2023 (section 1.4) and August 2024 (section 2.1)",
        ),
    },
)
TIMES_DIFFER = FindingKind(
    code="S402",
    severity="error",
    title=Text("Forskelligt antal gange", "Different numbers of times"),
    message=Text(
        "“{name}” holdes ikke lige mange gange alle steder. {said}.",
        "“{name}” is not held the same number of times everywhere. {said}.",
    ),
    mend=_MEND,
    example={
        "name": _WORKSHOPS,
        "said": Text("Side 2: 3; side 4: 2", "Page 2: 3; page 4: 2"),
    },
)
DURATION_DIFFERS = FindingKind(
    code="S403",
    severity="error",
    title=Text("Forskellig varighed", "Different durations"),
    message=Text(
        "“{name}” varer ikke lige længe alle steder. {said}.",
        "“{name}” does not last equally long everywhere. {said}.",
    ),
    mend=_MEND,
    example={
        "name": _WORKSHOPS,
        "said": Text("Side 2: 1 dag; side 4: 2 dage", "Page 2: 1 day; page 4: 2 days"),
    },
)
FORMAT_DIFFERS = FindingKind(
    code="S404",
    severity="error",
    title=Text("Forskellig mødeform", "Different formats"),
    message=Text(
        "“{name}” har ikke samme form alle steder. {said}.",
        "“{name}” does not have the same format everywhere. {said}.",
    ),
    mend=_MEND,
    example={
        "name": Text("Indledende telefonmøde", "Introductory call"),
        "said": Text(
            "Overskriften: telefon; “Hvor”: virtuelt", "The heading: telephone; “Where”: virtual"
        ),
    },
)
PARTICIPANTS_DIFFER = FindingKind(
    code="S405",
    severity="error",
    title=Text("Forskellige deltagere", "Different participants"),
    message=Text(
        "“{name}” har ikke de samme deltagere alle steder. {said}. Forskellen er {difference}.",
        "“{name}” does not have the same participants everywhere. {said}. The difference is"
        " {difference}.",
    ),
    mend=_MEND,
    example={
        "name": Text("Udviklingsmøde", "Development meeting"),
        "said": Text(
            "Tabellen: Kommuner; teksten: Kommuner og Evaluator",
            "The table: Municipalities; the text: Municipalities and Evaluator",
        ),
        "difference": Text("Evaluator", "Evaluator"),
    },
)
PARTY_NUMBER_DIFFERS = FindingKind(
    code="S406",
    severity="error",
    title=Text("Forskelligt antal parter", "Different numbers of parties"),
    message=Text(
        "Der er ikke lige mange “{name}” alle steder. {said}.",
        "There are not equally many “{name}” everywhere. {said}.",
    ),
    mend=Text(
        "Find ud af, hvor mange der er med. Skriv det i partens eget felt, og ret eller fjern det"
        " udsagn, der er forkert.",
        "Find out how many take part. Write it in the party's own field, and mend or remove the"
        " statement that is wrong.",
    ),
    example={
        "name": Text("Kommuner", "Municipalities"),
        "said": Text("Side 1: 3–4; side 5: 2", "Page 1: 3–4; page 5: 2"),
    },
)
NOT_QUITE_THE_SAME = FindingKind(
    code="S407",
    severity="remark",
    title=Text("Ikke helt det samme to steder", "Not quite the same in two places"),
    message=Text(
        "{topic} for “{name}” er ikke skrevet ens alle steder. {said}.",
        "{topic} of “{name}” is not written alike everywhere. {said}.",
    ),
    mend=Text(
        "De kan godt passe sammen. Skriv det, der gælder, og fjern det andet udsagn.",
        "They may well fit together. Write what holds, and remove the other statement.",
    ),
    example={
        "topic": Text("Varigheden", "The duration"),
        "name": Text("Modul 3", "Module 3"),
        "said": Text("Side 6: 1 dag; side 2: 1–2 dage", "Page 6: 1 day; page 2: 1–2 days"),
    },
)
CALL_HAS_TWO_NAMES = FindingKind(
    code="S408",
    severity="remark",
    title=Text("Ansøgningsrunden har flere navne", "The call has several names"),
    message=Text(
        "Ansøgningsrunden hedder ikke det samme alle steder. {said}.",
        "The call is not named alike everywhere. {said}.",
    ),
    mend=Text(
        "Brug ét navn, og fjern det andet udsagn.",
        "Use one name, and remove the other statement.",
    ),
    example={
        "said": Text(
            "Side 1: Pulje til rådgivning; side 9: Tidlig rådgivning",
            "Page 1: Pool for advice; page 9: Early advice",
        )
    },
)

ALL = (
    DATES_DIFFER,
    TIMES_DIFFER,
    DURATION_DIFFERS,
    FORMAT_DIFFERS,
    PARTICIPANTS_DIFFER,
    PARTY_NUMBER_DIFFERS,
    NOT_QUITE_THE_SAME,
    CALL_HAS_TWO_NAMES,
)
