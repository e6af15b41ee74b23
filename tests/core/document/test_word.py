import zipfile
from io import BytesIO

import docx
import pytest
from core.document.documents import SHOWN, document_of
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from modning.document.content import Column, Document, Heading, Table
from modning.document.word import write_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(document: Document):
    return docx.Document(BytesIO(write_word(document)))


def texts(word, style: str) -> list[str]:
    return [one.text for one in word.paragraphs if one.style.name == style]


def test_word_file_of_a_document_is_the_same_every_time(whole):
    assert write_word(whole) == write_word(whole)


def test_word_file_has_real_headings_and_a_title(whole):
    word = read(whole)

    assert texts(word, "Title") == ["Møder på Ærø"]
    assert texts(word, "Heading 1") == ["Hvornår", "Overblik", "Aktiviteter", "Slut"]
    assert texts(word, "Heading 2") == ["Dialogmøde"]


def test_word_file_tells_title_author_language_and_date(whole):
    properties = read(whole).core_properties

    assert properties.title == "Møder på Ærø"
    assert properties.author == "Styrelsen"
    assert properties.language == "da-DK"
    assert properties.created.date() == whole.dated


def test_word_styles_speak_danish_and_name_no_other_language(whole):
    styles = read(whole).styles.element

    assert {one.get(qn("w:val")) for one in styles.iter(qn("w:lang"))} == {"da-DK"}


def test_word_table_repeats_its_header_and_breaks_no_row(whole):
    table = read(whole).tables[0]
    rows = table._tbl.tr_lst

    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True] + [False] * 60
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    assert table._tbl.find(f".//{W}tblLook").get(qn("w:firstColumn")) == "1"


def test_word_table_is_as_wide_as_the_text(whole):
    word = read(whole)
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin

    widths = [int(one.get(qn("w:w"))) for one in word.tables[0]._tbl.tblGrid]

    assert sum(widths) == pytest.approx(Emu(room).twips, abs=len(widths))
    assert widths[1] / widths[0] == pytest.approx(1.5, abs=0.01)


def test_word_figure_has_alt_text_and_fits_the_page(whole):
    picture = read(whole).inline_shapes[0]

    assert picture._inline.docPr.get("descr") == "To spor i 2023"
    assert picture.width.cm <= 29.7 - 2 * 2.2 + 0.01


def test_word_contents_list_the_headings_and_lead_to_them(whole):
    body = read(whole).element.body
    bookmarks = {
        one.get(qn("w:name")): "".join(one.getparent().itertext(qn("w:t")))
        for one in body.iter(qn("w:bookmarkStart"))
    }

    entries = list(body.find(f"{W}sdt").iter(qn("w:hyperlink")))

    assert ["".join(one.itertext(qn("w:t"))) for one in entries] == [
        "Hvornår",
        "Overblik",
        "Aktiviteter",
        "Slut",
    ]
    assert [bookmarks[one.get(qn("w:anchor"))] for one in entries] == [
        "".join(one.itertext(qn("w:t"))) for one in entries
    ]


def test_word_footer_has_the_text_and_page_numbers_as_fields(whole):
    footer = read(whole).sections[0].footer.paragraphs[0]._p

    fields = [one.get(qn("w:instr")).strip() for one in footer.iter(qn("w:fldSimple"))]

    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(footer.itertext(qn("w:t"))).startswith("Med forbehold for ændringer · Side")


def test_word_sections_turn_for_the_landscape_page_and_back(whole):
    sections = read(whole).sections

    assert [one.page_width > one.page_height for one in sections] == [False, True, False]


def test_word_file_shows_hostile_text_as_it_is_written(hostile):
    word = read(hostile)

    assert texts(word, "Title") == [SHOWN]
    assert texts(word, "Normal")[-1] == SHOWN
    assert word.tables[0].cell(1, 0).text == SHOWN


def test_word_file_holds_well_formed_parts_and_nothing_of_a_template(hostile):
    with zipfile.ZipFile(BytesIO(write_word(hostile))) as file:
        names = file.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))

    assert not [name for name in names if "thumbnail" in name or "customXml" in name]
    assert {entry.date_time for entry in file.infolist()} == {(2021, 8, 20, 0, 0, 0)}


def test_word_caption_that_repeats_its_heading_only_names_the_table():
    table = Table("Deltagere", (Column("Navn"),), (("Karen",),), repeats_heading=True)

    word = read(document_of(Heading("Deltagere", "attendance"), table))

    assert texts(word, "Caption") == []
    assert word.element.xpath("//w:tblCaption/@w:val") == ["Deltagere"]
