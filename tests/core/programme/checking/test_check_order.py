"""The order that activities, steps and the call's dates come in."""

import pytest
from core.programme.checking.written import activity, call, codes, findings, part


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("maj 2023", "marts 2023", ["O301"]),
        ("maj 2023", "maj 2023", []),
        ("april-juni 2023", "12. maj 2023", []),
        ("12. maj 2023", "april-juni 2023", []),
        ("12. maj 2023", "11. maj 2023", ["O301"]),
        ("12. maj 2023", "12. maj 2023", []),
        ("12. maj 2023 kl. 9-12", "12. maj 2023 kl. 10-11", ["O301"]),
        ("12. maj 2023 kl. 9-12", "12. maj 2023 kl. 12-13", []),
        ("løbende", "marts 2023", []),
        ("efter behov", "marts 2023", []),
        ("2023", "hvert kvartal", []),
        ("hvert kvartal", "januar 2023", []),
        ("2024", "hvert kvartal i 2023", ["O301"]),
    ],
)
def test_check_order_of_two_activities(first: str, second: str, expected: list[str]) -> None:
    before, after = activity("a", when=first), activity("b", when=second, after="a")

    assert codes(before, after) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [("en dag", ["O301"]), ("3 timer", []), ("½ dag", [])],
)
def test_check_order_counts_whole_days(length: str, expected: list[str]) -> None:
    before = activity("a", when="12. maj 2023", duration=length)

    assert codes(before, activity("b", when="12. maj 2023", after="a")) == expected


def test_check_order_counts_the_days_of_the_later_activity() -> None:
    before = activity("a", when="30. maj 2023", duration="1 dag")
    course = activity("b", when="maj 2023", duration="2 dage", after="a")

    assert codes(before, course) == ["O301"]
    assert codes(before, course.replace("2 dage", "1 dag")) == []


def test_check_order_pairs_rounds_where_there_are_as_many() -> None:
    before = activity("a", when=["marts 2023", "marts 2024"])

    assert codes(before, activity("b", when=["maj 2023", "maj 2024"], after="a")) == []
    assert codes(before, activity("b", when=["maj 2023", "februar 2024"], after="a")) == ["O301"]


def test_check_order_of_unlike_rounds_looks_at_the_first_and_the_last() -> None:
    before = activity("a", when=["marts 2023", "maj 2023", "november 2023"])

    assert codes(before, activity("b", when="april 2023", after="a")) == []
    assert codes(before, activity("b", when="februar 2023", after="a")) == ["O301"]


def test_check_order_of_activities_without_time_finds_nothing() -> None:
    assert codes(activity("a"), activity("b", after="a")) == []


def test_check_order_names_both_days() -> None:
    before = activity("a", name="Modul 1", when="9.-10. februar 2023", duration="2 dage")
    (finding,) = findings(before, activity("b", name="Forløb", when="januar 2023", after="a"))

    assert finding.path == ("activities", 2, "after", 0)
    assert finding.message.da == (
        "“Forløb” (januar 2023) skal ligge efter “Modul 1” (9.-10. februar 2023), men “Modul 1” er"
        " tidligst forbi den 10. februar 2023, og “Forløb” skal senest begynde den 31. januar"
        " 2023."
    )


def test_check_circle_is_found_once() -> None:
    ring = activity("a", after="c"), activity("b", after="a"), activity("c", after="b")

    (finding,) = findings(*ring, activity("d", after="c"))

    assert finding.code == "O302"
    assert sorted(
        finding.message.da.split(": ")[1].rstrip(".").replace(" og ", ", ").split(", ")
    ) == [
        "A",
        "B",
        "C",
    ]


def test_check_two_circles_are_two_findings() -> None:
    rings = (
        *(activity("a", after="b"), activity("b", after="a")),
        *(activity("c", after="d"), activity("d", after="c")),
    )

    assert codes(*rings) == ["O302", "O302"]


def test_check_many_circles_are_cut_short() -> None:
    loops = [activity(f"a{number}", after=f"a{number}") for number in range(30)]

    assert codes(*loops) == ["O302"] * 20


def test_check_activity_after_or_during_itself_is_a_circle() -> None:
    assert codes(activity("a", after="a")) == ["O302"]
    assert codes(activity("a", during="a")) == ["O302"]


def test_check_steps_in_a_circle_are_found() -> None:
    steps = [{"id": "x", "name": "X", "after": ["y"]}, {"id": "y", "name": "Y", "after": ["x"]}]

    assert codes(part("[intervention]", steps=steps)) == ["O302"]
    assert codes(part("[intervention]", steps=[{"id": "x", "name": "X"}, steps[1]])) == []


@pytest.mark.parametrize(
    ("whole", "when", "expected"),
    [
        ("januar-februar 2023", "februar 2023", []),
        ("januar-februar 2023", "marts 2023", ["O303"]),
        ("hver måned", "marts 2023", []),
        ("marts 2023", "løbende", []),
        ("løbende", "marts 2023", []),
    ],
)
def test_check_part_against_its_whole(whole: str, when: str, expected: list[str]) -> None:
    both = activity("hele", when=whole), activity("del", when=when, during="hele")

    assert codes(*both) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"opens": "1. juli 2024", "deadline": "12. juni 2024"}, ["O304"]),
        ({"opens": "maj 2024", "deadline": "12. juni 2024 kl. 12.00"}, []),
        ({"deadline": "12. juni 2024", "answer": "senest 26. juni 2024"}, []),
        ({"deadline": "12. juni 2024", "answer": "senest 11. juni 2024"}, ["O304"]),
        ({"deadline": "12. juni 2024", "answer": "juni 2024"}, []),
        ({"opens": "1. juli 2024", "answer": "14. juni 2024"}, ["O304"]),
        ({}, []),
    ],
)
def test_check_dates_of_the_call(dates: dict[str, str], expected: list[str]) -> None:
    assert codes(call(**dates)) == expected


@pytest.mark.parametrize(
    ("when", "expected"), [("14. juni 2024", ["O305"]), ("12. juni 2024", []), ("2024", [])]
)
def test_check_information_meeting_against_the_deadline(when: str, expected: list[str]) -> None:
    meeting = activity("info", kind="information-meeting", when=when)

    assert codes(meeting, call(deadline="12. juni 2024", information_meeting="info")) == expected
