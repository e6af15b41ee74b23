"""Places in the source that say different things."""

import pytest
from core.programme.checking.written import (
    activity,
    call,
    codes,
    definition,
    findings,
    part,
    party,
    role,
    stated,
)

from modning.programme.checking import check


def test_check_workshops_with_two_dates_names_both_places_and_both_dates() -> None:
    workshops = activity("w", when=["marts 2023", "september 2023", "maj 2024"], at="Afsnit 1.4")
    again = stated("Afsnit 2.1", when=["marts 2023", "august 2024", "maj 2024"])

    (finding,) = findings(workshops, again)

    assert finding.code == "S401"
    assert finding.at == ("Afsnit 1.4", "Afsnit 2.1")
    assert finding.message.da.endswith(
        "Forskellen er september 2023 (Afsnit 1.4) og august 2024 (Afsnit 2.1)."
    )


def test_check_three_dates_for_one_meeting_are_one_finding() -> None:
    meeting = activity("info", when="12. april 2023", at="Slide 24")
    others = stated("Slide 10", when="14. marts 2023"), stated("Slide 20", when="13. marts 2023")

    (finding,) = findings(meeting, *others)

    assert finding.code == "S401"
    assert finding.at == ("Slide 24", "Slide 10", "Slide 20")
    assert finding.message.da.endswith(
        "Forskellen er 12. april 2023 (Slide 24), 14. marts 2023 (Slide 10)"
        " og 13. marts 2023 (Slide 20)."
    )


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (["8. maj 2023"], ["maj 2023"], []),
        (["maj 2023"], ["8. maj 2023"], []),
        (["maj 2023"], ["juni 2023"], ["S401"]),
        (["januar-marts 2023"], ["februar-april 2023"], ["S401"]),
        (["ca. januar-marts 2023"], ["februar-april 2023"], []),
        (["maj 2023", "maj 2024"], ["maj 2023"], []),
        (["maj 2023"], ["maj 2023", "maj 2024"], ["S401"]),
        ([], ["maj 2023"], []),
        (["hvert kvartal"], ["løbende"], []),
        (["hvert kvartal"], ["hver måned"], ["S401"]),
        (["hvert kvartal"], ["8 gange i projektperioden"], []),
        (["3 gange i projektperioden"], ["2 gange i projektperioden"], ["S401"]),
        (["2-3 gange om året"], ["3 gange om året"], []),
        (["hvert kvartal, 6-8 i alt"], ["hvert kvartal, 4 i alt"], ["S401"]),
        (["ca. 1 gang i kvartalet, 6-8 i alt"], ["hvert kvartal"], []),
        (["8. maj 2023 kl. 9-11"], ["8. maj 2023 kl. 10-11"], ["S401"]),
        (["8. maj 2023 kl. 9-11"], ["8. maj 2023"], []),
    ],
)
def test_check_times_said_in_two_places(
    own: list[str], other: list[str], expected: list[str]
) -> None:
    assert codes(activity("w", when=own), stated("Side 2", when=other)) == expected


def test_check_statements_are_held_against_each_other_too() -> None:
    silent = activity("w")
    both = stated("Side 2", when="maj 2023"), stated("Side 3", when="juni 2023")

    assert codes(silent, *both) == ["S401"]


@pytest.mark.parametrize(
    ("field", "own", "other", "expected"),
    [
        ("times", "3", "2", ["S402"]),
        ("times", "3", "2-3", ["S407"]),
        ("times", "3", "3", []),
        ("times", "3", "ca. 3", []),
        ("duration", "1 dag", "2 dage", ["S403"]),
        ("duration", "2 dage", "3 dage", ["S403"]),
        ("duration", "1 dag", "1-2 dage", ["S407"]),
        ("duration", "en time", "60 minutter", []),
        ("duration", "3-4 timer", "en halv dag", []),
        ("duration", "1 time", "en dag", ["S403"]),
        ("duration", "1½ time", "ca. 1½ time", []),
        ("format", "telephone", "virtual", ["S404"]),
        ("format", ["telephone", "virtual"], "virtual", ["S407"]),
        ("format", "virtual", "virtual", []),
    ],
)
def test_check_values_said_in_two_places(
    field: str, own: object, other: object, expected: list[str]
) -> None:
    assert codes(activity("w", **{field: own}), stated("Side 2", **{field: other})) == expected


PEOPLE = (
    party("vive", kind="evaluator"),
    role("leder"),
    role("praktiker"),
    part("[[teams]]", id="team", party="kommuner", name="Team", members=[{"role": "leder"}]),
    activity("alle", participants=[{"who": who} for who in ("vive", "team", "praktiker")]),
)


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (["kommuner"], ["kommuner", "vive"], ["S405"]),
        (["kommuner", "vive"], ["kommuner"], ["S407"]),
        (["kommuner"], ["team"], []),
        (["team"], ["kommuner"], []),
        (["team"], ["leder"], []),
        (["team"], ["praktiker"], ["S405"]),
        (["leder", "praktiker"], ["leder"], ["S407"]),
        (["leder", "vive"], ["vive", "leder"], []),
    ],
)
def test_check_participants_said_in_two_places(
    own: list[str], other: list[str], expected: list[str]
) -> None:
    meeting = activity("w", participants=[{"who": who} for who in own])

    assert codes(*PEOPLE, meeting, stated("Side 2", participants=other)) == expected


def test_check_possible_participant_may_be_left_out_and_named() -> None:
    who = [{"who": "kommuner"}, {"who": "vive", "presence": "possibly"}]
    meeting = activity("w", participants=who)

    assert codes(*PEOPLE, meeting, stated("Side 2", participants=["kommuner"])) == []
    assert codes(*PEOPLE, meeting, stated("Side 2", participants=["kommuner", "vive"])) == []


@pytest.mark.parametrize(("other", "expected"), [("2", ["S406"]), ("3-5", ["S407"]), ("4", [])])
def test_check_number_of_a_party_said_in_two_places(other: str, expected: list[str]) -> None:
    parties = """
[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
number = "4"
""" + part("[[parties.stated]]", at="Side 9", number=other)

    assert [finding.code for finding in check(definition(parties=parties))] == expected


def test_check_call_with_two_names() -> None:
    renamed = part("[[call.stated]]", at="Side 9", name="Kurset")

    assert codes(call(), renamed) == ["S408"]
    assert codes(call(), renamed.replace("Kurset", "forløb")) == []
