"""Promises in the text against what the activities come to."""

import pytest
from core.programme.checking.written import (
    MUNICIPALITIES,
    activity,
    codes,
    definition,
    findings,
    part,
    party,
    phase,
    role,
    rule,
)

from modning.programme.checking import check

DIALOGUE = activity(
    "dialog",
    name="Dialogmøde",
    kind="dialogue-meeting",
    scope="local",
    when=["september-oktober 2023", "februar-april 2024", "september-oktober 2024"],
)


def test_check_two_a_year_for_each_site_is_one_finding_with_the_sites_folded() -> None:
    promise = rule(of="dialog", number="2", per=["site", "year"], text="To møder om året.")

    (finding,) = findings(DIALOGUE, promise)

    assert finding.code == "R501"
    assert finding.message.da == (
        "Reglen “To møder om året.” siger 2 gange i 2023 i hver af de 4 kommuner."
        " Planen når højst 1: Dialogmøde (september–oktober 2023)."
    )


def test_check_rule_about_one_speaks_of_one() -> None:
    (finding,) = findings(activity("a", when=["maj 2023", "juni 2023"]), rule(of="a", number="1"))

    assert "siger 1 gang i hele programmet." in finding.message.da


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("3", []),
        ("4", ["R501"]),
        ("2", ["R502"]),
        ("mindst 3", []),
        ("højst 2", ["R502"]),
        ("2-4", []),
        ("ca. 3", []),
        ("ca. 5", ["R501"]),
    ],
)
def test_check_number_in_the_whole_programme(number: str, expected: list[str]) -> None:
    assert codes(DIALOGUE, rule(of="dialog", number=number, per=["site"])) == expected


def test_check_window_over_new_year_counts_in_either_year() -> None:
    meeting = activity("a", when=["december 2023 – januar 2024", "maj 2023"])

    assert codes(meeting, rule(of="a", number="2", per=["year"], within="2023")) == []
    assert codes(meeting, rule(of="a", number="1", per=["year"], within="2023")) == []
    assert codes(meeting, rule(of="a", number="0", per=["year"], within="2024")) == []
    assert codes(meeting, rule(of="a", number="3", per=["year"], within="2023")) == ["R501"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [("oktober 2022 – december 2023", []), ("2022-2023", ["R501"]), ("marts-juni 2023", [])],
)
def test_check_rule_per_year_holds_in_whole_years_only(period: str, expected: list[str]) -> None:
    promise = rule(of_kind=["workshop"], number="1", per=["year"])
    meeting = activity("a", when="maj 2023")

    found = [code for code in codes(meeting, promise, period=period) if code.startswith("R")]

    assert found == expected


@pytest.mark.parametrize(
    ("per", "expected"),
    [("half-year", ["R501"]), ("quarter", ["R501", "R501", "R501"]), ("month", ["R501"] * 11)],
)
def test_check_rule_for_each_part_of_a_year(per: str, expected: list[str]) -> None:
    promise = rule(of="a", number="mindst 1", per=[per], within="2023")

    assert codes(activity("a", when="8. maj 2023"), promise) == expected
    assert codes(activity("a", when="hver måned"), promise) == []


def test_check_rule_for_each_phase_counts_where_the_activity_belongs() -> None:
    phases = phase("start", "2023"), phase("slut", "2024")
    one = activity("a", phases="start"), activity("b", phases="slut")
    promise = rule(of_kind=["workshop"], number="1", per=["phase"])

    assert codes(*phases, *one, promise) == []
    both_first = one[0], activity("b", phases="start"), activity("c", kind="other", phases="slut")
    assert codes(*phases, *both_first, promise) == ["R502", "R501"]


def test_check_undated_activity_counts_generously() -> None:
    promise = rule(of="a", number="6", per=["year"])

    assert codes(activity("a"), promise) == []
    assert codes(activity("a"), rule(of="a", number="0")) == ["R502"]


@pytest.mark.parametrize("when", ["løbende", "efter behov"])
def test_check_what_is_no_meeting_does_not_count(when: str) -> None:
    assert codes(activity("a", when=when), rule(of="a", number="1")) == ["R501"]


@pytest.mark.parametrize(
    ("times", "number", "expected"),
    [
        ("6-8", "6", []),
        ("6-8", "8", []),
        ("6-8", "5", ["R502"]),
        ("6-8", "9", ["R501"]),
        ("mindst 2", "40", []),
        ("ca. 4", "5", ["R501"]),
        ("ca. 7", "8", []),
    ],
)
def test_check_number_of_times_counts_as_a_range(
    times: str, number: str, expected: list[str]
) -> None:
    meeting = activity("a", when="2023", times=times)

    assert codes(meeting, rule(of="a", number=number)) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("6-8", []), ("8", []), ("5", ["R502"]), ("10", ["R501"])]
)
def test_check_rhythm_with_a_total_counts_as_the_total(number: str, expected: list[str]) -> None:
    sparring = activity("a", when="ca. 1 gang i kvartalet, 6-8 i alt")

    assert codes(sparring, rule(of="a", number=number)) == expected


def test_check_rule_without_sites_takes_a_round_or_a_meeting() -> None:
    meeting = activity("a", scope="local", when="maj 2023")

    assert codes(meeting, rule(of="a", number="1")) == []
    assert codes(meeting, rule(of="a", number="4")) == []
    assert codes(meeting, rule(of="a", number="5")) == ["R501"]


