"""O3xx: what cannot come in the order that the definition asks for."""

from modning.language import Text
from modning.programme.findings import FindingKind

TOO_EARLY = FindingKind(
    code="O301",
    severity="error",
    title=Text("Kan ikke nå at ligge efter", "Cannot come after"),
    message=Text(
        "“{activity}” ({when}) skal ligge efter “{other}” ({other_when}), men “{other}” er"
        " tidligst forbi {over}, og “{activity}” skal senest begynde {begins}.",
        "“{activity}” ({when}) must come after “{other}” ({other_when}), but “{other}” is not"
        " over before {over}, and “{activity}” must begin by {begins}.",
    ),
    mend=Text(
        "Flyt en af de to, eller fjern “{other_id}” fra feltet after.",
        "Move one of the two, or remove “{other_id}” from the field after.",
    ),
    example={
        "activity": Text("Afvikling af forløb", "Delivery"),
        "when": Text("januar 2022", "January 2022"),
        "other": Text("Modul 1", "Module 1"),
        "other_when": Text("9.–10. februar 2022", "9–10 February 2022"),
        "over": Text("den 10. februar 2022", "10 February 2022"),
        "begins": Text("den 31. januar 2022", "31 January 2022"),
        "other_id": "modul-1",
    },
)
CIRCLE = FindingKind(
    code="O302",
    severity="error",
    title=Text("Rækkefølgen går i ring", "The order goes in a circle"),
    message=Text(
        "Disse venter på hinanden, så ingen af dem kan komme først: {names}.",
        "These wait for each other, so none of them can come first: {names}.",
    ),
    mend=Text(
        "Fjern et af id'erne fra feltet {field}.", "Remove one of the ids from the field {field}."
    ),
    example={
        "names": Text("Modul 1 og Modul 2", "Module 1 and Module 2"),
        "field": "after",
    },
)
PART_APART = FindingKind(
    code="O303",
    severity="error",
    title=Text("Ligger ikke samtidig med helheden", "A part that lies apart from its whole"),
    message=Text(
        "“{activity}” ({when}) er en del af “{other}” ({other_when}), men de kan ikke ligge"
        " samtidig.",
        "“{activity}” ({when}) is a part of “{other}” ({other_when}), but they cannot be held"
        " at the same time.",
    ),
    mend=Text(
        "Giv de to samme tid, eller fjern feltet during.",
        "Give the two the same time, or remove the field during.",
    ),
    example={
        "activity": Text("Spørgsmål om data", "Questions on data"),
        "when": Text("marts 2023", "March 2023"),
        "other": Text("Opstartsmøde", "Start-up meeting"),
        "other_when": Text("januar/februar 2023", "January/February 2023"),
    },
)
CALL_BACKWARDS = FindingKind(
    code="O304",
    severity="error",
    title=Text("Ansøgningsrunden går baglæns", "The call goes backwards"),
    message=Text(
        "{later} ({later_when}) ligger før {earlier} ({earlier_when}).",
        "{later} ({later_when}) comes before {earlier} ({earlier_when}).",
    ),
    mend=Text("Ret en af de to datoer.", "Mend one of the two dates."),
    example={
        "later": Text("Ansøgningsfristen", "The deadline"),
        "later_when": Text("12. juni 2024", "12 June 2024"),
        "earlier": Text("åbningen", "the opening"),
        "earlier_when": Text("1. juli 2024", "1 July 2024"),
    },
)
INFORMATION_TOO_LATE = FindingKind(
    code="O305",
    severity="error",
    title=Text("Informationsmøde efter fristen", "Information meeting after the deadline"),
    message=Text(
        "“{activity}” ({when}) ligger efter ansøgningsfristen ({deadline}).",
        "“{activity}” ({when}) comes after the deadline for applications ({deadline}).",
    ),
    mend=Text("Ret mødets dato eller fristen.", "Mend the meeting's date or the deadline."),
    example={
        "activity": Text("Informationsmøde", "Information meeting"),
        "when": Text("14. juni 2024", "14 June 2024"),
        "deadline": Text("12. juni 2024", "12 June 2024"),
    },
)

ALL = (TOO_EARLY, CIRCLE, PART_APART, CALL_BACKWARDS, INFORMATION_TOO_LATE)
