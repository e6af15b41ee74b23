"""The definition of source 004 says what the document on the transition to adult life says."""

import pytest
from example_definitions import (
    Fact,
    activity,
    counted,
    days,
    example,
    participant,
    participants,
    written,
)

PROGRAMME = example("004-overgang-til-voksenlivet")

WHEN: list[Fact] = [
    (
        "the period ends with 2024",
        lambda p: days(p, "raadgivning"),
        ["2023-01-01 2024-12-31"],
    ),
    (
        "three phases without dates",
        lambda p: [(one.id, one.when) for one in p.phases],
        [("forberedelse", None), ("forandring", None), ("forankring", None)],
    ),
    (
        "three tracks",
        lambda p: [one.id for one in p.tracks],
        ["processtoette", "modning", "evaluering"],
    ),
    ("1.1: a network every month", lambda p: len(days(p, "projektledernetvaerk")), 24),
    (
        "1.1: of one hour",
        lambda p: written(activity(p, "projektledernetvaerk").duration),
        ["1 time"],
    ),
    ("1.2: telephone meeting", lambda p: days(p, "telefonmoede"), ["2023-01-01 2023-01-31"]),
    ("1.2: ½–1 hour", lambda p: written(activity(p, "telefonmoede").duration), ["½–1 time"]),
    ("1.2: start meeting", lambda p: days(p, "opstartsmoede"), ["2023-01-01 2023-02-28"]),
    ("1.2: 3 hours", lambda p: written(activity(p, "opstartsmoede").duration), ["3 timer"]),
    ("1.3: local start", lambda p: days(p, "lokalt-opstartsmoede"), ["2023-02-01 2023-02-28"]),
    (
        "1.3: 2–3 hours",
        lambda p: written(activity(p, "lokalt-opstartsmoede").duration),
        ["2–3 timer"],
    ),
    (
        "1.4: March and September 2023, May 2024",
        lambda p: written(activity(p, "modningsworkshop").when),
        ["marts 2023", "september 2023", "maj 2024"],
    ),
    (
        "2.1: March 2023, August and May 2024",
        lambda p: written(activity(p, "modningsworkshop").stated[0].when),
        ["marts 2023", "august 2024", "maj 2024"],
    ),
    (
        "1.4 and 2.1: three times",
        lambda p: str(activity(p, "modningsworkshop").stated[1].times),
        "tre",
    ),
    (
        "1.4 and 2.1: two whole days",
        lambda p: str(activity(p, "modningsworkshop").stated[2].total),
        "to hele dage",
    ),
    ("1.5: closing", lambda p: days(p, "afslutningsworkshop"), ["2024-11-01 2024-11-30"]),
    (
        "1.5: a whole day",
        lambda p: written(activity(p, "afslutningsworkshop").duration),
        ["1 hel dag"],
    ),
    ("3.1: a form each quarter", lambda p: len(days(p, "refleksionsskema")), 8),
    (
        "3.2: interview February 2023",
        lambda p: days(p, "evalueringsinterview"),
        ["2023-02-01 2023-02-28"],
    ),
    (
        "3.2: about half an hour",
        lambda p: written(activity(p, "evalueringsinterview").duration),
        ["ca. en halv time"],
    ),
    ("3.2: Q&A", lambda p: days(p, "spoergsmaal-om-data"), ["2023-02-01 2023-02-28"]),
    (
        "3.2: about 1½ hours",
        lambda p: written(activity(p, "spoergsmaal-om-data").duration),
        ["ca. 1½ time"],
    ),
    (
        "3.3: case visits",
        lambda p: days(p, "casebesoeg"),
        ["2023-11-01 2023-11-30", "2024-09-01 2024-09-30"],
    ),
    ("3.3: a whole day", lambda p: written(activity(p, "casebesoeg").duration), ["1 hel dag"]),
    (
        "3.3: interviews of 1–1½ hours",
        lambda p: written(activity(p, "interview-ved-casebesoeg").duration),
        ["1–1½ time"],
    ),
    ("2: final version", lambda p: days(p, "endelig-version"), ["2024-12-31 2024-12-31"]),
    ("2 and 3: the report", lambda p: days(p, "evalueringsrapport"), ["2024-12-31 2024-12-31"]),
]