EVALUATOR = party("vive", kind="evaluator"), role("maaler", party="vive")


@pytest.mark.parametrize(
    ("presences", "number", "expected"),
    [
        (["required", None], "1", []),
        (["required", "required"], "1", ["R502"]),
        (["required", "possibly"], "1", []),
        (["required", "possibly"], "2", []),
        ([None, None], "1", ["R501"]),
        (["possibly", None], "1", []),
        (["possibly", None], "0", []),
    ],
)
@pytest.mark.parametrize("who", ["vive", "maaler"])
def test_check_only_those_with_the_party_count(
    who: str, presences: list[str | None], number: str, expected: list[str]
) -> None:
    meetings = [
        activity(
            key,
            when=f"{month} 2023",
            participants=[
                {"who": "kommuner"},
                *([{"who": who, "presence": presence}] if presence else []),
            ],
        )
        for key, month, presence in zip("ab", ("maj", "november"), presences, strict=True)
    ]
    used = part("[evaluation]", by=["vive", "maaler"])

    promise = rule(of=["a", "b"], number=number, per=["year"], within="2023", with_party=who)

    assert codes(*EVALUATOR, *meetings, promise, used) == expected


def test_check_another_role_of_the_same_party_does_not_count() -> None:
    roles = role("leder"), role("praktiker")
    meeting = activity("a", when="maj 2023", participants=[{"who": "praktiker"}])
    everyone = activity("b", participants=[{"who": "leder"}])

    promise = rule(of="a", number="1", with_party="leder")

    assert codes(*roles, meeting, everyone, promise) == ["R501"]
    assert codes(*roles, meeting, everyone, promise.replace('"leder"', '"praktiker"')) == []


def test_check_whole_party_may_bring_the_role() -> None:
    meeting = activity("a", when="maj 2023"), role("leder")

    assert codes(*meeting, rule(of="a", number="1", with_party="leder")) == []
    assert codes(*meeting, rule(of="a", number="0", with_party="leder")) == []


@pytest.mark.parametrize(
    ("durations", "number", "expected"),
    [
        (["2 dage", "1 dag"], "3", []),
        (["2 dage", "1 dag"], "4", ["R501"]),
        (["2 dage", "1 dag"], "2", ["R502"]),
        (["3 timer", "3 timer"], "2", []),
        (["6-8 dage", None], "6-8", []),
        (["½ dag", "1½ dag"], "3", []),
        ([None, None], "2", ["R503"]),
        ([None, None], "mindst 2", []),
        ([None, None], "højst 1", ["R502"]),
        ([None, None], "70", ["R501"]),
        (["2 dage", None], "2", ["R502"]),
        (["2 dage", None], "9", []),
    ],
)
def test_check_days_are_added_up(
    durations: list[str | None], number: str, expected: list[str]
) -> None:
    courses = [
        activity(key, when=when, **({"duration": length} if length else {}))
        for key, when, length in zip("ab", ("maj 2023", "juni 2023"), durations, strict=True)
    ]

    promise = rule(of=["a", "b"], measure="days", number=number, within="2023")

    assert codes(*courses, promise) == expected


@pytest.mark.parametrize(
    ("last", "number", "expected"),
    [
        ("november 2024", "ca. 18", []),
        ("november 2023", "ca. 18", ["R501"]),
        ("november 2024", "højst 12", ["R502"]),
        ("2024", "12-20", []),
    ],
)
def test_check_months_from_the_first_to_the_last(
    last: str, number: str, expected: list[str]
) -> None:
    course = activity("a", when="maj 2023"), activity("b", when=last)

    assert codes(*course, rule(of=["a", "b"], measure="months", number=number)) == expected


def test_check_rule_that_names_no_activity_is_about_them_all() -> None:
    late = activity("slut", when="november 2024")

    assert codes(late, rule(measure="months", number="22-24")) == []
    assert codes(late, rule(measure="months", number="36")) == ["R501"]


def test_check_rule_about_a_kind_that_is_not_there() -> None:
    assert codes(rule(of_kind=["maturation-forum"], number="2")) == ["R504"]


def test_check_rule_per_site_is_about_the_sites_where_it_is_held() -> None:
    parties = (
        MUNICIPALITIES + "site = true\n" + party("foreninger", kind="ngo", number="2", site=True)
    )
    meeting = activity("a", scope="local", when="maj 2023")
    everyone = activity("b", participants=[{"who": "foreninger"}])
    promise = rule(of="a", number="2", per=["site"])

    (finding,) = check(definition(meeting, everyone, promise, parties=parties))

    assert finding.message.da.startswith(
        "Reglen “Løftet om regel.” siger 2 gange i hele programmet i hver af de 4 kommuner."
    )


def test_check_same_breach_at_sites_of_two_parties_is_one_finding() -> None:
    parties = (
        MUNICIPALITIES + "site = true\n" + party("forening", kind="ngo", number="1", site=True)
    )
    everyone = [{"who": "kommuner"}, {"who": "forening"}]
    meeting = activity("a", scope="local", when="maj 2023", participants=everyone)
    promise = rule(of="a", number="2", per=["site"])

    (finding,) = check(definition(meeting, promise, parties=parties))

    assert " i hver af de 4 kommuner og Forening. Planen når højst 1" in finding.message.da
