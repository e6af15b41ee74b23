"""Facts of the slides on the grant pool, each as its document says it."""

from collections.abc import Callable
from datetime import time

from example_definitions import (
    Fact,
    activity,
    example,
    fact_table,
    party,
    promise,
    role,
    when,
)

from modning.programme.schema.definition import Programme

_ALL_THREE = ("ansoeger", "politikreds", "kommuner")
FACTS: tuple[Fact, ...] = (
    ("interventionsmodellen (2022-2024)", lambda p: str(p.period), "2022-2024"),
    ("en politikreds", lambda p: str(party(p, "politikreds").number), "1"),
    ("1-4 kommuner i politikredsen", lambda p: str(party(p, "kommuner").number), "1-4"),
    (
        "samarbejde med politikreds og kommuner",
        lambda p: [(one.party, str(one.number)) for one in p.call.partners],
        [("politikreds", "1"), ("kommuner", "1-4")],
    ),
    (
        "kl. 09.05 til 11.00",
        lambda p: when(p, "informationsmoede"),
        ["12. april 2022 kl. 9.05-11.00"],
    ),
    ("mikrofon og kamera", lambda p: activity(p, "informationsmoede").format, ("virtual",)),
    (
        "dagsordenens klokkeslæt",
        lambda p: [(one.starts, one.ends) for one in activity(p, "informationsmoede").agenda],
        [
            (time(9, 5), time(9, 20)),
            (time(9, 20), time(9, 35)),
            (time(9, 35), time(9, 45)),
            (time(9, 45), time(10, 0)),
            (time(10, 0), time(10, 10)),
            (time(10, 10), time(10, 25)),
            (time(10, 25), time(11, 0)),
        ],
    ),
    (
        "spørgsmål tre gange",
        lambda p: [one.questions for one in activity(p, "informationsmoede").agenda],
        [False, False, True, False, True, False, True],
    ),
    ("v/NN og NN", lambda p: str(role(p, "oplaegsholder-model").number), "2"),
    (
        "andre slides: 14. marts og 12. marts 2022",
        lambda p: [str(one.when[0]) for one in activity(p, "informationsmoede").stated],
        ["14. marts 2022", "12. marts 2022"],
    ),
    (
        "puljens to navne",
        lambda p: [p.call.name, *(one.name for one in p.call.stated)],
        [
            "Pulje for udvikling og udbredelse af interventionsmodel",
            "Tidlig indsats til voldsudsatte og udøvere af partnervold",
        ],
    ),
    ("bekendtgørelsen", lambda p: p.call.legal_basis[0], "BEK nr. 267 af 28/02/2022 (gældende)"),
    (
        "på et tidligere stadie end ellers (§ 2)",
        lambda p: "tidligere stadie" in p.call.purpose,
        True,
    ),
    ("frivillige foreninger (§ 4)", lambda p: "Frivillige foreninger" in p.call.applicants, True),
    (
        "fire krav i § 6",
        lambda p: [(one.kind, one.paragraph) for one in p.call.requirements],
        [
            ("professional", "§ 6, stk. 1, nr. 1"),
            ("professional", "§ 6, stk. 1, nr. 2"),
            ("organisational", "§ 6, stk. 2, nr. 1"),
            ("organisational", "§ 6, stk. 2, nr. 2"),
        ],
    ),
    (
        "kravene vist under overskriften Tildelingskriterier",
        lambda p: (
            [one.text for one in p.call.criteria] == [one.text for one in p.call.requirements]
        ),
        True,
    ),
    (
        "materialeanskaffelser under 50.000 kr. pr. år",
        lambda p: [(one.amount, one.per) for one in p.call.budget.limits],
        [(50000, "year")],
    ),
    ("lønudgifter", lambda p: p.call.budget.eligible[0], "Løn til medarbejdere i projektet"),
    (
        "løn til medarbejdere, der bidrager til evalueringen",
        lambda p: "bidrager til evalueringen" in p.call.budget.eligible[1],
        True,
    ),
    ("andre relevante udgifter", lambda p: p.call.budget.eligible[-1], "Andre relevante udgifter"),
    ("ændring af budgettet", lambda p: "skal godkendes" in p.call.budget.advice[5], True),
    ("word og pdf", lambda p: "Word" in p.call.submitted_by[0], True),
    ("e-boks med medarbejdersignatur", lambda p: "e-Boks" in p.call.submitted_by[1], True),
    ("Nemkonto", lambda p: "NemKonto" in p.call.advice[-1], True),
    (
        "kontakt: fuldmægtig",
        lambda p: role(p, p.call.contact).name,
        "Fuldmægtig, kontakt om puljen",
    ),
    (
        "formativ, formativ, summativ",
        lambda p: p.evaluation.design,
        ("formative", "formative", "summative"),
    ),
    (
        "de tre evalueringer følger hinanden",
        lambda p: [
            activity(p, name).after for name in ("formativ-evaluering-2", "summativ-evaluering")
        ],
        [("formativ-evaluering-1",), ("formativ-evaluering-2",)],
    ),
    (
        "fire evalueringsspørgsmål",
        lambda p: [one.text for one in p.evaluation.questions],
        [
            "Virker det?",
            "Hvad koster det?",
            "Kan det implementeres?",
            "Er indsatsen attraktiv for alle parter?",
        ],
    ),
    (
        "interviews eller casebesøg, fx 3 gange",
        lambda p: (str(activity(p, "casebesoeg").times), promise(p, "casebesoeg-tre-gange")),
        ("ca. 3", ("times", "ca. 3", ("site",))),
    ),
    (
        "udvalgte ledere og medarbejdere hos alle tre",
        lambda p: [one.condition for one in activity(p, "casebesoeg").participants],
        [None] + ["Udvalgte."] * 6,
    ),
    (
        "alle: NGO'er, politikreds, kommuner",
        lambda p: sum(one.who == _ALL_THREE for one in p.contributions),
        10,
    ),
    (
        "fra borgerne: spørgeskema og interviews",
        lambda p: sum(one.who == ("borgere",) for one in p.contributions),
        2,
    ),
    (
        "NGO'en introducerer og finder borgere",
        lambda p: [one.at for one in p.contributions if one.who == ("ansoeger",)],
        ["Slide 16", "Slide 16", "Slide 11"],
    ),
    (
        "databehandleraftale",
        lambda p: [one.kind for one in activity(p, "databehandleraftale").yields],
        ["agreement"],
    ),
    (
        "samarbejde, opsporing, indsats, opfølgning",
        lambda p: [one.split(":")[0] for one in p.intervention.elements],
        ["Samarbejde", "Opsporing", "Indsats", "Opfølgning"],
    ),
    (
        "opsporer, tager kontakt, videregiver; tilbyder hjælp, viderehenviser",
        lambda p: [(one.id, one.by) for one in p.intervention.steps[:5]],
        [
            ("opsporing", ("politikreds",)),
            ("kontakt", ("politikreds",)),
            ("videregivelse", ("politikreds",)),
            ("hjaelp", ("ansoeger",)),
            ("viderehenvisning", ("ansoeger",)),
        ],
    ),
    (
        "vejledningens afsnit 8 er ikke vist",
        lambda p: any("afsnit 8" in one for one in p.source.leaves_open),
        True,
    ),
)


@fact_table(FACTS)
def test_grant_pool_says(find: Callable[[Programme], object], expected: object) -> None:
    assert find(example("003-interventionsmodel")) == expected


def test_mended_grant_pool_judges_nobody_twice_on_the_same() -> None:
    call = example("mended/003-interventionsmodel").call

    assert call is not None
    assert call.criteria == ()
    assert len(call.requirements) == 4
