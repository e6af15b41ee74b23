from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from core.meetings.invitations import slot
from core.meetings.test_minutes import DECISION, KAREN, approved, draft

from modning.document.content import Document, Facts, Heading, Note, Table
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.language import Language
from modning.meeting.agenda import Item
from modning.meeting.attendance import Attendance, shortfalls
from modning.meeting.minutes import Minutes, amend, circulate
from modning.meeting.outcome import Outcome
from modning.meeting.seat import Seat
from modning.reports.meeting import Occasion, minutes_document

NEW = Outcome("o7", "decision", "Version 3 forberedes.")
NAMES = {"karen": "Karen Holm", "sofie": "Sofie Lund"}
ATTENDANCE = (
    Attendance("karen", "Karen Holm"),
    Attendance("pia", "Pia <b>", presence="represented", represented_by="karen"),
    Attendance("per", "Per", presence="online"),
)
OCCASION = Occasion(
    title="Udviklingsmøde",
    programme="Sammen",
    slot=slot(),
    place="Odense",
    chair="karen",
    taker="sofie",
    attendance=ATTENDANCE,
    lacking=shortfalls([Seat("Leder", frozenset({"leder"}))], ATTENDANCE),
)


def written(minutes: Minutes, language: Language = "da") -> Document:
    return minutes_document(minutes, OCCASION, names=NAMES, language=language)


def tables(document: Document) -> dict[str, Table]:
    return {part.caption: part for part in document.flow() if isinstance(part, Table)}


def notes(document: Document) -> list[str]:
    return [part.text for part in document.flow() if isinstance(part, Note)]


def test_minutes_tell_when_where_who_and_that_they_are_approved():
    document = written(approved())

    (head, *_) = document.parts
    assert isinstance(head, Facts)
    assert {fact.label: fact.values[0] for fact in head.facts} == {
        "Hvornår": "den 12. oktober 2023 kl. 9.00–12.00",
        "Hvor": "Odense",
        "Mødeleder": "Karen Holm",
        "Referent": "Sofie Lund",
        "Status": "Godkendt den 20. oktober 2023 af Sofie Lund",
    }
    assert (document.title, document.dated) == ("Udviklingsmøde", date(2023, 10, 20))
    assert notes(document) == []


def test_minutes_list_attendance_and_what_was_missing():
    document = written(approved())

    assert tables(document)["Deltagere"].rows == (
        ("Karen Holm", "Til stede"),
        ("Pia <b>", "Repræsenteret af Karen Holm"),
        ("Per", "Online"),
    )
    assert "Leder mangler." in write_html(document)


def test_minutes_without_names_tell_how_many_took_part():
    online = (replace(ATTENDANCE[2], holds=frozenset({"leder"})),)
    lacking = shortfalls([Seat("Leder", frozenset({"leder"}))], online)
    named = replace(OCCASION, lacking=lacking)

    told, numbers = (
        minutes_document(approved(), one, names=NAMES, language="da")
        for one in (named, replace(named, names_people=False))
    )

    assert tables(numbers)["Deltagere"].rows == (
        ("Til stede", "1"),
        ("Online", "1"),
        ("Repræsenteret", "1"),
    )
    assert "Leder mangler. Per er kun med online" in write_html(told)
    assert "Leder mangler." in write_html(numbers)
    assert "Per" not in write_html(numbers)


def test_minutes_have_each_items_outcomes_and_all_tasks_by_date():
    document = written(approved())
    found_tables = tables(document)

    assert [part.text for part in document.headings()] == [
        "Deltagere",
        "Punkt 1: Version 2",
        "Punkt 2: Eventuelt",
        "Opgaver",
    ]
    assert found_tables["Hvad der kom ud af punkt 1"].rows == (
        ("Beslutning", "Version 2 vedtages.", "", ""),
        ("Opgave", "Send version 2 ud.", "Karen Holm", "den 1. november 2023"),
    )
    assert found_tables["Opgaver"].rows == (
        ("den 1. november 2023", "Karen Holm", "Send version 2 ud."),
    )


