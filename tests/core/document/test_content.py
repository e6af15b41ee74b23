import pytest
from core.document.documents import DRAWING, document_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from modning.document.content import (
    Column,
    Fact,
    Figure,
    Heading,
    Landscape,
    Link,
    Table,
    printable,
)


def test_document_with_two_headings_of_one_anchor_is_refused():
    with pytest.raises(ValueError, match="same anchor"):
        document_of(Heading("A", "a"), Landscape((Heading("B", "a"),)))


def test_document_with_a_link_to_nowhere_is_refused():
    table = Table("T", (Column("A"),), ((Link("Møde", "missing"),),))

    with pytest.raises(ValueError, match="missing"):
        document_of(table)


def test_table_with_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="2 cells"):
        Table("T", (Column("A"), Column("B")), (("a",),))


def test_figure_without_alt_text_is_refused():
    with pytest.raises(ValueError, match="cannot see"):
        Figure(DRAWING, " ", "Spor")


def test_fact_without_values_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        Fact("Ejer", ())


@given(st.text(st.characters()))
def test_printable_text_can_stand_in_xml_and_comes_back(text):
    element = etree.Element("t")

    element.text = printable(text)

    assert etree.fromstring(etree.tostring(element)).text in (printable(text), None)


def test_printable_text_is_composed_with_one_kind_of_line_break():
    assert printable("A\u030arhus\r\nby\r") == "Århus\nby\n"
