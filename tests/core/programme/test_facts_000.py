"""Facts of the plan for the violence-exposed, each as its document says it."""

from collections.abc import Callable

from example_definitions import (
    Fact,
    activity,
    example,
    fact_table,
    party,
    promise,
    rule,
    when,
    who,
)

from modning.programme.schema.definition import Programme

_TEXT = ("implementeringsteam", "vive", "socialstyrelsen")
_BOTH = ("socialstyrelsen", "kommuner")
FACTS: tuple[Fact, ...] = (
    ("oktober 2022 til december 2025", lambda p: str(p.period), "oktober 2022 – december 2025"),
    ("3 - 4 projektkommuner", lambda p: str(party(p, "kommuner").number), "3-4"),
    ("VIVE (evaluator)", lambda p: party(p, "vive").kind, "evaluator"),
    (
        "kompetenceleverandør",
        lambda p: party(p, "kompetenceleverandoer").kind,
        "training-supplier",
    ),
    (
        "implementeringsteam: projektkoordinator, enkelte medarbejdere, relevant leder",
        lambda p: [one.role for one in p.teams[0].members],
        ["projektkoordinator", "praksismedarbejder", "leder"],
    ),
    ("mødeplanen kan justeres", lambda p: "justeres ved behov" in p.reservation, True),
    ("opstartsmøde november 2022", lambda p: when(p, "opstartsmoede"), ["november 2022"]),
    (
        "opstartsmøde: kommuner, leverandør, Socialstyrelsen, VIVE",
        lambda p: who(p, "opstartsmoede"),
        ["kommuner", "kompetenceleverandoer", "socialstyrelsen", "vive"],
    ),
    (
        "kompetenceudvikling januar – marts 2023",
        lambda p: when(p, "kompetenceudvikling-2023"),
        ["januar – marts 2023"],
    ),
    (
        "kommunale medarbejdere, evt. ledere, evt. VIVE",
        lambda p: who(p, "kompetenceudvikling-2023"),
        ["medarbejder", "leder?", "vive?"],
    ),
    (
        "kompetenceudvikling 2024 og 2025",
        lambda p: when(p, "kompetenceudvikling-opfoelgning"),
        ["2024", "2025"],
    ),
    (
        "opstartsworkshops februar – april 2023",
        lambda p: when(p, "opstartsworkshop"),
        ["februar – april 2023"],
    ),
    (
        "opstartsworkshops: team, alle relevante medarbejdere, Socialstyrelsen",
        lambda p: who(p, "opstartsworkshop"),
        ["implementeringsteam", "medarbejder", "socialstyrelsen"],
    ),
    ("workshops i de enkelte kommuner", lambda p: activity(p, "opstartsworkshop").scope, "local"),
    (
        "udviklingsmøder i maj",
        lambda p: when(p, "udviklingsmoede-maj"),
        ["maj 2023", "maj 2024", "maj 2025"],
    ),
    (
        "maj: kommuner, VIVE, evt. leverandør, Socialstyrelsen",
        lambda p: who(p, "udviklingsmoede-maj"),
        ["implementeringsteam", "vive", "kompetenceleverandoer?", "socialstyrelsen"],
    ),
    (
        "udviklingsmøder i november 2023 og 2024",
        lambda p: when(p, "udviklingsmoede-november"),
        ["november 2023", "november 2024"],
    ),
    (
        "november: kommuner, evt. leverandør, Socialstyrelsen",
        lambda p: who(p, "udviklingsmoede-november"),
        ["implementeringsteam", "kompetenceleverandoer?", "socialstyrelsen"],
    ),
    (
        "fysisk i Socialstyrelsens lokaler i Odense",
        lambda p: (activity(p, "udviklingsmoede-maj").format, "Odense" in _place(p)),
        (("in-person",), True),
    ),
    (
        "Socialstyrelsen: dagsorden, indkaldelse, mødeledelse, beslutningsreferat",
        lambda p: _duties(p, "udviklingsmoede-november"),
        [("socialstyrelsen",)] * 4,
    ),
    (
        "dialogmøder: dagsorden, indkaldelse, ledelse og referat sammen med kommunen",
        lambda p: _duties(p, "dialogmoede"),
        [_BOTH] * 4,
    ),
    (
        "dialogmøder i fire vinduer",
        lambda p: when(p, "dialogmoede"),
        [
            "september – oktober 2023",
            "februar – april 2024",
            "september – oktober 2024",
            "februar – april 2025",
        ],
    ),
    (
        "dialogmøder: team, Socialstyrelsen, evt. VIVE",
        lambda p: who(p, "dialogmoede"),
        ["implementeringsteam", "socialstyrelsen", "vive?"],
    ),
    ("dialogmøder i kommunen", lambda p: activity(p, "dialogmoede").scope, "local"),
    (
        "deltagerkredsen kan udvides",
        lambda p: [one.id for one in p.activities if one.extendable],
        ["udviklingsmoede-maj", "dialogmoede", "udviklingsmoede-november"],
    ),
    (
        "afslutningsworkshops september – oktober 2025, evt. VIVE",
        lambda p: (when(p, "afslutningsworkshop"), who(p, "afslutningsworkshop")[-1]),
        (["september – oktober 2025"], "vive?"),
    ),
    (
        "fælles afslutningsmøde november 2025",
        lambda p: (when(p, "faelles-afslutningsmoede"), who(p, "faelles-afslutningsmoede")),
        (["november 2025"], ["kommuner", "vive", "socialstyrelsen"]),
    ),
    (
        "to udviklingsmøder per år",
        lambda p: promise(p, "to-udviklingsmoeder-om-aaret"),
        ("times", "2", ("year",)),
    ),
    (
        "VIVE deltager i et af dem",
        lambda p: (promise(p, "vive-i-et-af-to"), rule(p, "vive-i-et-af-to").with_party),
        (("times", "1", ("year",)), "vive"),
    ),
    (
        "to dialogmøder per år og kommune",
        lambda p: promise(p, "to-dialogmoeder-om-aaret"),
        ("times", "2", ("site", "year")),
    ),
    (
        "ca. 6-8 undervisningsdage i 2023",
        lambda p: (promise(p, "undervisningsdage-2023"), _within(p, "undervisningsdage-2023")),
        (("days", "ca. 6-8", ()), "2023"),
    ),
    (
        "ca. 1-2 opfølgende undervisningsdage i 2024 og 2025",
        lambda p: (
            promise(p, "opfoelgende-undervisningsdage"),
            _within(p, "opfoelgende-undervisningsdage"),
        ),
        (("days", "ca. 1-2", ("year",)), "2024-2025"),
    ),
    (
        "nøglemedarbejdere i interviews, spørgeskemaer, dataindsamling",
        lambda p: [one.methods for one in p.evaluation.data_sources],
        [("registration", "documents"), ("interview",), ("questionnaire",)],
    ),
    ("kommunerne bidrager løbende", lambda p: when(p, "bidrag-til-evaluering"), ["løbende"]),
    ("evaluator er VIVE", lambda p: p.evaluation.by, ("vive",)),
)


def _place(programme: Programme) -> str:
    return activity(programme, "udviklingsmoede-maj").place or ""


def _duties(programme: Programme, name: str) -> list[tuple[str, ...]]:
    duties = activity(programme, name).responsible
    return [duties.agenda, duties.invitation, duties.chair, duties.minutes]


def _within(programme: Programme, name: str) -> str:
    return str(rule(programme, name).within)


@fact_table(FACTS)
def test_violence_plan_says(find: Callable[[Programme], object], expected: object) -> None:
    assert find(example("000-voldsudsatte")) == expected


def test_violence_plan_carries_what_its_text_says_of_those_who_take_part() -> None:
    programme = example("000-voldsudsatte")

    said = {
        one.id: [set(other.participants) for other in one.stated]
        for one in programme.activities
        if one.stated
    }

    assert said == {
        "udviklingsmoede-maj": [set(_TEXT)],
        "dialogmoede": [set(_TEXT)],
        "udviklingsmoede-november": [set(_TEXT)],
    }
