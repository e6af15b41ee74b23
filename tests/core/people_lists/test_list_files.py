"""Lists of people, whatever program wrote the file."""

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from modning.people_list import PeopleList, UnreadablePeopleList, read_people
from modning.people_list.limits import LARGEST_FILE, LARGEST_TEXT, LARGEST_UNPACKED, MOST_ROWS
from modning.people_list.template import csv_template, excel_template

HEADINGS = ["Navn", "E-mail", "Kommune", "Rolle"]
SOFIE = ["Sofie Demo-Holm", "sofie@demo.example", "Køge", "Projektleder"]
DANISH = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéü'-;,|\" "
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
NAMES = st.text(DANISH, min_size=1, max_size=30).filter(lambda name: name.strip(' ;,|"') != "")


def text_file(rows: list[list[str]], *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue().encode(encoding)


def excel_file(rows: list[list[object]], **hidden: bool) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for number in hidden:
        sheet.row_dimensions[int(number.removeprefix("row"))].hidden = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(UnreadablePeopleList) as refusal:
        read_people(content)
    return refusal.value.finding.code


def codes(read: PeopleList) -> list[str]:
    return [finding.code for finding in read.findings]


@given(
    names=st.lists(NAMES, min_size=1, max_size=8),
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(ENCODINGS),
)
def test_text_file_is_read_whatever_its_encoding_and_separator(
    names: list[str], separator: str, encoding: str
) -> None:
    rows = [[name, f"n{n}@demo.example", "Køge", "Rolle"] for n, name in enumerate(names)]

    read = read_people(text_file([HEADINGS, *rows], separator=separator, encoding=encoding))

    assert [line.name for line in read.lines] == [" ".join(name.split()) for name in names]
    assert {line.site for line in read.lines} == {"Køge"}
    assert read.findings == ()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused_with_a_reason(content: bytes) -> None:
    try:
        read = read_people(content)
    except UnreadablePeopleList as refusal:
        read = PeopleList((), (refusal.finding,))

    assert read.lines or read.findings


def test_excel_file_gives_the_same_lines_as_a_text_file() -> None:
    rows: list[list[object]] = [[*HEADINGS], [*SOFIE]]

    assert read_people(excel_file(rows)).lines == read_people(text_file([HEADINGS, SOFIE])).lines


def test_headings_may_stand_below_a_title_and_in_any_order() -> None:
    rows = [["Projektets deltagere"], [], ["Funktion", "Mail", "Efternavn", "Fornavne", "Afdeling"]]

    read = read_people(text_file([*rows, ["Leder", "bo@demo.example", "Holm", "Bo Ib", "Børn"]]))

    assert [(line.row, line.name, line.role) for line in read.lines] == [(4, "Bo Ib Holm", "Leder")]
    assert codes(read) == ["L011"]


def test_line_that_tells_excel_the_separator_is_no_row() -> None:
    read = read_people(b"sep=,\r\n" + text_file([HEADINGS, SOFIE], separator=","))

    assert [(line.row, line.name) for line in read.lines] == [(2, SOFIE[0])]


def test_dates_of_excel_and_numbers_are_read_as_they_are_shown() -> None:
    rows: list[list[object]] = [
        ["Navn", "Mail", "Rolle", "Telefon", "Fra", "Til og med"],
        ["Bo", "bo@demo.example", "Leder", 12345678, date(2024, 2, 1), "31.03.2024"],
    ]

    line = read_people(excel_file(rows)).lines[0]

    assert (line.phone, line.since, line.until) == (
        "12345678",
        date(2024, 2, 1),
        date(2024, 4, 1),
    )


def test_text_that_begins_like_a_formula_stays_a_text() -> None:
    rows: list[list[object]] = [[*HEADINGS], ["@SUM(1+1)", "a@demo.example", "-1", "+Leder"]]

    line = read_people(excel_file(rows)).lines[0]

    assert (line.name, line.site, line.role) == ("@SUM(1+1)", "-1", "+Leder")


def test_formula_is_never_worked_out() -> None:
    rows: list[list[object]] = [[*HEADINGS], ['="Bo"&" Holm"', "bo@demo.example", "Køge", "Leder"]]

    assert codes(read_people(excel_file(rows))) == ["L101"]


def test_hidden_rows_are_left_out_and_told_of() -> None:
    rows: list[list[object]] = [[*HEADINGS], [*SOFIE], ["Bo", "bo@demo.example", "Køge", "Leder"]]

    read = read_people(excel_file(rows, row2=True))

    assert [line.name for line in read.lines] == ["Bo"]
    assert codes(read) == ["L010"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "L006"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "L002"),
        (b"PK\x03\x04 broken", "L002"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "L003"),
        (text_file([["Navn", "Adresse"], ["Bo", "Vej 1"]]), "L006"),
        (text_file([HEADINGS]), "L009"),
        (text_file([[*HEADINGS, "Mail"], [*SOFIE, ""]]), "L008"),
        (b'Navn;E-mail;Rolle\nBo;bo@x.dk;Leder\n"Ib;ib@x.dk;Leder\n', "L005"),
        (b";" * (LARGEST_TEXT + 1), "L001"),
        (b"PK" + bytes(LARGEST_FILE), "L001"),
    ],
)
def test_what_is_no_list_is_refused_with_a_code(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_list_that_is_too_long_is_refused() -> None:
    rows = [[f"N{n}", f"n{n}@demo.example", "Køge", "Leder"] for n in range(MOST_ROWS + 1)]

    assert code_of(text_file([HEADINGS, *rows])) == "L007"


def test_zip_bomb_is_refused_unopened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (LARGEST_UNPACKED + 1))

    assert len(bomb.getvalue()) < 100_000
    assert code_of(bomb.getvalue()) == "L004"


