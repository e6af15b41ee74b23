"""Times against the programme, its phases and the calendar."""

import pytest
from core.programme.checking.written import (
    activity,
    call,
    codes,
    findings,
    part,
    phase,
    rule,
    stated,
)


def test_check_sound_programme_finds_nothing() -> None:
    assert findings() == ()


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2022", ["T201"]),
        ("maj 2025", ["T201"]),
        ("fra 2025", ["T201"]),
        ("senest december 2022", ["T201"]),
        ("vinteren 2022/23", ["T202"]),
        ("november 2024 – januar 2025", ["T202"]),
        ("ca. december 2024 – januar 2025", []),
        ("2023", []),
        ("december 2024", []),
        ("fra november 2024", []),
        ("senest 30. juni 2023", []),
        ("løbende", []),
        ("hvert kvartal", []),
        ("efter behov", []),
    ],
)
def test_check_window_against_the_programme(when: str, expected: list[str]) -> None:
    assert codes(activity("forum", when=when)) == expected


def test_check_information_meeting_may_lie_before_the_programme() -> None:
    meeting = activity("infomøde", id="info", kind="information-meeting", when="14. juni 2022")

    assert codes(meeting) == []


def test_check_window_outside_names_the_activity_and_both_times() -> None:
    (finding,) = findings(activity("forum", when="maj 2025", at="Afsnit 2"))

    assert finding.path == ("activities", 1, "when", 0)
    assert finding.at == ("Afsnit 2",)
    assert finding.message.da == (
        "“Forum” er sat til maj 2025. Det ligger uden for programmets periode, 2023-2024."
    )


def test_check_rule_and_phase_outside_the_programme_are_found() -> None:
    late = rule(of_kind=["kickoff-meeting"], number="op til 5", within="2026")

    assert codes(phase("drift", "2025"), activity("forum", phases="drift"), late) == [
        "T201",
        "T201",
    ]


def test_check_data_gathered_outside_the_programme_is_found() -> None:
    source = {"id": "data", "name": "Data", "methods": ["interview"], "when": "2026"}

    (finding,) = findings(part("[evaluation]", data_sources=[source]))

    assert finding.code == "T201"
    assert finding.path == ("evaluation", "data_sources", 0, "when")


PHASES = phase("start", "januar-marts 2023"), phase("modning", "april 2023 – december 2024")


@pytest.mark.parametrize(
    ("phases", "when", "expected"),
    [
        (["start"], "maj 2023", ["T203"]),
        (["start"], "marts-april 2023", ["T204"]),
        (["start", "modning"], "marts-april 2023", []),
        (["start"], "marts 2023", []),
        (["start"], "ca. marts-april 2023", []),
        ([], "marts-april 2023", []),
        (["modning"], "fra november 2023", []),
        (["start"], "hvert kvartal i 2024", ["T203"]),
    ],
)
def test_check_window_against_the_phases(phases: list[str], when: str, expected: list[str]) -> None:
    others = activity("a", phases=["start"]), activity("b", phases=["modning"])

    assert codes(*PHASES, *others, activity("forum", phases=phases, when=when)) == expected


def test_check_phase_without_dates_raises_nothing() -> None:
    undated = phase("start"), phase("modning", "2024")

    assert codes(*undated, activity("forum", phases=["start", "modning"], when="maj 2023")) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("januar-april 2023", "april-december 2023", ["T205"]),
        ("januar-marts 2023", "maj-december 2023", ["T206"]),
        ("januar-marts 2023", "april-december 2023", []),
    ],
)
def test_check_phases_against_each_other(first: str, second: str, expected: list[str]) -> None:
    both = phase("start", first), phase("modning", second)

    assert codes(*both, activity("forum", phases=["start", "modning"])) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("14. januar 2023", ["T207"]),
        ("13. januar 2023", []),
        ("14. januar 2023 kl. 9.00-11.00", ["T207"]),
        ("5. maj 2023", ["T208"]),  # Store Bededag
        ("26. april 2024", []),  # no longer a holiday
        ("9. maj 2024", ["T208"]),
        ("25. december 2024", ["T208"]),
        ("24. december 2024", []),
        ("5. juni 2024", []),
        ("9.-10. februar 2023", []),
        ("10.-11. februar 2023", ["T207"]),
        ("8.-9. maj 2024", ["T208"]),
        ("uge 19 2024", []),
        ("maj 2024", []),
    ],
)
def test_check_fixed_day_against_the_calendar(when: str, expected: list[str]) -> None:
    assert codes(activity("forum", when=when)) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [("2 dage", []), ("3 timer", []), ("3 dage", ["T207"]), ("4 dage", ["T209", "T207"])],
)
def test_check_days_off_matter_only_where_the_rest_is_too_little(
    duration: str, expected: list[str]
) -> None:
    friday_to_sunday = activity("forum", when="9.-11. februar 2023", duration=duration)

    assert codes(friday_to_sunday) == expected


def test_check_day_in_a_statement_and_the_deadline_are_looked_up_too() -> None:
    other = stated("Side 2", when="14. januar 2023")

    found = codes(activity("forum", when="13. januar 2023"), other, call(deadline="6. april 2023"))

    assert sorted(found) == ["S401", "T207", "T208"]


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("3 dage", ["T209"]),
        ("2 dage", []),
        ("1-3 dage", []),
        ("½ dag", []),
        ("2 uger", ["T209"]),
        ("ca. 3 dage", []),
    ],
)
def test_check_duration_against_the_days_there_are(duration: str, expected: list[str]) -> None:
    course = activity("kursus", when="9.-10. februar 2023", duration=duration)

    assert codes(course) == expected
