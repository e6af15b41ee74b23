"""N8xx: numbers that do not add up."""

from modning.language import Text
from modning.programme.findings import FindingKind

_WORKSHOPS = Text("Modningsworkshops", "Maturation workshops")
_MUNICIPALITIES = Text("Kommuner", "Municipalities")

TIMES_AND_DATES = FindingKind(
    code="N801",
    severity="error",
    title=Text("Antal gange og antal tider", "Number of times and number of dates"),
    message=Text(
        "“{name}” holdes {times} gange, men der står {count} tider: {whens}.",
        "“{name}” is held {times} times, but {count} dates are given: {whens}.",
    ),
    mend=Text(
        "Skriv en tid for hver gang, eller ret antallet.",
        "Write a date for each time, or mend the number.",
    ),
    example={
        "name": _WORKSHOPS,
        "times": "3",
        "count": "2",
        "whens": Text("marts 2023 og maj 2024", "March 2023 and May 2024"),
    },
)
TOTAL_TOO_SHORT = FindingKind(
    code="N802",
    severity="error",
    title=Text("Alle gangene tilsammen er for kort", "All times together are too short"),
    message=Text(
        "“{name}” holdes {times} gange, men varer {total} i alt. {times} gange kan ikke være"
        " kortere end {shortest}.",
        "“{name}” is held {times} times, but lasts {total} in all. {times} times cannot be"
        " shorter than {shortest}.",
    ),
    mend=Text(
        "“{total}” kan læses på to måder. Gælder det hver gang, skal det stå i duration."
        " Gælder det alle gange tilsammen, er der færre gange, eller også varer hver af dem under"
        " en dag: ret times, when eller duration.",
        "“{total}” can be read in two ways. If it is each time, it belongs in duration. If it is"
        " all times together, there are fewer times, or each lasts less than a day: mend times,"
        " when or duration.",
    ),
    example={
        "name": _WORKSHOPS,
        "times": "3",
        "total": Text("2 hele dage", "2 whole days"),
        "shortest": Text("3 dage, en for hver gang", "3 days, one for each time"),
    },
)
TOO_MANY_SEATS = FindingKind(
    code="N803",
    severity="error",
    title=Text("Flere pladser end rollen har", "More seats than the role has"),
    message=Text(
        "“{name}” har {seats} pladser til {role}, men der er kun {held}.",
        "“{name}” has {seats} seats for {role}, but there are only {held}.",
    ),
    mend=Text(
        "Ret antallet i teamet, eller ret rollens antal.",
        "Mend the number in the team, or mend the role's number.",
    ),
    example={
        "name": Text("Implementeringsteam", "Implementation team"),
        "seats": "5",
        "role": Text("Praktiker", "Practitioner"),
        "held": "4",
    },
)
MEMBERS_AND_NUMBER = FindingKind(
    code="N804",
    severity="error",
    title=Text("Navne og antal passer ikke", "Names and number do not fit"),
    message=Text(
        "“{name}” skal være {number}, men der står {count} navne.",
        "“{name}” should be {number}, but {count} names are given.",
    ),
    mend=Text("Ret listen members eller antallet.", "Mend the list members or the number."),
    example={"name": _MUNICIPALITIES, "number": "3–4", "count": "2"},
)
PARTNERS_AND_PARTY = FindingKind(
    code="N805",
    severity="error",
    title=Text("Partnere og parter passer ikke", "Partners and parties do not fit"),
    message=Text(
        "En ansøger skal have {asked} “{name}” med, men parten er sat til {number}.",
        "An applicant must bring {asked} “{name}”, but the party is set to {number}.",
    ),
    mend=Text(
        "Ret partens antal eller ansøgningsrundens.", "Mend the party's number or the call's."
    ),
    example={"name": _MUNICIPALITIES, "asked": "1–4", "number": "5"},
)
CAPACITY_AND_PARTY = FindingKind(
    code="N806",
    severity="error",
    title=Text("Pladser og parter passer ikke", "Places and parties do not fit"),
    message=Text(
        "Der er plads til {capacity}, men “{name}” er sat til {number}.",
        "There are places for {capacity}, but “{name}” is set to {number}.",
    ),
    mend=Text("Ret capacity eller partens antal.", "Mend capacity or the party's number."),
    example={"name": _MUNICIPALITIES, "capacity": "8", "number": "3–5"},
)
RHYTHM_AND_TOTAL = FindingKind(
    code="N807",
    severity="error",
    title=Text("Rytmen giver et andet antal", "The rhythm gives another number"),
    message=Text(
        "“{name}” er sat til {when}. I den tid, der er, giver rytmen {count} gange, ikke {total}.",
        "“{name}” is set for {when}. In the time there is, the rhythm gives {count} times, not"
        " {total}.",
    ),
    mend=Text("Ret rytmen, antallet eller perioden.", "Mend the rhythm, the number or the period."),
    example={
        "name": Text("Sparring", "Peer sparring"),
        "when": Text("hvert kvartal, 12 i alt", "every quarter, 12 in all"),
        "count": "8",
        "total": "12",
    },
)
CLOCK_AND_DURATION = FindingKind(
    code="N808",
    severity="error",
    title=Text("Klokkeslæt og varighed passer ikke", "Clock times and duration do not fit"),
    message=Text(
        "“{name}” er sat til {when}, men varigheden er {duration}.",
        "“{name}” is set for {when}, but the duration is {duration}.",
    ),
    mend=Text("Ret klokkeslættet eller varigheden.", "Mend the clock times or the duration."),
    example={
        "name": Text("Informationsmøde", "Information meeting"),
        "when": Text("14. maj 2024 kl. 12.00–13.15", "14 May 2024 at 12:00–13:15"),
        "duration": Text("3 timer", "3 hours"),
    },
)

ALL = (
    TIMES_AND_DATES,
    TOTAL_TOO_SHORT,
    TOO_MANY_SEATS,
    MEMBERS_AND_NUMBER,
    PARTNERS_AND_PARTY,
    CAPACITY_AND_PARTY,
    RHYTHM_AND_TOTAL,
    CLOCK_AND_DURATION,
)
