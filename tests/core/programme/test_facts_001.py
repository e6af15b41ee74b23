"""The definition of source 001 says what the municipal activities document says."""

import pytest
from example_definitions import (
    Fact,
    activity,
    counted,
    days,
    example,
    participant,
    participants,
    role,
    written,
)

PROGRAMME = example("001-kommuneaktiviteter")
OVERVIEW = 0

WHEN_AND_WHERE: list[Fact] = [
    ("2: start-up January to March 2022", lambda p: str(p.phases[0].when), "januar–marts 2022"),
    (
        "2: maturation April 2022 to November 2023",
        lambda p: str(p.phases[1].when),
        "april 2022 – november 2023",
    ),
    ("footer: dated 20 August 2021", lambda p: str(p.revised), "2021-08-20"),
    ("1: with a reservation", lambda p: "forbehold" in p.reservation, True),
    ("2: two rows and no tracks", lambda p: p.tracks, ()),
    ("4: start-up meeting", lambda p: days(p, "opstartsmoede"), ["2022-01-20 2022-01-20"]),
    (
        "4: at the agency in Odense",
        lambda p: activity(p, "opstartsmoede").place,
        "Socialstyrelsens lokaler, Edisonsvej 1, Odense",
    ),
    (
        "2: planning workshop",
        lambda p: days(p, "planlaegningsworkshop"),
        ["2022-02-01 2022-02-28"],
    ),
    (
        "5: lasting 3–4 hours",
        lambda p: written(activity(p, "planlaegningsworkshop").duration),
        ["3–4 timer"],
    ),
    ("6: module 1", lambda p: days(p, "modul-1"), ["2022-02-09 2022-02-10"]),
    (
        "6: two days with overnight stay",
        lambda p: activity(p, "modul-1").duration.means.overnight,
        True,
    ),
    ("6: module 1 in Odense", lambda p: activity(p, "modul-1").place, "Odense"),
    ("6: module 2a", lambda p: days(p, "modul-2a"), ["2022-03-15 2022-03-15"]),
    ("6: module 2b", lambda p: days(p, "modul-2b"), ["2022-05-12 2022-05-12"]),
    ("6: module 3", lambda p: days(p, "modul-3"), ["2022-11-08 2022-11-08"]),
    ("6: single days", lambda p: written(activity(p, "modul-3").duration), ["1 dag"]),
    (
        "2: module 3 takes 1–2 days",
        lambda p: written(activity(p, "modul-3").stated[OVERVIEW].duration),
        ["1–2 dage"],
    ),
    ("2: delivery, version 1", lambda p: set(days(p, "afvikling-1")), {"2022-04-01 2022-06-30"}),
    ("2: delivery, version 2", lambda p: set(days(p, "afvikling-2")), {"2022-11-01 2023-11-30"}),
    ("2: 1–2 courses", lambda p: str(activity(p, "afvikling-1").times), "1–2"),
    ("2: recruitment has no time", lambda p: activity(p, "rekruttering-1").when, ()),
    ("2: summing-up 1", lambda p: days(p, "opsamling-1"), ["2022-08-01 2022-08-31"]),
    ("2: summing-up 2", lambda p: days(p, "opsamling-2"), ["2023-05-01 2023-05-31"]),
    ("2: forum 1", lambda p: days(p, "forum-1"), ["2022-09-01 2022-09-30"]),
    ("2: forum 2", lambda p: days(p, "forum-2"), ["2023-08-01 2023-08-31"]),
    ("3: at most 8 sparring meetings", lambda p: len(days(p, "sparring")), 8),
    ("3: sparring is virtual", lambda p: activity(p, "sparring").format, ("virtual",)),
    (
        "3: status meetings are virtual or by telephone",
        lambda p: activity(p, "statusmoeder").format,
        ("virtual", "telephone"),
    ),
    (
        "2: status meetings (virtual)",
        lambda p: activity(p, "statusmoeder").stated[0].format,
        ("virtual",),
    ),
    (
        "3: data are gathered all the way",
        lambda p: days(p, "dataindsamling"),
        ["2022-01-01 2023-11-30"],
    ),
    ("4: in the start-up phase", lambda p: activity(p, "opstartsmoede").phases, ("opstart",)),
]

