"""T2xx: times that lie wrong against the programme, the phases and the calendar."""

from modning.language import Text
from modning.programme.findings import FindingKind

_MEETING = Text("Opstartsmøde", "Start-up meeting")
_JANUARY = Text("januar 2022", "January 2022")
_PERIOD = Text("2023–2024", "2023–2024")
_START = Text("Opstartsfase", "Start-up phase")
_MATURATION = Text("Modningsfase", "Maturation phase")

OUTSIDE_PROGRAMME = FindingKind(
    code="T201",
    severity="error",
    title=Text("Uden for programmets periode", "Outside the programme's period"),
    message=Text(
        "“{name}” er sat til {when}. Det ligger uden for programmets periode, {period}.",
        "“{name}” is set for {when}. That lies outside the programme's period, {period}.",
    ),
    mend=Text(
        "Ret tidspunktet, eller ret programmets periode.",
        "Mend the time, or mend the programme's period.",
    ),
    example={"name": _MEETING, "when": _JANUARY, "period": _PERIOD},
)
PARTLY_OUTSIDE_PROGRAMME = FindingKind(
    code="T202",
    severity="remark",
    title=Text("Delvis uden for programmets periode", "Partly outside the programme's period"),
    message=Text(
        "“{name}” er sat til {when}. Noget af den tid ligger uden for programmets periode,"
        " {period}.",
        "“{name}” is set for {when}. Some of that time lies outside the programme's period,"
        " {period}.",
    ),
    mend=Text(
        "Gør tidsrummet kortere, eller ret programmets periode.",
        "Make the time shorter, or mend the programme's period.",
    ),
    example={
        "name": _MEETING,
        "when": Text("december 2022 – januar 2023", "December 2022 – January 2023"),
        "period": _PERIOD,
    },
)
OUTSIDE_PHASES = FindingKind(
    code="T203",
    severity="error",
    title=Text("Uden for fasen", "Outside the phase"),
    message=Text(
        "“{name}” er sat til {when}. Det ligger uden for {phases}.",
        "“{name}” is set for {when}. That lies outside {phases}.",
    ),
    mend=Text(
        "Ret tidspunktet, fasens periode, eller hvilken fase aktiviteten hører til.",
        "Mend the time, the phase's period, or which phase the activity belongs to.",
    ),
    example={
        "name": _MEETING,
        "when": Text("maj 2022", "May 2022"),
        "phases": Text("Opstartsfase (januar–marts 2022)", "Start-up phase (January–March 2022)"),
    },
)
PARTLY_OUTSIDE_PHASES = FindingKind(
    code="T204",
    severity="remark",
    title=Text("Delvis uden for fasen", "Partly outside the phase"),
    message=Text(
        "“{name}” er sat til {when}. Noget af den tid ligger uden for {phases}.",
        "“{name}” is set for {when}. Some of that time lies outside {phases}.",
    ),
    mend=Text(
        "Gør tidsrummet kortere, eller skriv også den næste fase på aktiviteten.",
        "Make the time shorter, or add the next phase to the activity.",
    ),
    example={
        "name": _MEETING,
        "when": Text("marts–april 2022", "March–April 2022"),
        "phases": Text("Opstartsfase (januar–marts 2022)", "Start-up phase (January–March 2022)"),
    },
)
PHASES_OVERLAP = FindingKind(
    code="T205",
    severity="remark",
    title=Text("Faser, der overlapper", "Phases that overlap"),
    message=Text(
        "“{first}” ({first_when}) og “{second}” ({second_when}) er i gang samtidig.",
        "“{first}” ({first_when}) and “{second}” ({second_when}) run at the same time.",
    ),
    mend=Text(
        "Lad den ene slutte, hvor den anden begynder. Arbejde på tværs er et spor, ikke en fase.",
        "Let one end where the other begins. Work that runs across is a track, not a phase.",
    ),
    example={
        "first": _START,
        "first_when": Text("januar–april 2022", "January–April 2022"),
        "second": _MATURATION,
        "second_when": Text("april 2022 – november 2023", "April 2022 – November 2023"),
    },
)
HOLE_BETWEEN_PHASES = FindingKind(
    code="T206",
    severity="remark",
    title=Text("Hul mellem faserne", "A hole between the phases"),
    message=Text(
        "Mellem “{first}” og “{second}” er der ingen fase: {gap}.",
        "Between “{first}” and “{second}” there is no phase: {gap}.",
    ),
    mend=Text(
        "Lad den første fase slutte, hvor den næste begynder.",
        "Let the first phase end where the next begins.",
    ),
    example={
        "first": _START,
        "second": _MATURATION,
        "gap": Text("april 2022", "April 2022"),
    },
)
WEEKEND = FindingKind(
    code="T207",
    severity="remark",
    title=Text("I en weekend", "On a weekend"),
    message=Text(
        "“{name}” er sat til {when}. Det rammer {weekday} {day}.",
        "“{name}” is set for {when}. That falls on {weekday} {day}.",
    ),
    mend=Text(
        "Se efter, om datoen er skrevet rigtigt. Er den det, kan den blive stående.",
        "See whether the date is written right. If it is, it can stand.",
    ),
    example={
        "name": _MEETING,
        "when": Text("12. marts 2022", "12 March 2022"),
        "day": Text("den 12. marts 2022", "12 March 2022"),
        "weekday": Text("lørdag", "Saturday"),
    },
)
PUBLIC_HOLIDAY = FindingKind(
    code="T208",
    severity="error",
    title=Text("På en helligdag", "On a public holiday"),
    message=Text(
        "“{name}” er sat til {when}. Det rammer {holiday}, {day}.",
        "“{name}” is set for {when}. That falls on {holiday}, {day}.",
    ),
    mend=Text("Vælg en anden dag.", "Choose another day."),
    example={
        "name": _MEETING,
        "when": Text("9. maj 2024", "9 May 2024"),
        "day": Text("den 9. maj 2024", "9 May 2024"),
        "holiday": Text("Kristi himmelfartsdag", "Ascension Day"),
    },
)
SHORTER_THAN_DURATION = FindingKind(
    code="T209",
    severity="error",
    title=Text("Der er ikke dage nok", "There are not enough days"),
    message=Text(
        "“{name}” varer {duration}, men er sat til {when}. Det er for få dage.",
        "“{name}” lasts {duration}, but is set for {when}. Those are too few days.",
    ),
    mend=Text("Ret varigheden, eller giv flere dage.", "Mend the duration, or give more days."),
    example={
        "name": Text("Modul 1", "Module 1"),
        "duration": Text("3 dage", "3 days"),
        "when": Text("9.–10. februar 2022", "9–10 February 2022"),
    },
)

ALL = (
    OUTSIDE_PROGRAMME,
    PARTLY_OUTSIDE_PROGRAMME,
    OUTSIDE_PHASES,
    PARTLY_OUTSIDE_PHASES,
    PHASES_OVERLAP,
    HOLE_BETWEEN_PHASES,
    WEEKEND,
    PUBLIC_HOLIDAY,
    SHORTER_THAN_DURATION,
)
