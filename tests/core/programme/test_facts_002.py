"""Facts of the course on preparedness plans, each as its document says it."""

from collections.abc import Callable

from example_definitions import (
    Fact,
    activity,
    example,
    fact_table,
    numbers,
    party,
    promise,
    role,
    rule,
    when,
    who,
)

from modning.programme.schema.definition import Programme

_MEETINGS = (
    "startworkshop",
    "opfoelgningsmoede-fysisk",
    "opfoelgningsmoede-virtuelt",
    "afsluttende-workshop",
)
_EACH_MEETING = {
    "ansvarlig-leder": "1 pr. kommune",
    "chef-eller-faglig-leder": "mindst 1 pr. afdeling",
    "noeglemedarbejder": "mindst 1 pr. afdeling",
}


def _gains(programme: Programme) -> list[str]:
    places = [one.at or "" for one in programme.contributions]
    return [at.split(", ")[2][0] for at in places if "udbytte" in at]


FACTS: tuple[Fact, ...] = (
    (
        "handlingsplan 2023 – 2026",
        lambda p: p.call.legal_basis,
        ("Regeringens Handlingsplan mod partnervold og partnerdrab 2023–2026",),
    ),
    (
        "82.000 kvinder og 43.000 mænd",
        lambda p: [one for one in p.call.notes if "82.000" in one and "43.000" in one] != [],
        True,
    ),
    ("SEL § 109", lambda p: any("§ 109" in one for one in p.call.notes), True),
    (
        "gratis udviklingsforløb",
        lambda p: (p.kind, p.call.kind),
        ("development-course", "free-course"),
    ),
    ("todages workshop", lambda p: str(activity(p, "startworkshop").duration), "2 dage"),
    ("i efteråret 2024", lambda p: when(p, "startworkshop"), ["efteråret 2024"]),
    (
        "lokale udviklingsmål- og planer",
        lambda p: [one.kind for one in activity(p, "startworkshop").yields],
        ["development-goals", "local-plan"],
    ),
    (
        "to opfølgningsmøder i 2025",
        lambda p: (
            promise(p, "to-opfoelgningsmoeder"),
            str(rule(p, "to-opfoelgningsmoeder").within),
        ),
        (("times", "2", ()), "2025"),
    ),
    (
        "et fysisk og et virtuelt",
        lambda p: [
            (when(p, one.id), one.format) for one in p.activities if one.kind == "follow-up-meeting"
        ],
        [(["2025"], ("in-person",)), (["2025"], ("virtual",))],
    ),
    (
        "opfølgningsmøderne kan fx omhandle fem ting",
        lambda p: len(activity(p, "opfoelgningsmoede-virtuelt").content),
        5,
    ),
    ("afsluttende workshop uden dato", lambda p: when(p, "afsluttende-workshop"), []),
    (
        "afsluttende workshop til sidst",
        lambda p: activity(p, "afsluttende-workshop").after,
        ("opfoelgningsmoede-fysisk", "opfoelgningsmoede-virtuelt"),
    ),
    ("ca. 18 måneder", lambda p: promise(p, "atten-maaneder"), ("months", "ca. 18", ())),
    ("18 måneder fra første til sidste møde", lambda p: rule(p, "atten-maaneder").of, _MEETINGS),
    ("3-5 kommuner", lambda p: str(party(p, "kommuner").number), "3-5"),
    ("plads til 3-5", lambda p: str(p.call.capacity), "3-5"),
    (
        "telefonisk sparring imellem møderne",
        lambda p: (when(p, "telefonisk-sparring"), activity(p, "telefonisk-sparring").format),
        (["efter behov"], ("telephone",)),
    ),
    (
        "kontaktperson fra styrelsen",
        lambda p: who(p, "telefonisk-sparring"),
        ["styrelsens-kontaktperson", "kommunens-kontaktperson"],
    ),
    (
        "møderne i Odense",
        lambda p: [one.id for one in p.activities if one.place and "Odense" in one.place],
        ["startworkshop", "opfoelgningsmoede-fysisk", "afsluttende-workshop"],
    ),
    (
        "samtlige møder i Odense, også det virtuelle",
        lambda p: [one.format for one in activity(p, "opfoelgningsmoede-virtuelt").stated],
        [("in-person",)],
    ),
    (
        "transportomkostninger dækkes ikke",
        lambda p: len(p.call.budget.not_eligible),
        1,
    ),
    ("besluttet på chefniveau", lambda p: "chefniveau" in p.call.decided_by, True),
    (
        "minimum en chef eller faglig leder og nøglemedarbejdere fra hver afdeling",
        lambda p: [numbers(p, name) for name in _MEETINGS],
        [_EACH_MEETING] * 4,
    ),
    ("ansvarlig person på ledelsesniveau", lambda p: str(role(p, "ansvarlig-leder").number), "1"),
    ("kontaktperson i kommunen", lambda p: str(role(p, "kommunens-kontaktperson").number), "1"),
    ("arbejdsgruppe", lambda p: [one.id for one in p.teams], ["arbejdsgruppe"]),
    (
        "fire krav",
        lambda p: [one.id for one in p.call.requirements],
        ["ansvarlig-leder", "kontaktperson", "arbejdsgruppe", "forpligtelse"],
    ),
    (
        "tre tildelingskriterier",
        lambda p: [one.name for one in p.call.criteria],
        ["Motivation", "Ledelsesopbakning og allokerede ressourcer", "Organisering"],
    ),
    (
        "alle ved fem, derefter kriterier",
        lambda p: p.call.selection,
        "all-up-to-capacity-then-scored",
    ),
    (
        "færre end fem er ikke sagt",
        lambda p: any("færre end fem" in one for one in p.source.leaves_open),
        True,
    ),
    ("frist 12. juni 2024 kl. 12.00", lambda p: str(p.call.deadline), "12. juni 2024 kl. 12.00"),
    ("svar senest 26. juni 2024", lambda p: str(p.call.answer), "senest 26. juni 2024"),
    (
        "virtuelt informationsmøde 14. maj kl. 12.00-13.15",
        lambda p: (when(p, "informationsmoede"), activity(p, "informationsmoede").format),
        (["14. maj 2024 kl. 12.00-13.15"], ("virtual",)),
    ),
    ("ansøgning pr. e-mail", lambda p: "e-mail" in p.call.submitted_by[1], True),
    ("kontakt projektleder", lambda p: p.call.contact, "projektleder"),
    (
        "uddybende oplysninger efter fristen",
        lambda p: "uddybende oplysninger" in p.call.notes[0],
        True,
    ),
    ("udviklingsforløbet giver fire ting", _gains, ["1", "2", "3", "4"]),
)


@fact_table(FACTS)
def test_course_says(find: Callable[[Programme], object], expected: object) -> None:
    assert find(example("002-beredskaber")) == expected
