"""P6xx: parties, roles and teams that do not fit what they are used for."""

from modning.language import Text
from modning.programme.findings import FindingKind

TOO_MANY_ASKED = FindingKind(
    code="P601",
    severity="error",
    title=Text("Flere end rollen har", "More than the role has"),
    message=Text(
        "“{name}” har brug for {asked} {role}, men der er kun {held}.",
        "“{name}” needs {asked} {role}, but there are only {held}.",
    ),
    mend=Text(
        "Ret tallet på deltageren, eller ret rollens antal.",
        "Mend the participant's number, or mend the role's number.",
    ),
    example={
        "name": Text("Modul 1", "Module 1"),
        "asked": "5",
        "role": Text("Praktiker", "Practitioner"),
        "held": "4",
    },
)
NO_SITES = FindingKind(
    code="P602",
    severity="error",
    title=Text("Lokal, men ingen steder", "Local, but no sites"),
    message=Text(
        "“{name}” holdes lokalt, men ingen part har steder at holde den.",
        "“{name}” is held locally, but no party has sites to hold it at.",
    ),
    mend=Text(
        "Skriv site = true på den part, som aktiviteten holdes hos, eller gør aktiviteten fælles.",
        "Write site = true on the party where it is held, or make the activity common.",
    ),
    example={"name": Text("Planlægningsworkshop", "Planning workshop")},
)
NOBODY_TAKES_PART = FindingKind(
    code="P603",
    severity="remark",
    title=Text("Ingen deltagere", "No participants"),
    message=Text("“{name}” har ingen deltagere.", "“{name}” has no participants."),
    mend=Text(
        "Skriv, hvem der deltager, i hvert fald hvilke parter.",
        "Write who takes part, at least which parties.",
    ),
    example={"name": Text("Statusmøde", "Status meeting")},
)
UNUSED = FindingKind(
    code="P604",
    severity="remark",
    title=Text("Bliver ikke brugt", "Not used"),
    message=Text(
        "{sort} “{name}” står i filen, men intet i programmet bruger den.",
        "The {sort} “{name}” is in the file, but nothing in the programme uses it.",
    ),
    mend=Text(
        "Skriv den, hvor den hører til, eller fjern den.",
        "Write it where it belongs, or remove it.",
    ),
    example={
        "sort": Text("Sporet", "track"),
        "name": Text("Processtøtte", "Process support"),
    },
)

ALL = (TOO_MANY_ASKED, NO_SITES, NOBODY_TAKES_PART, UNUSED)
