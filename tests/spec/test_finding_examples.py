"""Each code: a definition that is sound, and the one change that gives the finding."""

import pytest
from core.programme.checking.written import activity, call, part, phase, role, rule, stated, text

from modning.programme.checking import all_kinds, check
from modning.programme.reading import read_definition

FORUM = activity("forum", when="maj 2023")
AGENDA = activity(
    "møde",
    id="moede",
    when="11. januar 2023 kl. 9.00-10.00",
    duration="1 time",
    agenda=[
        {"from": "09:00", "to": "09:30", "title": "Oplæg"},
        {"from": "09:30", "to": "10:00", "title": "Spørgsmål"},
    ],
)
FOUR = role("praktiker", number="4")
COURSE = activity("kursus", participants=[{"who": "praktiker", "number": "4"}])
TEAM = part(
    "[[teams]]",
    id="team",
    party="kommuner",
    name="Team",
    members=[{"role": "praktiker", "number": "4"}],
)
BOTH = activity("a", when="maj 2023") + activity("b", when="juni 2023", after="a")
PHASES = phase("start", "2023") + phase("slut", "2024")
IN_PHASES = activity("a", when="maj 2023", phases="start") + activity("b", phases="slut")
WORKSHOPS = activity("w", when=["marts 2023", "maj 2024"], times="2", duration="2 dage")
ONCE_A_YEAR = rule(of="w", number="1", per=["year"])

TWO_PLACES = stated("Side 2", when="maj 2023", times="1", duration="1 dag", format="virtual")
STATED = activity("a", when="maj 2023", times="1", duration="1 dag", format="virtual") + TWO_PLACES
NAMED = part("[[parties]]", id="ngo", kind="ngo", name="NGO", number="2", members=["A", "B"])
NGO = activity("a", participants=[{"who": "ngo"}, {"who": "kommuner"}])
CALL = call(
    opens="maj 2024",
    deadline="12. juni 2024",
    capacity="4",
    information_meeting="info",
) + part("[[call.stated]]", at="Side 9", name="Forløb")
INFO = activity("info", kind="information-meeting", when="14. maj 2024")

