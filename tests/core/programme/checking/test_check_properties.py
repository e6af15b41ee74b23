"""What holds for the check of every definition that can be read."""

from typing import Any

from core.programme.checking.written import activity, codes, definition, party, phase, role, rule
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.checking import check, check_programme
from modning.programme.checking.counting import tally
from modning.programme.checking.inspection import Inspection
from modning.programme.checking.stretches import stretches
from modning.programme.findings import written_path
from modning.programme.schema.definition import Programme

IDS = ("a", "b", "c", "d")
PEOPLE = ("kommuner", "vive", "leder")
WHENS = st.sampled_from(
    (
        "maj 2023",
        "8. maj 2023 kl. 9-11",
        "13.-14. maj 2023",
        "ca. efteråret 2024",
        "2022-2026",
        "fra november 2024",
        "senest marts 2023",
        "hvert kvartal",
        "ca. 1 gang i kvartalet, 6-8 i alt",
        "2-3 gange om året",
        "hver måned i 2024",
        "løbende",
        "efter behov",
    )
)
PERIODS = st.sampled_from(
    ("2023-2024", "oktober 2022 – december 2025", "fra 2024", "maj 2023", "senest 2030")
)
AMOUNTS = st.sampled_from(("0", "1", "2", "3-4", "mindst 2", "højst 3", "ca. 6", "10"))
DURATIONS = st.sampled_from(
    ("en halv time", "3-4 timer", "½ dag", "2 dage", "1-2 uger", "18 måneder")
)
CLOCKS = st.sampled_from(("08:00", "09:05", "09:35", "11:00", "23:59"))


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


def _fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


SAID = {
    "when": some(WHENS),
    "times": AMOUNTS,
    "duration": DURATIONS,
    "format": some(st.sampled_from(("virtual", "telephone", "in-person"))),
}
STATED = st.builds(
    lambda said: {"at": "Side 2"} | said,
    _fields(**SAID, total=DURATIONS, participants=some(st.sampled_from(PEOPLE))),
)
PARTICIPANT = st.builds(
    lambda who, more: {"who": who} | more,
    st.sampled_from(PEOPLE),
    _fields(number=AMOUNTS, presence=st.sampled_from(("required", "possibly"))),
)
ITEM = st.fixed_dictionaries({"from": CLOCKS, "to": CLOCKS, "title": st.just("Punkt")})
ACTIVITY = _fields(
    **SAID,
    scope=st.sampled_from(("common", "local")),
    phases=some(st.sampled_from(("start", "slut")), 2),
    participants=some(PARTICIPANT),
    after=some(st.sampled_from(IDS)),
    during=st.sampled_from(IDS),
    agenda=some(ITEM),
    stated=some(STATED, 2),
)
RULE = st.builds(
    lambda number, more: {"number": number} | more,
    AMOUNTS,
    _fields(
        of=some(st.sampled_from(IDS)),
        measure=st.sampled_from(("times", "days", "months")),
        per=some(st.sampled_from(("site", "year", "half-year", "quarter", "month", "phase")), 2),
        within=WHENS,
        with_party=st.sampled_from(PEOPLE),
    ),
)
PHASE_TIMES = st.none() | WHENS


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return a programme with four activities, two phases and some rules, at odds with itself."""
    parts = [
        party("vive"),
        role("leder", number=draw(AMOUNTS)),
        phase("start", draw(PHASE_TIMES)),
        phase("slut", draw(PHASE_TIMES)),
        *(activity(key, **draw(ACTIVITY)) for key in IDS),
        *(rule(f"regel-{n}", **one) for n, one in enumerate(draw(some(RULE)))),
    ]
    return definition(*parts, period=draw(PERIODS)).programme


@given(programmes())
def test_check_says_something_readable_of_any_programme(programme: Programme) -> None:
    for finding in check_programme(programme):
        assert "{" not in finding.message.da + finding.message.en + finding.mend.da
        assert finding.message.da.endswith(".")
        assert _part_at(programme, finding.path) is not None, written_path(finding.path)


def _part_at(programme: Programme, path: tuple[str | int, ...]) -> Any:
    part: Any = programme
    for step in path:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    return part


@given(programmes(), st.randoms(use_true_random=False))
def test_check_finds_the_same_whatever_the_order_of_activities(
    programme: Programme, random: Any
) -> None:
    shuffled = list(programme.activities)
    random.shuffle(shuffled)

    again = programme.model_copy(update={"activities": tuple(shuffled)})

    assert _codes(again) == _codes(programme)


def _codes(programme: Programme) -> list[str]:
    codes = [found.code for found in check_programme(programme)]
    # Where circles share activities, how many are told depends on which is met first.
    circles = ["O302"] if "O302" in codes else []
    return sorted(circles + [code for code in codes if code != "O302"])


@given(programmes())
def test_check_rule_with_the_counted_number_is_kept(programme: Programme) -> None:
    inspection = Inspection.of(programme)
    rules = []
    for one in programme.rules:
        whole = one.model_copy(update={"per": (), "within": None, "measure": "times"})
        (stretch,) = stretches(whole, inspection)
        least = tally(whole, stretch, None, inspection).least
        number = whole.number.__class__(str(least), whole.number.means.__class__(least, least))
        rules.append(whole.model_copy(update={"number": number}))

    kept = programme.model_copy(update={"rules": tuple(rules)})

    found = {one.code for one in check_programme(kept)} - {"R504"}
    assert not [code for code in found if code.startswith("R")]


@given(st.integers(1, 6), st.integers(0, 6))
def test_check_exact_rule_holds_only_for_the_number_there_is(held: int, said: int) -> None:
    meeting = activity("møde", id="m", when=[f"{day}. marts 2023" for day in _WEEKDAYS[:held]])

    found = codes(meeting, rule(of="m", number=str(said), per=["year"], within="2023"))

    expected = {-1: ["R502"], 0: [], 1: ["R501"]}[(said > held) - (said < held)]
    assert found == expected


_WEEKDAYS = (1, 2, 3, 6, 7, 8)


def test_check_orders_findings_by_severity_and_place() -> None:
    untidy = definition(
        phase("uden"),
        activity("sen", when="2030"),
        activity("ring", after="ring"),
        activity("tom", participants=[]),
    )

    found = check(untidy)

    assert [one.code for one in found] == ["T201", "O302", "P604", "P603"]
    assert [one.severity for one in found] == ["error", "error", "remark", "remark"]
