"""Parties, roles and teams against what they are used for, and their numbers."""

import pytest
from core.programme.checking.written import (
    HEAD,
    activity,
    call,
    codes,
    definition,
    findings,
    part,
    party,
    phase,
    role,
)

from modning.programme.checking import check
from modning.programme.reading import read_definition


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("5", "4", ["P601"]),
        ("4", "4", []),
        ("mindst 1", "4", []),
        ("4-6", "4", []),
        ("1", "0", ["P601"]),
        ("5", "mindst 2", []),
        ("5", "ca. 4", ["P601"]),
        ("4", "ca. 4", []),
    ],
)
def test_check_number_asked_of_a_role(asked: str, held: str, expected: list[str]) -> None:
    course = activity("a", participants=[{"who": "praktiker", "number": asked}])

    assert codes(role("praktiker", number=held), course) == expected


def test_check_number_for_each_department_is_not_held_against_the_role() -> None:
    leaders = [{"who": "leder", "number": "3", "per": "afdeling"}]

    assert codes(role("leder", number="1"), activity("a", participants=leaders)) == []


def test_check_local_activity_needs_sites() -> None:
    agency = part("[[parties]]", id="styrelse", kind="agency", name="Styrelse")
    local = part(
        "[[activities]]",
        id="a",
        name="A",
        kind="workshop",
        scope="local",
        participants=[{"who": "styrelse"}],
    )
    text = f'{HEAD}period = "2023"\n{agency}{local}'

    assert [one.code for one in check(read_definition(text))] == ["P602"]
    sited = text.replace('kind = "agency"', 'kind = "agency"\nsite = true')
    assert check(read_definition(sited)) == ()


def test_check_activity_without_participants() -> None:
    (finding,) = findings(activity("a", participants=[]))

    assert (finding.code, finding.severity) == ("P603", "remark")


@pytest.mark.parametrize(
    ("declared", "use"),
    [
        (party("vive"), activity("a", participants=[{"who": "vive"}])),
        (party("vive"), part("[evaluation]", by="vive")),
        (party("vive"), part("[[contributions]]", who="vive", text="Data.", towards="evaluation")),
        (role("leder"), activity("a", participants=[{"who": "leder"}])),
        (role("leder"), call(contact="leder")),
        (role("leder"), activity("a", responsible={"chair": "leder"})),
        (phase("start"), activity("a", phases="start")),
        (part("[[tracks]]", id="spor", name="Spor"), activity("a", tracks="spor")),
    ],
)
def test_check_what_is_declared_must_be_used(declared: str, use: str) -> None:
    (finding,) = findings(declared)

    assert (finding.code, finding.severity) == ("P604", "remark")
    assert codes(declared, use) == []


def test_check_team_that_is_used_uses_its_roles_and_their_party() -> None:
    team = (
        party("vive"),
        role("leder", party="vive"),
        part("[[teams]]", id="team", party="vive", name="Team", members=[{"role": "leder"}]),
    )

    assert codes(*team) == ["P604", "P604", "P604"]
    assert codes(*team, activity("a", participants=[{"who": "team"}])) == []


def test_check_same_id_of_a_track_and_a_phase_are_two_things() -> None:
    both = phase("modning"), part("[[tracks]]", id="modning", name="Modning")

    (finding,) = findings(*both, activity("a", phases="modning"))

    assert finding.path == ("tracks", 0)


def test_check_dated_phases_that_no_activity_names_are_a_calendar() -> None:
    assert codes(phase("start", "2023"), phase("slut", "2024")) == []


@pytest.mark.parametrize(
    ("seats", "held", "expected"), [("5", "4", ["N803"]), ("2", "4", []), ("mindst 1", "1", [])]
)
def test_check_seats_in_a_team(seats: str, held: str, expected: list[str]) -> None:
    team = (
        role("leder", number=held),
        part(
            "[[teams]]",
            id="team",
            party="kommuner",
            name="Team",
            members=[{"role": "leder", "number": seats}],
        ),
        activity("a", participants=[{"who": "team"}]),
    )

    assert codes(*team) == expected


@pytest.mark.parametrize(
    ("members", "number", "expected"),
    [
        (["A", "B"], "3-4", ["N804"]),
        (["A", "B", "C"], "3-4", []),
        (["A", "B"], "mindst 1", []),
        (["A", "B", "C"], "2", ["N804"]),
        ([], "3-4", []),
    ],
)
def test_check_names_of_a_party(members: list[str], number: str, expected: list[str]) -> None:
    parties = part(
        "[[parties]]",
        id="kommuner",
        kind="municipality",
        name="Kommuner",
        number=number,
        members=members,
    )

    assert [finding.code for finding in check(definition(parties=parties))] == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("1-4", []), ("5", ["N805"]), ("mindst 2", []), ("højst 3", ["N805"])]
)
def test_check_partners_of_the_call(number: str, expected: list[str]) -> None:
    assert codes(call(partners=[{"party": "kommuner", "number": number}])) == expected


@pytest.mark.parametrize(
    ("capacity", "expected"), [("4", []), ("3-5", []), ("8", ["N806"]), ("højst 3", ["N806"])]
)
def test_check_places_of_the_call(capacity: str, expected: list[str]) -> None:
    assert codes(call(capacity=capacity)) == expected


def test_check_places_for_projects_of_several_parties_are_not_compared() -> None:
    project = call(capacity="8", partners=[{"party": "kommuner", "number": "4"}])

    assert codes(project) == []
