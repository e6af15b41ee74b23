"""Agendas, preparations and the log as documents."""

from datetime import date

from core.meetings.invitations import slot

from modning.document.comma_separated import write_csv
from modning.document.content import Column, Document, Facts, Heading, Note, Paragraph, Table
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.language import Language, Text
from modning.meeting.agenda import Agenda, Item
from modning.meeting.decision_log import Entry, Held
from modning.meeting.minutes import Minutes
from modning.meeting.outcome import Outcome
from modning.reports.meeting import (
    Line,
    Occasion,
    Preparation,
    Section,
    agenda_document,
    log_table,
    preparation_document,
)

OCCASION = Occasion("Dialogmøde – Køge", "Sammen", slot(), place="Rådhuset", chair="karen")
NAMES = {"karen": "Karen Holm", "koege": "Køge"}
ITEMS = (
    Item("a", "Status", 90, responsible=("karen",), note="Læs skemaet.", documents=("Skema",)),
    Item("b", "Pause", 30, "break"),
    Item("c", "Aftaler", 75),
)


def written(items: tuple[Item, ...] = ITEMS, language: Language = "da") -> Document:
    return agenda_document(Agenda("m", items), OCCASION, names=NAMES, language=language)


def tables(document: Document) -> list[Table]:
    return [part for part in document.flow() if isinstance(part, Table)]


def test_agenda_tells_clock_times_and_who():
    (table,) = tables(written())

    assert table.rows == (
        ("9.00–10.30", "1. Status", "Karen Holm"),
        ("10.30–11.00", "Pause", ""),
        ("11.00–12.15", "2. Aftaler", ""),
    )


def test_agenda_in_english_writes_times_as_english_does():
    (table,) = tables(written(language="en"))

    assert table.rows[0][0] == "9:00–10:30"


def test_agenda_longer_than_the_meeting_says_so():
    notes = [part.text for part in written().flow() if isinstance(part, Note)]

    assert notes == ["Dagsordenen er 15 minutter længere end mødet."]


def test_only_items_with_a_note_or_documents_have_a_part_of_their_own():
    headings = [part.text for part in written().flow() if isinstance(part, Heading)]

    assert headings == ["Punkt 1: Status"]


def test_empty_agenda_says_so():
    notes = [part.text for part in written(()).flow() if isinstance(part, Note)]

    assert notes == ["Der er ingen punkter endnu."]


def test_agenda_becomes_a_file():
    assert write_word(written()).startswith(b"PK")
    assert write_pdf(written()).startswith(b"%PDF")


PREPARATION = Preparation(
    programme="Sammen",
    site="Køge",
    dated=date(2023, 3, 1),
    since=date(2022, 11, 24),
    coming="september–oktober 2023",
    sections=(
        Section(
            "tasks",
            Text("Åbne opgaver", "Open tasks"),
            (Line("Ring", date(2023, 3, 10), more="Opstartsmøde", who="Karen"),),
            Text("Intet.", "Nothing."),
        ),
        Section("ahead", Text("Planen frem", "Ahead"), (), Text("Intet.", "Nothing.")),
    ),
)


def test_preparation_tells_each_section_and_that_one_is_empty():
    document = preparation_document(PREPARATION, language="da")

    facts, *_ = document.parts
    assert isinstance(facts, Facts)
    assert {one.label: one.values[0] for one in facts.facts} == {
        "Næste møde": "september–oktober 2023",
        "Sidst": "den 24. november 2022",
        "Set fra": "den 1. marts 2023",
    }
    assert document.title == "Forberedelse: Køge"
    assert tables(document)[0].rows == (("den 10. marts 2023", "Ring\nOpstartsmøde", "Karen"),)
    assert Paragraph("Intet.") in document.parts


def test_log_for_a_spreadsheet_has_a_column_for_each_thing():
    outcome = Outcome("o", "task", "Ring", "karen", date(2023, 5, 31), done_on=date(2023, 5, 2))
    held = Held(Minutes("m", (), "approved"), date(2023, 5, 1), "dialog", "Dialogmøde", "koege")

    table = log_table((Entry(outcome, ITEMS[0], held),), names=NAMES, language="da")

    assert [column.title for column in table.columns][:4] == ["Møde", "Dag", "Punkt", "Hvad"]
    assert table.rows == (
        (
            *("Dialogmøde", "2023-05-01", "Status", "Opgave", "Ring", "Karen Holm"),
            *("2023-05-31", "2023-05-02", "Køge", "Godkendt"),
        ),
    )


def test_csv_is_what_a_danish_spreadsheet_opens():
    table = Table("Log", (Column("Tekst"), Column("Beløb")), (("Æble; pære", "1,5"),))

    assert write_csv(table) == '\ufeffTekst;Beløb\r\n"Æble; pære";1,5\r\n'.encode()


def test_csv_lets_no_cell_be_a_formula():
    cells = ("=1+1", "+45", "-1", "@sum", " =x", "\t=x", "almindelig", "")
    table = Table("Log", tuple(Column(str(number)) for number in range(8)), (cells,))

    line = write_csv(table).decode().split("\r\n")[1]

    assert line == "'=1+1;'+45;'-1;'@sum;' =x;'\t=x;almindelig;"
