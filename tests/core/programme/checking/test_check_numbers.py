"""Agendas and numbers that do not add up."""

import pytest
from core.programme.checking.written import activity, codes, findings, stated


def agenda(*items: str) -> list[dict[str, str]]:
    """Write items such as “9:00-9:30” as an agenda."""
    return [
        {"from": f"{start:0>5}", "to": f"{end:0>5}", "title": f"Punkt {number}"}
        for number, (start, end) in enumerate((item.split("-") for item in items), start=1)
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["9:05-9:20", "9:20-9:35", "9:35-11:00"], []),
        (["9:20-9:05"], ["A701"]),
        (["9:00-9:00"], ["A701"]),
        (["9:00-9:40", "9:35-10:00"], ["A702"]),
        (["9:00-10:00", "9:10-9:20", "10:00-11:00"], ["A702"]),
        (["9:00-9:30", "9:40-10:00"], ["A703"]),
        (["9:30-10:00", "9:00-9:30"], ["A704"]),
        ([], []),
    ],
)
def test_check_items_of_an_agenda(items: list[str], expected: list[str]) -> None:
    assert codes(activity("a", agenda=agenda(*items))) == expected


def test_check_hole_in_an_agenda_is_a_remark_with_its_length() -> None:
    (finding,) = findings(activity("a", agenda=agenda("9:00-9:30", "9:40-10:00")))

    assert finding.severity == "remark"
    assert finding.path == ("activities", 1, "agenda", 1)
    assert finding.message.da == (
        "Der er 10 minutter uden punkt mellem “Punkt 1” (09.30) og “Punkt 2” (09.40) i “A”."
    )


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("11. januar 2023 kl. 9.00-11.00", []),
        ("11. januar 2023 kl. 9.30-11.00", ["A705"]),
        ("11. januar 2023 kl. 9.00-10.30", ["A705"]),
        ("11. januar 2023 kl. 9.00", []),
        ("11. januar 2023", []),
    ],
)
def test_check_agenda_against_the_clock(when: str, expected: list[str]) -> None:
    assert codes(activity("a", when=when, agenda=agenda("9:00-10:00", "10:00-11:00"))) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("2 timer", []),
        ("3 timer", ["A706"]),
        ("1½-3 timer", []),
        ("ca. 2 timer", []),
        ("1 dag", []),
    ],
)
def test_check_agenda_against_the_duration(duration: str, expected: list[str]) -> None:
    meeting = activity("a", duration=duration, agenda=agenda("9:05-10:00", "10:00-11:05"))

    assert codes(meeting) == expected


@pytest.mark.parametrize(
    ("when", "times", "expected"),
    [
        (["marts 2023", "maj 2024"], "3", ["N801"]),
        (["marts 2023", "maj 2024"], "2", []),
        (["marts 2023", "maj 2024"], "2-3", []),
        (["2023"], "3", []),
        ([], "3", []),
        (["marts 2023", "efter behov"], "3", []),
        (["marts 2023", "maj 2023", "maj 2024"], "ca. 3", []),
    ],
)
def test_check_times_against_dates(when: list[str], times: str, expected: list[str]) -> None:
    assert codes(activity("a", when=when, times=times)) == expected
    assert codes(activity("a"), stated("Side 2", when=when, times=times)) == expected


WORKSHOPS = ["marts 2023", "september 2023", "maj 2024"]


@pytest.mark.parametrize(
    ("fields", "total", "expected"),
    [
        ({"times": "3"}, "to hele dage", ["N802"]),
        ({"when": WORKSHOPS}, "to hele dage", ["N802"]),
        ({"when": WORKSHOPS}, "tre hele dage", []),
        ({"when": WORKSHOPS, "duration": "2 hele dage"}, "4 dage", ["N802"]),
        ({"when": WORKSHOPS, "duration": "2 hele dage"}, "6 dage", []),
        ({"times": "3", "duration": "3 timer"}, "to timer", ["N802"]),
        ({"times": "3", "duration": "3 timer"}, "9 timer", []),
        ({"times": "3"}, "2 timer", []),
        ({"when": ["marts 2023"]}, "1 dag", []),
    ],
)
def test_check_total_against_times(
    fields: dict[str, object], total: str, expected: list[str]
) -> None:
    assert codes(activity("a", **fields), stated("Afsnit 1.4", total=total)) == expected


def test_check_total_too_short_explains_both_readings() -> None:
    (finding,) = findings(activity("a", times="3"), stated("Afsnit 1.4", total="to hele dage"))

    assert "to måder" in finding.mend.da
    assert "duration" in finding.mend.da


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("ca. 1 gang i kvartalet, 6-8 i alt", []),
        ("hvert kvartal, 12 i alt", ["N807"]),
        ("hvert kvartal, 4 i alt", ["N807"]),
        ("hvert kvartal, 8 i alt", []),
        ("hvert kvartal", []),
    ],
)
def test_check_rhythm_against_its_total(when: str, expected: list[str]) -> None:
    assert codes(activity("a", when=when)) == expected


@pytest.mark.parametrize(("times", "expected"), [("3", []), ("2", ["N807"]), ("4", ["N807"])])
def test_check_number_in_all_is_held_against_times(times: str, expected: list[str]) -> None:
    assert codes(activity("a", when="3 gange i projektperioden", times=times)) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [("1 time og 15 minutter", []), ("75 minutter", []), ("3 timer", ["N808"]), ("1 dag", [])],
)
def test_check_clock_against_the_duration(duration: str, expected: list[str]) -> None:
    meeting = activity("a", when="14. maj 2024 kl. 12.00-13.15", duration=duration)

    assert codes(meeting) == expected