# For each code: the sound definition, what is changed in it, and to what.
EXAMPLES = {
    "T201": (text(FORUM), "maj 2023", "maj 2026"),
    "T202": (text(FORUM), "maj 2023", "november 2024 – marts 2025"),
    "T203": (text(PHASES, IN_PHASES), "maj 2023", "maj 2024"),
    "T204": (text(PHASES, IN_PHASES), "maj 2023", "december 2023 – januar 2024"),
    "T205": (text(PHASES, IN_PHASES), 'when = "2023"', 'when = "januar 2023 – marts 2024"'),
    "T206": (text(PHASES, IN_PHASES), 'when = "2024"', 'when = "marts-december 2024"'),
    "T207": (text(FORUM), "maj 2023", "13. maj 2023"),
    "T208": (text(FORUM), "maj 2023", "5. maj 2023"),
    "T209": (text(activity("a", when="9.-10. maj 2023", duration="2 dage")), "2 dage", "3 dage"),
    "O301": (text(BOTH), "juni 2023", "april 2023"),
    "O302": (text(BOTH), 'when = "maj 2023"', 'after = "b"'),
    "O303": (
        text(activity("a", when="maj 2023"), activity("b", when="maj 2023", during="a")),
        'when = "maj 2023"\nduring',
        'when = "juni 2023"\nduring',
    ),
    "O304": (text(INFO, CALL), 'opens = "maj 2024"', 'opens = "juli 2024"'),
    "O305": (text(INFO, CALL), "14. maj 2024", "14. juni 2024"),
    "S401": (text(STATED), 'at = "Side 2"\nwhen = "maj', 'at = "Side 2"\nwhen = "juni'),
    "S402": (text(STATED), 'when = "maj 2023"\ntimes = "1"', 'when = "maj 2023"\ntimes = "2"'),
    "S403": (text(STATED), 'duration = "1 dag"', 'duration = "2 dage"'),
    "S404": (text(STATED), 'format = "virtual"', 'format = "telephone"'),
    "S405": (
        text(NAMED, NGO, stated("Side 2", participants=["ngo", "kommuner"])),
        '[{ who = "ngo" }, { who = "kommuner" }]',
        '[{ who = "ngo" }]',
    ),
    "S406": (
        text(parties=NAMED + part("[[parties.stated]]", at="Side 2", number="2")).replace(
            'who = "kommuner"', 'who = "ngo"'
        ),
        'at = "Side 2"\nnumber = "2"',
        'at = "Side 2"\nnumber = "3"',
    ),
    "S407": (text(STATED), 'duration = "1 dag"', 'duration = "1-2 dage"'),
    "S408": (text(INFO, CALL), 'at = "Side 9"\nname = "Forløb"', 'at = "Side 9"\nname = "Hold"'),
    "R501": (text(WORKSHOPS, ONCE_A_YEAR), 'number = "1"', 'number = "2"'),
    "R502": (text(WORKSHOPS, ONCE_A_YEAR), 'number = "1"', 'number = "0"'),
    "R503": (
        text(WORKSHOPS, rule(of="w", measure="days", number="4")),
        'duration = "2 dage"',
        "notes = []",
    ),
    "R504": (
        text(WORKSHOPS, rule(of_kind=["workshop"], number="2")),
        'of_kind = ["workshop"]',
        'of_kind = ["training"]',
    ),
    "P601": (
        text(FOUR, COURSE),
        'who = "praktiker", number = "4"',
        'who = "praktiker", number = "5"',
    ),
    "P602": (
        text(activity("a", scope="local", when="maj 2023")),
        'kind = "municipality"',
        'kind = "other"',
    ),
    "P603": (text(FORUM), '[{ who = "kommuner" }]\nwhen', "[]\nwhen"),
    "P604": (text(FOUR, COURSE), 'who = "praktiker", number = "4"', 'who = "kommuner"'),
    "A701": (text(AGENDA), 'to = "09:30"', 'to = "08:30"'),
    "A702": (text(AGENDA), 'to = "09:30"', 'to = "09:40"'),
    "A703": (text(AGENDA), 'to = "09:30"', 'to = "09:20"'),
    "A704": (text(AGENDA), 'from = "09:00", to = "09:30"', 'from = "10:00", to = "10:30"'),
    "A705": (text(AGENDA), "9.00-10.00", "9.15-10.15"),
    "A706": (text(AGENDA), 'duration = "1 time"', 'duration = "3 timer"'),
    "N801": (text(WORKSHOPS), 'times = "2"', 'times = "3"'),
    "N802": (text(WORKSHOPS, stated("Side 2", total="4 dage")), "4 dage", "3 dage"),
    "N803": (
        text(FOUR, TEAM, activity("a", participants=[{"who": "team"}])),
        'role = "praktiker", number = "4"',
        'role = "praktiker", number = "5"',
    ),
    "N804": (text(NAMED, NGO), 'members = ["A", "B"]', 'members = ["A"]'),
    "N805": (
        text(call(partners=[{"party": "kommuner", "number": "4"}])),
        'party = "kommuner", number = "4"',
        'party = "kommuner", number = "5"',
    ),
    "N806": (text(INFO, CALL), 'capacity = "4"', 'capacity = "9"'),
    "N807": (text(activity("a", when="hvert kvartal, 8 i alt")), "8 i alt", "20 i alt"),
    "N808": (text(AGENDA), "kl. 9.00-10.00", "kl. 9.00-11.00"),
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_finding_appears_with_the_change_and_not_before(code: str) -> None:
    sound, old, new = EXAMPLES[code]

    changed = sound.replace(old, new, 1)

    assert check(read_definition(sound)) == ()
    assert code in [finding.code for finding in check(read_definition(changed))]


def test_every_code_of_the_check_has_an_example() -> None:
    checked = {kind.code for kind in all_kinds() if not kind.code.startswith("D")}

    assert set(EXAMPLES) == checked
