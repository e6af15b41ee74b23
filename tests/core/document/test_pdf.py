from dataclasses import replace
from io import BytesIO

import page
import pytest
from core.document.documents import DRAWING, SHOWN, document_of
from pypdf import PdfReader

from modning.document.content import (
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from modning.document.pdf import write_pdf


def reader_of(document: Document) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(document)))


def text_of(document: Document) -> str:
    return " ".join(" ".join(one.extract_text() for one in reader_of(document).pages).split())


@pytest.mark.parametrize("name", ["whole", "hostile"])
def test_pdf_follows_pdf_ua(name, request):
    pdf = write_pdf(request.getfixturevalue(name))

    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_pdf_of_a_document_is_the_same_every_time(whole):
    assert write_pdf(whole) == write_pdf(whole)


def test_pdf_tells_title_author_language_and_date(whole):
    reader = reader_of(whole)

    assert reader.metadata.title == "Møder på Ærø"
    assert reader.metadata.author == "Styrelsen"
    assert reader.trailer["/Root"]["/Lang"] == "da"
    assert reader.metadata.creation_date.date() == whole.dated


def test_pdf_has_a_bookmark_for_each_heading(whole):
    outline = reader_of(whole).outline

    assert [one.title for one in outline if not isinstance(one, list)] == [
        "Hvornår",
        "Overblik",
        "Aktiviteter",
        "Slut",
    ]
    assert [one.title for part in outline if isinstance(part, list) for one in part] == [
        "Dialogmøde"
    ]


def test_pdf_pages_are_numbered_and_carry_the_footer(whole):
    pages = reader_of(whole).pages

    for number, one in enumerate(pages, start=1):
        text = one.extract_text()
        assert f"Side {number} af {len(pages)}" in text
        assert "Med forbehold for ændringer" in text


def test_pdf_repeats_the_table_header_on_every_page_of_the_table(whole):
    pages = [one.extract_text() for one in reader_of(whole).pages]
    with_rows = [text for text in pages if "Maj 20" in text]

    assert len(with_rows) > 1
    assert all("Hvornår Aktivitet" in " ".join(text.split()) for text in with_rows)


def test_pdf_turns_only_the_landscape_page(whole):
    shapes = [
        float(one.mediabox.width) > float(one.mediabox.height) for one in reader_of(whole).pages
    ]

    assert shapes.count(True) == 1


def test_pdf_shows_markup_in_texts_as_it_is_written(hostile):
    assert SHOWN.replace("  ", " ") in text_of(hostile)


def test_pdf_keeps_a_figure_higher_than_a_page_on_one_page():
    tower = DRAWING.replace("0 0 400 100", "0 0 400 4000").replace('height="100"', 'height="4000"')

    pages = reader_of(document_of(Heading("H", "h"), Figure(tower, "Et tårn", "Tårn"))).pages

    assert len(pages) == 1


def test_pdf_breaks_facts_that_are_longer_than_a_page():
    facts = Facts(tuple(Fact(f"Nr. {n}", ("ord " * 60,)) for n in range(60)))

    text = text_of(document_of(facts))

    assert "Nr. 59" in text


def test_pdf_of_a_document_in_english_numbers_its_pages_in_english():
    english = replace(document_of(Paragraph("Text")), language="en")

    assert "Page 1 of 1" in text_of(english)


def test_pdf_caption_that_repeats_its_heading_is_not_drawn():
    table = Table("Deltagere", (Column("Navn"),), (("Karen",),), repeats_heading=True)

    text = text_of(document_of(Heading("Deltagere", "attendance"), table))

    assert text.count("Deltagere") == 1


@pytest.mark.parametrize("lines", range(50, 62))
def test_pdf_caption_stands_on_the_page_of_its_table(lines):
    filling = [Paragraph("Fyld")] * lines
    table = Table("Undervisningsdage", (Column("Modul"),), (("Modul 1",),))

    texts = [one.extract_text() for one in reader_of(document_of(*filling, table)).pages]

    assert ["Undervisningsdage" in one for one in texts] == ["Modul 1" in one for one in texts]