def test_entities_are_refused_unread() -> None:
    told = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(excel_file([[*HEADINGS], [*SOFIE]]))) as original,
        zipfile.ZipFile(told, "w") as archive,
    ):
        for one in original.infolist():
            before = b'<!DOCTYPE x [<!ENTITY a "b">]>' if "sheet1" in one.filename else b""
            archive.writestr(one, before + original.read(one))

    assert code_of(told.getvalue()) == "L002"


def test_sheet_that_says_it_is_endless_is_read_to_its_last_row() -> None:
    book = load_workbook(io.BytesIO(excel_file([[*HEADINGS], [*SOFIE]])))
    sheet = book.active
    assert sheet is not None
    sheet["XFD1048576"] = "far away"
    written = io.BytesIO()
    book.save(written)

    assert [line.name for line in read_people(written.getvalue()).lines] == [SOFIE[0]]


@pytest.mark.parametrize("language", ["da", "en"])
def test_templates_are_lists_that_can_be_read(language: str) -> None:
    row = ["Sofie", "sofie@demo.example", "", "Køge", "Projektleder", "1.2.2024", "", "nej"]

    of_text = read_people(csv_template([row], language))  # type: ignore[arg-type]  # a language
    of_excel = read_people(excel_template([row], [("Rolle", "Part")], language))  # type: ignore[arg-type]  # a language

    assert of_text == of_excel
    assert [(line.name, line.since) for line in of_text.lines] == [("Sofie", date(2024, 2, 1))]


def test_templates_hold_no_formulas() -> None:
    row = ["=1+1", "+a@demo.example"]
    book = load_workbook(io.BytesIO(excel_template([row], [], "da")))

    written = [cell for cell in book.worksheets[0][2] if cell.value]
    assert [(cell.value, cell.data_type) for cell in written] == [(one, "s") for one in row]
    assert csv_template([row], "da").decode("utf-8-sig").splitlines()[1] == "'=1+1;'+a@demo.example"
    assert csv_template([row], "da").startswith(b"\xef\xbb\xbf")
