"""What the rows of a list of people say, and where in a programme they belong."""

from datetime import date, timedelta

import pytest
from factories import small_definition
from hypothesis import given
from hypothesis import strategies as st

from modning.people_list import Line, PeopleList, placed, read_people
from modning.people_list import kinds as all_kinds
from modning.programme.findings import FindingKind
from modning.programme.reading import read_definition
from modning.programme.site import planned_sites

SMALL = read_definition(small_definition()).programme
SITES = planned_sites(SMALL)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
WAYS = ["%d.%m.%Y", "%d-%m-%Y", "%d/%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d/%m %Y"]
KINDS = [kind for kind in vars(all_kinds).values() if isinstance(kind, FindingKind)]


def read(*rows: str, headings: str = "Navn;E-mail;Rolle;Sted;Fra;Til;Stedfortræder") -> PeopleList:
    return read_people("\n".join([headings, *rows]).encode())


def found(*rows: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.path) for one in read(*rows).findings]


@given(day=DAYS, way=st.sampled_from(WAYS))
def test_day_is_read_however_it_is_written(day: date, way: str) -> None:
    line = read(f"Bo;bo@demo.example;Leder;Køge;{day.strftime(way)};;").lines[0]

    assert line.since == day


@given(first=DAYS.filter(lambda day: day.year < 2100), days=st.integers(0, 300))
def test_last_day_counts(first: date, days: int) -> None:
    last = first + timedelta(days=days)

    line = read(f"Bo;bo@demo.example;Leder;Køge;{first:%Y-%m-%d};{last:%d.%m.%Y};").lines[0]

    assert line.until == last + timedelta(days=1)


@pytest.mark.parametrize("said", ["ja", "Ja", "x", "1", "TRUE"])
def test_deputies_are_marked_in_several_ways(said: str) -> None:
    assert read(f"Bo;bo@demo.example;Leder;Køge;;;{said}").lines[0].is_deputy


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (";bo@demo.example;Leder;;;;", "L101", "Navn"),
        ("Bo;;Leder;;;;", "L102", "E-mail"),
        ("Bo;bo(a)demo.example;Leder;;;;", "L103", "E-mail"),
        ("Bo;a@demo.example b@demo.example;Leder;;;;", "L103", "E-mail"),
        ("Bo;bo@demo.example;Leder;;31.02.2024;;", "L104", "Fra"),
        ("Bo;bo@demo.example;Leder;;1.2.24;;", "L104", "Fra"),
        ("Bo;bo@demo.example;Leder;;2.2.2024;1.2.2024;", "L105", "Til og med"),
        ("Bo;bo@demo.example;Leder;;;;måske", "L106", "Stedfortræder"),
        (f"{'B' * 201};bo@demo.example;Leder;;;;", "L109", "Navn"),
        ("Bo " + "01" * 3 + "-" + "1234;bo@demo.example;Leder;;;;", "L110", "Navn"),
        ("Bo;" + "01" * 3 + "-" + "1234@demo.example;Leder;;;;", "L110", "E-mail"),
        ("Bo;bo@demo.example;;;;;", "L201", "Rolle"),
    ],
)
def test_wrong_cell_is_told_by_row_and_column(row: str, code: str, column: str) -> None:
    assert found(row) == [(code, (2, column))]


def test_everything_wrong_in_a_row_is_told_at_once() -> None:
    told = found(";bo(a)demo.example;;;i morgen;;")

    assert sorted(told) == [
        ("L101", (2, "Navn")),
        ("L103", (2, "E-mail")),
        ("L104", (2, "Fra")),
        ("L201", (2, "Rolle")),
    ]


def test_what_looks_like_a_cpr_number_is_not_repeated() -> None:
    number = "01" * 3 + "1234"

    told = read(f"Bo;{number};Leder;;{number};;").findings

    assert all(number not in one.message.da + one.mend.da for one in told)
    assert [one.code for one in told] == ["L104", "L103"]


def test_same_role_twice_and_two_names_with_one_email_are_told_by_the_earlier_row() -> None:
    rows = ["Bo;bo@demo.example;Leder;Køge;;;", "bo;BO@demo.example;leder;køge;;;"]

    assert found(*rows) == [("L107", (3, "Rolle"))]
    assert found(rows[0], "Ib;bo@demo.example;Fagperson;Køge;;;") == [("L108", (3, "E-mail"))]


def test_same_role_in_two_periods_is_two_lines() -> None:
    rows = [
        "Bo;bo@demo.example;Leder;Køge;;31.12.2023;",
        "Bo;bo@demo.example;Leder;Køge;1.3.2024;;",
    ]

    assert len(read(*rows).lines) == 2
    assert found(*rows) == []


def line(role: str, site: str = "") -> Line:
    return Line(row=2, name="Bo", email="bo@demo.example", role=role, site=site)


@pytest.mark.parametrize("site", ["Nordby Kommune", "nordby", "NORDBY KOMMUNE", "nordby-kommune"])
def test_role_and_site_are_found_by_what_people_call_them(site: str) -> None:
    kept, findings = placed([line("PROJEKTLEDER", site)], SMALL, SITES)

    assert findings == ()
    assert [(one.role, one.party, one.site) for one in kept] == [
        ("projektleder", "kommuner", SITES[0])
    ]


def test_role_of_a_party_without_sites_has_none() -> None:
    kept, _ = placed([line("Konsulent"), line("konsulent", "Styrelsen")], SMALL, SITES)

    assert [(one.role, one.site) for one in kept] == [("konsulent", None), ("konsulent", None)]


@pytest.mark.parametrize(
    ("role", "site", "code"),
    [
        ("Projektledere", "Nordby", "L202"),
        ("Projektleder", "", "L204"),
        ("Projektleder", "Nordbye", "L205"),
        ("Konsulent", "Nordby", "L206"),
    ],
)
def test_line_that_fits_nowhere_is_told(role: str, site: str, code: str) -> None:
    kept, findings = placed([line(role, site)], SMALL, SITES)

    assert kept == ()
    assert [one.code for one in findings] == [code]


def test_nearest_role_and_site_are_suggested() -> None:
    _, findings = placed(
        [line("Projektledere", "Nordby"), line("Fagperson", "Norby")], SMALL, SITES
    )

    assert "Mente du “Projektleder”?" in findings[0].mend.da
    assert "Mente du “Nordby Kommune”?" in findings[1].mend.da


def test_role_name_of_two_parties_is_told_apart_by_the_site() -> None:
    text = small_definition().replace(
        'id = "konsulent"\nparty = "styrelsen"\nname = "Konsulent"',
        'id = "konsulent"\nparty = "styrelsen"\nname = "Projektleder"',
    )
    programme = read_definition(text).programme

    kept, findings = placed([line("Projektleder", "Sydby"), line("Projektleder")], programme, SITES)

    assert [(one.role, one.site) for one in kept] == [
        ("projektleder", SITES[1]),
        ("konsulent", None),
    ]
    assert findings == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_example_fills_the_wordings_in_both_languages(kind: FindingKind) -> None:
    example = kind.found((), **kind.example)

    texts = [text for told in (example.message, example.mend) for text in (told.da, told.en)]
    assert all(text and "{" not in text for text in texts)


def test_codes_are_given_once() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS) == 27
