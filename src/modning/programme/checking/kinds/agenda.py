"""A7xx: agendas whose times do not fit together."""

from modning.language import Text
from modning.programme.findings import FindingKind

_MEETING = Text("Informationsmøde", "Information meeting")
_TALK = Text("Baggrund og model", "Background and model")
_QUESTIONS = Text("Spørgsmål", "Questions")

ENDS_BEFORE_START = FindingKind(
    code="A701",
    severity="error",
    title=Text("Punktet slutter, før det begynder", "The item ends before it begins"),
    message=Text(
        "“{item}” i “{name}” går fra {starts} til {ends}.",
        "“{item}” in “{name}” runs from {starts} to {ends}.",
    ),
    mend=Text("Ret et af klokkeslættene.", "Mend one of the clock times."),
    example={"item": _TALK, "name": _MEETING, "starts": "09.20", "ends": "09.05"},
)
OVERLAP = FindingKind(
    code="A702",
    severity="error",
    title=Text("Punkter oven i hinanden", "Items on top of each other"),
    message=Text(
        "“{first}” slutter {ends}, men “{second}” begynder allerede {starts} i “{name}”.",
        "“{first}” ends {ends}, but “{second}” begins already {starts} in “{name}”.",
    ),
    mend=Text("Ret et af klokkeslættene.", "Mend one of the clock times."),
    example={
        "first": _TALK,
        "ends": "09.40",
        "second": _QUESTIONS,
        "starts": "09.35",
        "name": _MEETING,
    },
)
HOLE = FindingKind(
    code="A703",
    severity="remark",
    title=Text("Hul i dagsordenen", "A hole in the agenda"),
    message=Text(
        "Der er {minutes} minutter uden punkt mellem “{first}” ({ends}) og “{second}” ({starts})"
        " i “{name}”.",
        "There are {minutes} minutes without an item between “{first}” ({ends}) and “{second}”"
        " ({starts}) in “{name}”.",
    ),
    mend=Text(
        "Skriv, hvad der sker imens, for eksempel en pause, eller ret klokkeslættene.",
        "Write what happens meanwhile, such as a break, or mend the clock times.",
    ),
    example={
        "minutes": "10",
        "first": _TALK,
        "ends": "09.35",
        "second": _QUESTIONS,
        "starts": "09.45",
        "name": _MEETING,
    },
)
OUT_OF_ORDER = FindingKind(
    code="A704",
    severity="error",
    title=Text("Punkter i forkert rækkefølge", "Items in the wrong order"),
    message=Text(
        "“{second}” ({starts}) står efter “{first}” ({first_starts}) i “{name}”, men begynder før.",
        "“{second}” ({starts}) stands after “{first}” ({first_starts}) in “{name}”, but begins"
        " before it.",
    ),
    mend=Text(
        "Sæt punkterne i rækkefølge, eller ret klokkeslættene.",
        "Put the items in order, or mend the clock times.",
    ),
    example={
        "first": _QUESTIONS,
        "first_starts": "09.35",
        "second": _TALK,
        "starts": "09.20",
        "name": _MEETING,
    },
)
OUTSIDE_CLOCK = FindingKind(
    code="A705",
    severity="error",
    title=Text("Dagsordenen passer ikke til mødets tid", "The agenda does not fit the meeting"),
    message=Text(
        "Dagsordenen går fra {starts} til {ends}, men “{name}” er sat til {when}.",
        "The agenda runs from {starts} to {ends}, but “{name}” is set for {when}.",
    ),
    mend=Text(
        "Ret mødets tid eller punkternes klokkeslæt.",
        "Mend the meeting's time or the items' clock times.",
    ),
    example={
        "starts": "09.05",
        "ends": "11.00",
        "name": _MEETING,
        "when": Text("14. marts 2022 kl. 10.00–11.00", "14 March 2022 at 10:00–11:00"),
    },
)
NOT_THE_DURATION = FindingKind(
    code="A706",
    severity="error",
    title=Text("Dagsordenen passer ikke til varigheden", "The agenda does not fit the duration"),
    message=Text(
        "Dagsordenen for “{name}” går fra {starts} til {ends}, men varigheden er {duration}.",
        "The agenda of “{name}” runs from {starts} to {ends}, but the duration is {duration}.",
    ),
    mend=Text(
        "Ret varigheden eller punkternes klokkeslæt.",
        "Mend the duration or the items' clock times.",
    ),
    example={
        "name": _MEETING,
        "starts": "09.05",
        "ends": "11.00",
        "duration": Text("3 timer", "3 hours"),
    },
)

ALL = (ENDS_BEFORE_START, OVERLAP, HOLE, OUT_OF_ORDER, OUTSIDE_CLOCK, NOT_THE_DURATION)