HOW_AND_WHO: list[Fact] = [
    ("1.2: held virtually", lambda p: activity(p, "telefonmoede").format, ("virtual",)),
    (
        "1.2: called a telephone meeting",
        lambda p: activity(p, "telefonmoede").stated[0].format,
        ("telephone",),
    ),
    (
        "1.2: with the municipality's contact",
        lambda p: participants(p, "telefonmoede"),
        ["projektleder", "kontakt"],
    ),
    (
        "1.2: between the two project leaders",
        lambda p: activity(p, "telefonmoede").stated[1].participants,
        ("styrelsens-projektleder", "projektleder"),
    ),
    (
        "1.2: the agency's three and the municipality's people at the start meeting",
        lambda p: participants(p, "opstartsmoede"),
        [
            "styrelsens-projektleder",
            "styrelsens-projektgruppe",
            "evalueringsmedarbejder",
            "projektdeltager",
            "leder",
        ],
    ),
    (
        "1.3: only project leader and contact take part",
        lambda p: participants(p, "lokalt-opstartsmoede"),
        ["projektleder", "kontakt"],
    ),
    (
        "1.3: though the heading says the project group",
        lambda p: activity(p, "lokalt-opstartsmoede").stated[0].participants,
        ("lokal-projektgruppe",),
    ),
    (
        "3.2: the Q&A is part of the start meeting",
        lambda p: activity(p, "spoergsmaal-om-data").during,
        "opstartsmoede",
    ),
    (
        "1.1: one fixed adviser for each municipality",
        lambda p: (
            str(participant(p, "raadgivning", "raadgiver").number),
            participant(p, "raadgivning", "raadgiver").per,
        ),
        ("1", "kommune"),
    ),
    (
        "1.1: the network is virtual",
        lambda p: activity(p, "projektledernetvaerk").format,
        ("virtual",),
    ),
    (
        "1.1: and the agency facilitates it",
        lambda p: activity(p, "projektledernetvaerk").responsible.chair,
        ("socialstyrelsen",),
    ),
    (
        "1.4 and 2.1: one activity in two tracks",
        lambda p: activity(p, "modningsworkshop").tracks,
        ("processtoette", "modning"),
    ),
    ("1.4: in Odense", lambda p: activity(p, "modningsworkshop").place, "Odense"),
    (
        "1.4: project leader, practitioners and project team",
        lambda p: participants(p, "modningsworkshop"),
        ["projektleder", "praktiker", "projektteam"],
    ),
    (
        "3: the evaluation feeds data into the workshops",
        lambda p: "Oplæg med data" in activity(p, "modningsworkshop").content[1],
        True,
    ),
    (
        "3.1: the agency sends the form out",
        lambda p: activity(p, "refleksionsskema").responsible.invitation,
        ("socialstyrelsen",),
    ),
    ("3.1: in writing", lambda p: activity(p, "refleksionsskema").format, ("in-writing",)),
    (
        "3: by telephone or in writing",
        lambda p: activity(p, "refleksionsskema").stated[0].format,
        ("telephone", "in-writing"),
    ),
    (
        "3.2: by telephone or virtually",
        lambda p: activity(p, "evalueringsinterview").format,
        ("telephone", "virtual"),
    ),
    (
        "3.3: two evaluation staff",
        lambda p: str(participant(p, "casebesoeg", "evalueringsmedarbejder").number),
        "2",
    ),
    (
        "3.3: the project leader finds rooms",
        lambda p: activity(p, "casebesoeg").responsible.rooms,
        ("projektleder",),
    ),
    (
        "3.3: interviews are part of the visit",
        lambda p: activity(p, "interview-ved-casebesoeg").during,
        "casebesoeg",
    ),
    (
        "two hats: evaluation staff and project leader are roles of the same agency",
        lambda p: [one.id for one in p.roles if one.party == "socialstyrelsen"],
        [
            "styrelsens-projektleder",
            "raadgiver",
            "kontakt",
            "styrelsens-projektgruppe",
            "evalueringsmedarbejder",
        ],
    ),
    ("the number of municipalities is not said", lambda p: p.parties[1].number, None),
]

PROMISES_AND_EVALUATION: list[Fact] = [
    (
        "1.4: three times",
        lambda p: counted(p, "tre-modningsworkshops"),
        (("modningsworkshop",), "times", "3", ()),
    ),
    (
        "1.1: every month",
        lambda p: counted(p, "netvaerk-hver-maaned"),
        (("projektledernetvaerk",), "times", "1", ("month",)),
    ),
    (
        "3.1: every quarter",
        lambda p: counted(p, "skema-hvert-kvartal"),
        (("refleksionsskema",), "times", "1", ("site", "quarter")),
    ),
    (
        "3.3: two visits to each",
        lambda p: counted(p, "to-casebesoeg"),
        (("casebesoeg",), "times", "2", ("site",)),
    ),
    (
        "3: interviews twice, with staff, youths and parents",
        lambda p: [one.with_party for one in p.rules if "interview-ved-casebesoeg" in one.of],
        ["fagperson", "ung", "foraelder"],
    ),
    (
        "3: four questions on five dimensions",
        lambda p: [one.dimensions for one in p.evaluation.questions],
        [("implementation",), ("demand",), ("effect",), ("economy", "operation")],
    ),
    (
        "3: interviewed twice",
        lambda p: {str(one.times) for one in p.evaluation.data_sources if one.times},
        {"2"},
    ),
    (
        "3: cost by time statement, interview and/or finance system",
        lambda p: next(
            one.content for one in p.evaluation.data_sources if one.id == "omkostninger"
        ),
        "Opgørelse af tidsforbrug, interview og/eller træk af udgiftsdata fra økonomisystemer.",
    ),
    (
        "3.2: desk research on application and documents",
        lambda p: next(
            one.methods for one in p.evaluation.data_sources if one.id == "desk-research"
        ),
        ("desk-research", "documents"),
    ),
    ("3: the agency evaluates", lambda p: p.evaluation.by, ("socialstyrelsen",)),
    (
        "3: five tasks of the municipalities",
        lambda p: [one.who[0] for one in p.contributions if one.at and "punkt" in one.at],
        ["fagperson", "indsatsnaer-leder", "projektleder", "kommuner", "kommuner"],
    ),
    (
        "2: a final version",
        lambda p: activity(p, "endelig-version").yields[0].kind,
        "final-version",
    ),
    ("3: one report", lambda p: activity(p, "evalueringsrapport").yields[0].kind, "report"),
    (
        "2: the model description and its materials",
        lambda p: [(one.name, one.versions[0]) for one in p.intervention.materials],
        [("Modelbeskrivelsen", "Første version"), ("De tilhørende materialer", "Første version")],
    ),
    ("the core elements are not named", lambda p: p.intervention.elements, ()),
    (
        "the activity table could not be read",
        lambda p: "Aktivitetsoversigt 2023-2024" in p.source.notes[0],
        True,
    ),
]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        pytest.param(fact[1], fact[2], id=fact[0])
        for fact in WHEN + HOW_AND_WHO + PROMISES_AND_EVALUATION
    ],
)
def test_definition_says_what_the_source_says(asked, answer) -> None:
    assert asked(PROGRAMME) == answer