WHO: list[Fact] = [
    ("the number of municipalities is not said", lambda p: p.parties[2].number, None),
    ("6: exactly four practitioners", lambda p: str(role(p, "praktiker").number), "4"),
    (
        "6: the four practitioners, the agency and VIVE",
        lambda p: participants(p, "modul-2b"),
        ["praktiker", "socialstyrelsen", "vive"],
    ),
    (
        "4: who meets at the start",
        lambda p: participants(p, "opstartsmoede"),
        [
            "projektleder",
            "ansvarlig-leder",
            "noeglemedarbejder",
            "socialstyrelsen",
            "projektgruppe",
            "vive",
        ],
    ),
    (
        "5: at least project leader, leaders and key staff, with the contact persons",
        lambda p: participants(p, "planlaegningsworkshop"),
        ["projektleder", "ansvarlig-leder", "noeglemedarbejder", "kontaktperson"],
    ),
    ("5: as a minimum", lambda p: activity(p, "planlaegningsworkshop").extendable, True),
    (
        "5: the agency facilitates",
        lambda p: activity(p, "planlaegningsworkshop").responsible.chair,
        ("socialstyrelsen",),
    ),
    (
        "5: the municipality provides rooms",
        lambda p: activity(p, "planlaegningsworkshop").responsible.rooms,
        ("kommuner",),
    ),
    (
        "5: and catering",
        lambda p: activity(p, "planlaegningsworkshop").responsible.catering,
        ("kommuner",),
    ),
    (
        "5: the agency sets the date with the local project leader",
        lambda p: activity(p, "planlaegningsworkshop").responsible.dates,
        ("socialstyrelsen", "projektleder"),
    ),
    (
        "8: one or more adults are very welcome",
        lambda p: (
            participant(p, "opsamling-1", "primaer-voksen").presence,
            str(participant(p, "opsamling-1", "primaer-voksen").number),
        ),
        ("welcome", "mindst 1"),
    ),
    (
        "8: and possibly children",
        lambda p: participant(p, "opsamling-2", "barn").presence,
        "possibly",
    ),
    (
        "8: the agency and VIVE possibly online",
        lambda p: [one.who for one in activity(p, "opsamling-2").participants if one.online],
        ["socialstyrelsen", "vive"],
    ),
    (
        "8: VIVE facilitates with the local project leader",
        lambda p: activity(p, "opsamling-1").responsible.chair,
        ("vive", "projektleder"),
    ),
    (
        "9: at least one practitioner who has delivered",
        lambda p: (
            str(participant(p, "forum-1", "praktiker").number),
            participant(p, "forum-1", "praktiker").condition,
        ),
        ("mindst 1", "som har leveret indsatsen"),
    ),
    (
        "9: with project leader, responsible leader, agency and VIVE",
        lambda p: participants(p, "forum-2"),
        ["projektleder", "ansvarlig-leder", "praktiker", "socialstyrelsen", "vive"],
    ),
    ("9: VIVE facilitates", lambda p: activity(p, "forum-2").responsible.chair, ("vive",)),
    (
        "3: sparring is mainly for project leaders",
        lambda p: participants(p, "sparring"),
        ["projektleder"],
    ),
]

ORDER_AND_RESULTS: list[Fact] = [
    (
        "4–9: the process line, box by box",
        lambda p: [(one.id, one.after) for one in p.activities if one.after],
        [
            ("planlaegningsworkshop", ("opstartsmoede",)),
            ("modul-1", ("planlaegningsworkshop",)),
            ("modul-2a", ("afvikling-1",)),
            ("rekruttering-1", ("modul-1",)),
            ("afvikling-1", ("rekruttering-1",)),
            ("modul-2b", ("afvikling-1",)),
            ("opsamling-1", ("modul-2b",)),
            ("forum-1", ("opsamling-1",)),
            ("rekruttering-2", ("forum-1",)),
            ("afvikling-2", ("rekruttering-2",)),
            ("modul-3", ("afvikling-2",)),
            ("opsamling-2", ("modul-3",)),
            ("forum-2", ("opsamling-2",)),
        ],
    ),
    (
        "9: forum 1 makes version 2",
        lambda p: [(one.kind, one.name) for one in activity(p, "forum-1").yields],
        [("version", "Version 2")],
    ),
    (
        "9: forum 2 makes the final version",
        lambda p: [(one.kind, one.name) for one in activity(p, "forum-2").yields],
        [("final-version", "Endelig version")],
    ),
    (
        "3: 6–8 meetings over the project",
        lambda p: counted(p, "sparring-i-alt"),
        (("sparring",), "times", "6–8", ()),
    ),
    (
        "3: about once a quarter",
        lambda p: counted(p, "sparring-hvert-kvartal"),
        (("sparring",), "times", "ca. 1", ("quarter",)),
    ),
    (
        "6: the other modules are single days",
        lambda p: counted(p, "oevrige-moduler-enkeltdage"),
        (("modul-2a", "modul-2b", "modul-3"), "days", "3", ()),
    ),
    ("3: five kinds of data", lambda p: len(activity(p, "dataindsamling").content), 5),
    (
        "3: each of them a data source",
        lambda p: [one.id for one in p.evaluation.data_sources if one.activity == "dataindsamling"],
        [
            "implementering",
            "resultater-borgere",
            "resultater-organisation",
            "omkostninger",
            "interviews",
        ],
    ),
    ("3: VIVE evaluates", lambda p: p.evaluation.by, ("vive",)),
    ("3: no evaluation questions", lambda p: p.evaluation.questions, ()),
    (
        "7: a talk with each family, then the groups",
        lambda p: [(one.id, one.after) for one in p.intervention.steps],
        [
            ("forsamtale", ()),
            ("gruppeforloeb-boern", ("forsamtale",)),
            ("gruppeforloeb-voksne", ("forsamtale",)),
        ],
    ),
    ("7: about 10 sessions", lambda p: str(p.intervention.steps[1].sessions), "ca. 10"),
    (
        "7: the adults in parallel in about half of them",
        lambda p: (p.intervention.steps[2].parallel_to, p.intervention.steps[2].share),
        ("gruppeforloeb-boern", "ca. halvdelen"),
    ),
    (
        "4 and 9: versions of the description",
        lambda p: p.intervention.materials[0].versions,
        ("Version 1", "Version 2", "Endelig version"),
    ),
    (
        "3: hours are set aside for sparring",
        lambda p: (p.contributions[0].who, p.contributions[0].towards),
        (("kommuner",), "implementation"),
    ),
]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        pytest.param(fact[1], fact[2], id=fact[0])
        for fact in WHEN_AND_WHERE + WHO + ORDER_AND_RESULTS
    ],
)
def test_definition_says_what_the_source_says(asked, answer) -> None:
    assert asked(PROGRAMME) == answer
