"""An invented programme at the size of the whole country: every municipality, four years."""

from random import Random

YEARS = 4
FIRST_YEAR = 2025
MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
# July is left out: nobody meets.
MEETING_MONTHS = tuple(month for month in MONTHS if month != "juli")


def large_programme(
    *, municipalities: int = 98, seed: int = 1, programme_id: str = "hele-landet"
) -> str:
    """Return the text of a definition that 98 municipalities expand to about 10,000 occurrences.

    The same `seed` gives the same text. Nothing in it is for a checker to find.
    """
    rng = Random(seed)
    return "\n".join(
        [
            _head(municipalities, programme_id),
            *_running_activities(),
            *_yearly_activities(rng),
            *_RULES,
        ]
    )


def _head(municipalities: int, programme_id: str) -> str:
    names = ", ".join(f'"Kommune {number}"' for number in range(1, municipalities + 1))
    return _HEAD.format(
        id=programme_id,
        first=FIRST_YEAR,
        last=FIRST_YEAR + YEARS - 1,
        names=names,
        number=municipalities,
    )


def _running_activities() -> list[str]:
    """Return the activities with a rhythm: monthly and quarterly, 80 turns at each site."""
    return [
        _activity("netvaerk", "Projektledernetværk", "network-meeting", "hver måned", local=False),
        _activity("raadgivning", "Møde med fast rådgiver", "advice", "hver måned"),
        _activity("refleksionsskema", "Refleksionsskema", "self-evaluation", "hvert kvartal"),
        _activity("statusmoede", "Statusmøde", "status-meeting", "hvert kvartal"),
    ]


def _yearly_activities(rng: Random) -> list[str]:
    """Return each year's meetings, training and visits, in months that the seed picks."""
    return [text for year in range(YEARS) for text in _activities_of_year(rng, FIRST_YEAR + year)]


def _activities_of_year(rng: Random, year: int) -> list[str]:
    spring, autumn = MEETING_MONTHS[:6], MEETING_MONTHS[6:]
    return [
        _activity(
            f"dialogmoede-{year}",
            "Dialogmøde",
            "dialogue-meeting",
            *_two(rng, spring, autumn, year),
        ),
        _activity(
            f"udviklingsmoede-{year}",
            "Udviklingsmøde",
            "development-meeting",
            *_two(rng, spring, autumn, year),
            local=False,
        ),
        _activity(
            f"undervisning-{year}",
            "Undervisningsdage",
            "training",
            *(f"{month} {year}" for month in sorted(rng.sample(spring, 3), key=MONTHS.index)),
            local=False,
        ),
        _activity(
            f"afvikling-{year}", "Afvikling af forløb", "delivery", *_two(rng, spring, autumn, year)
        ),
        _activity(f"casebesoeg-{year}", "Casebesøg", "case-visit", f"{rng.choice(autumn)} {year}"),
    ]


def _two(rng: Random, spring: tuple[str, ...], autumn: tuple[str, ...], year: int) -> list[str]:
    return [f"{rng.choice(half)} {year}" for half in (spring, autumn)]


def _activity(activity_id: str, name: str, kind: str, *when: str, local: bool = True) -> str:
    who, participants = _PARTICIPANTS[kind]
    written_when = ", ".join(f'"{one}"' for one in when)
    return _ACTIVITY.format(
        id=activity_id,
        name=name,
        kind=kind,
        scope="local" if local else "common",
        track=who,
        when=written_when,
        participants=", ".join(f'{{ who = "{one}" }}' for one in participants),
    )


_PARTICIPANTS = {
    "network-meeting": ("processtoette", ("projektleder", "raadgiver")),
    "advice": ("processtoette", ("projektleder", "raadgiver")),
    "self-evaluation": ("evaluering", ("projektleder", "praktiker")),
    "status-meeting": ("processtoette", ("leder", "projektleder", "raadgiver")),
    "dialogue-meeting": ("modning", ("leder", "projektleder", "raadgiver")),
    "development-meeting": ("modning", ("projektleder", "raadgiver", "evaluator")),
    "training": ("modning", ("praktiker", "raadgiver")),
    "delivery": ("modning", ("praktiker", "borger")),
    "case-visit": ("evaluering", ("leder", "praktiker", "borger", "evaluator")),
}

_ACTIVITY = """
[[activities]]
id = "{id}"
name = "{name}"
kind = "{kind}"
scope = "{scope}"
tracks = "{track}"
phases = ["hele-programmet"]
when = [{when}]
participants = [{participants}]
"""

_RULES = (
    """
[[rules]]
id = "to-dialogmoeder-om-aaret"
text = "Hver kommune har to dialogmøder om året."
of_kind = ["dialogue-meeting"]
number = "2"
per = ["site", "year"]
""",
    """
[[rules]]
id = "to-udviklingsmoeder-om-aaret"
text = "Der holdes to udviklingsmøder om året."
of_kind = ["development-meeting"]
number = "2"
per = ["year"]
with_party = "evaluator"
""",
    """
[[rules]]
id = "skema-hvert-kvartal"
text = "Hver kommune udfylder et refleksionsskema hvert kvartal."
of = ["refleksionsskema"]
number = "1"
per = ["site", "quarter"]
""",
)

_HEAD = """format = 1
id = "{id}"
title = "Et opdigtet program for hele landet"
kind = "maturation"
period = "januar {first} – december {last}"
owner = "styrelsen"

[[parties]]
id = "styrelsen"
kind = "agency"
name = "Styrelsen"

[[parties]]
id = "evaluatoren"
kind = "evaluator"
name = "Evaluatoren"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
number = "{number}"
members = [{names}]
site = true

[[parties]]
id = "borgere"
kind = "citizens"
name = "Borgere"

[[roles]]
id = "raadgiver"
party = "styrelsen"
name = "Fast rådgiver"

[[roles]]
id = "evaluator"
party = "evaluatoren"
name = "Evaluator"

[[roles]]
id = "leder"
party = "kommuner"
name = "Leder"

[[roles]]
id = "projektleder"
party = "kommuner"
name = "Projektleder"

[[roles]]
id = "praktiker"
party = "kommuner"
name = "Praktiker"

[[roles]]
id = "borger"
party = "borgere"
name = "Borger"

[[phases]]
id = "hele-programmet"
name = "Hele programmet"
when = "januar {first} – december {last}"

[[tracks]]
id = "processtoette"
name = "Processtøtte"

[[tracks]]
id = "modning"
name = "Modning"

[[tracks]]
id = "evaluering"
name = "Evaluering"
"""
