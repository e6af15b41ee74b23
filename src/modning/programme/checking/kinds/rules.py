"""R5xx: promises in the text that the activities do not keep."""

from modning.language import Text
from modning.programme.findings import FindingKind

_DIALOGUE = Text("Hver kommune har to dialogmøder om året.", "Two dialogue meetings a year.")
_EACH = Text(" i hver af de 4 kommuner", " in each of the 4 municipalities")

TOO_LITTLE = FindingKind(
    code="R501",
    severity="error",
    title=Text("Færre end lovet", "Less than promised"),
    message=Text(
        "Reglen “{rule}” siger {number} {unit} {stretch}{where}. Planen når højst {found}: {held}.",
        "The rule “{rule}” says {number} {unit} {stretch}{where}. The plan reaches {found} at most:"
        " {held}.",
    ),
    mend=Text(
        "Tilføj det, der mangler, ret tiderne, eller ret reglen.",
        "Add what is missing, mend the times, or mend the rule.",
    ),
    example={
        "rule": _DIALOGUE,
        "number": "2",
        "unit": Text("gange", "times"),
        "stretch": Text("i 2023", "in 2023"),
        "where": _EACH,
        "found": "1",
        "held": Text(
            "Dialogmøde (september–oktober 2023)", "Dialogue meeting (September–October 2023)"
        ),
    },
)
TOO_MUCH = FindingKind(
    code="R502",
    severity="error",
    title=Text("Mere end lovet", "More than promised"),
    message=Text(
        "Reglen “{rule}” siger {number} {unit} {stretch}{where}. Planen har mindst {found}:"
        " {held}.",
        "The rule “{rule}” says {number} {unit} {stretch}{where}. The plan has {found} at least:"
        " {held}.",
    ),
    mend=Text(
        "Fjern det, der er for meget, ret tiderne, eller ret reglen.",
        "Remove what is too much, mend the times, or mend the rule.",
    ),
    example={
        "rule": _DIALOGUE,
        "number": "2",
        "unit": Text("gange", "times"),
        "stretch": Text("i 2024", "in 2024"),
        "where": _EACH,
        "found": "3",
        "held": Text(
            "Dialogmøde (marts 2024), Dialogmøde (maj 2024) og Dialogmøde (oktober 2024)",
            "Dialogue meeting (March 2024), Dialogue meeting (May 2024) and Dialogue meeting"
            " (October 2024)",
        ),
    },
)
UNCHECKED = FindingKind(
    code="R503",
    severity="remark",
    title=Text("Reglen kan ikke kontrolleres", "The rule cannot be checked"),
    message=Text(
        "Reglen “{rule}” tæller {unit}, men det står ikke, hvor længe de aktiviteter"
        " varer: {names}.",
        "The rule “{rule}” counts {unit}, but it is not said how long the activities"
        " last: {names}.",
    ),
    mend=Text(
        "Skriv varigheden på aktiviteterne, så snart den er kendt.",
        "Write the duration on the activities as soon as it is known.",
    ),
    example={
        "rule": Text("Der er 6–8 undervisningsdage.", "There are 6–8 training days."),
        "unit": Text("dage", "days"),
        "names": Text("Kompetenceudvikling", "Training"),
    },
)
NOTHING_COUNTS = FindingKind(
    code="R504",
    severity="error",
    title=Text("Reglen gælder ingen aktivitet", "The rule is about no activity"),
    message=Text(
        "Reglen “{rule}” gælder ingen af programmets aktiviteter.",
        "The rule “{rule}” is about none of the programme's activities.",
    ),
    mend=Text(
        "Skriv i of eller of_kind, hvilke aktiviteter reglen gælder, eller fjern reglen.",
        "Write in of or of_kind which activities the rule is about, or remove the rule.",
    ),
    example={"rule": Text("Der er tre workshops.", "There are three workshops.")},
)

ALL = (TOO_LITTLE, TOO_MUCH, UNCHECKED, NOTHING_COUNTS)