def test_minutes_of_a_meeting_with_its_minimum_say_nothing_of_what_was_missing():
    occasion = replace(OCCASION, lacking=())
    document = minutes_document(approved(), occasion, names=NAMES, language="da")

    assert "Mødet manglede" in write_html(written(approved()))
    assert "Mødet manglede" not in write_html(document)


def test_draft_minutes_say_that_nobody_has_approved_them():
    assert notes(written(draft())) == ["Kladde. Referatet er ikke godkendt."]


def test_circulated_minutes_say_who_sent_them_and_that_they_are_not_approved():
    document = written(circulate(draft(), KAREN))
    (head, *_) = document.parts

    assert isinstance(head, Facts)
    assert head.facts[-1].values == ("Sendt rundt den 13. oktober 2023 af Karen Holm",)
    assert notes(document)[0].startswith("Sendt rundt til kommentering.")
    assert document.dated == date(2023, 10, 13)


def test_draft_without_attendance_tasks_or_place_has_no_empty_parts():
    items = (
        Item("a", "Velkomst", 5, responsible=("karen",), documents=("Plan.pdf",)),
        Item("b", "Pause", 15, "break"),
        Item("c", "Nyt", 20),
    )
    document = minutes_document(
        Minutes("m", items), Occasion("Møde", "Sammen", slot()), names=NAMES, language="da"
    )

    told = [
        (fact.label, fact.values)
        for part in document.flow()
        if isinstance(part, Facts)
        for fact in part.facts
    ]
    assert told == [
        ("Hvornår", ("den 12. oktober 2023 kl. 9.00–12.00",)),
        ("Status", ("Kladde",)),
        ("Ansvarlig", ("Karen Holm",)),
        ("Bilag", ("Plan.pdf",)),
    ]
    assert [part.text for part in document.headings()] == ["Punkt 1: Velkomst", "Punkt 2: Nyt"]
    assert write_html(document).count("Ingen beslutninger.") == 2


def test_what_came_up_in_a_break_stands_without_a_number():
    items = (
        Item("a", "Pause", 15, "break", outcomes=(DECISION,)),
        Item("b", "Nyt", 20),
    )
    document = minutes_document(
        Minutes("m", items), Occasion("Møde", "Sammen", slot()), names=NAMES, language="da"
    )

    assert [part.text for part in document.headings()] == ["Pause", "Punkt 1: Nyt"]
    assert "Hvad der kom ud af “Pause”" in tables(document)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, NEW, "Tilføjet: Version 3 forberedes."),
        (DECISION, NEW, "Før: Version 2 vedtages.\nNu: Version 3 forberedes."),
    ],
)
def test_amendment_tells_what_was_added_and_changed(before, after, change):
    amended = amend(approved(), "a", before, after, signed=KAREN, reason="Fejl")

    assert tables(written(amended))["Tilføjelser efter godkendelsen"].rows[0][3] == change


def test_amended_minutes_list_who_when_why_and_what():
    amended = amend(approved(), "a", DECISION, None, signed=KAREN, reason="Ikke vedtaget")
    document = written(amended, "en")

    assert tables(document)["Amendments since approval"].rows == (
        ("13 October 2023", "Karen Holm", "Ikke vedtaget", "Struck out: Version 2 vedtages."),
    )
    assert notes(document) == [
        "The minutes were amended after they were approved. See the amendments at the end."
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_minutes_become_word_pdf_and_html(language):
    document = written(approved(), language)

    word = docx.Document(BytesIO(write_word(document)))

    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert headings == [part.text for part in document.headings() if isinstance(part, Heading)]
    assert write_pdf(document).startswith(b"%PDF")
    assert "Pia &lt;b&gt;" in write_html(document)
