from datetime import date
from io import BytesIO

import docx
import pytest
from core.meetings.invitations import slot
from core.meetings.test_decision_log import AT_KOEGE, COMMON
from core.meetings.test_minutes import DECISION, KAREN, approved, draft
from core.meetings.test_training import PIA, found

from modning.document.content import Document, Facts, Heading, Note, Table
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.language import Language
from modning.meeting.attendance import Attendance, shortfalls
from modning.meeting.decision_log import decision_log
from modning.meeting.minutes import Minutes, amend
from modning.meeting.seat import Seat
from modning.reports.meeting import Occasion, certificate, log_document, minutes_document
from modning.reports.meeting.certificate import NotTrained

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
    assert "Leder mangler: 0 af mindst 1 er med." in write_html(document)


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


def test_draft_minutes_say_that_nobody_has_approved_them():
    assert notes(written(draft())) == ["Kladde. Referatet er ikke godkendt."]


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


def test_log_document_tells_where_each_was_decided():
    document = log_document(
        decision_log([COMMON, AT_KOEGE]),
        programme="Sammen",
        dated=date(2023, 10, 1),
        names=NAMES,
        language="da",
    )

    assert tables(document)["Beslutninger og opgaver"].rows[0] == (
        "Dialog/1\nden 12. september 2023",
        "Opgave",
        "Find en praktiker.",
        "Sofie Lund",
        "den 1. oktober 2023",
    )


def test_empty_log_says_so():
    document = log_document(
        (), programme="Sammen", dated=date(2023, 10, 1), names={}, language="da"
    )

    assert "Der er ingen beslutninger endnu." in write_html(document)


def test_certificate_lists_the_days_attended():
    (training,) = found(date(2022, 6, 1), PIA)
    document = certificate(
        training,
        intervention="Mestring i grupper",
        issuer="Styrelsen",
        issued_on=date(2022, 6, 1),
        modules={"modul-2": "Modul 2"},
        language="da",
    )

    assert tables(document)["Undervisningsdage"].rows == (
        ("modul-1-dag-1", "den 9. februar 2022"),
        ("modul-1-dag-2", "den 12. maj 2022"),
        ("Modul 2", "den 15. marts 2022"),
    )
    assert write_pdf(document).startswith(b"%PDF")


def test_certificate_is_refused_to_one_who_lacks_a_module():
    (training,) = found(date(2022, 3, 1), PIA)

    with pytest.raises(NotTrained) as refusal:
        certificate(
            training,
            intervention="x",
            issuer="x",
            issued_on=date(2022, 3, 1),
            modules={"modul-2": "Modul 2"},
            language="da",
        )

    assert refusal.value.told.da == (
        "Pia mangler modul-1-dag-2, Modul 2. Et kursusbevis kræver alle moduler."
    )
