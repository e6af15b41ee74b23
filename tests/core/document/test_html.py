import itertools
import re
from base64 import b64decode

from core.document.documents import DRAWING, SHOWN
from lxml import html as lxml_html

from modning.document.html import write_html


def test_html_page_has_language_title_and_landmarks(whole):
    page = lxml_html.document_fromstring(write_html(whole))

    assert page.get("lang") == "da"
    assert page.findtext(".//title") == "Møder på Ærø"
    assert [one.tag for one in page.body if one.tag in {"header", "main", "footer"}] == [
        "header",
        "main",
        "footer",
    ]


def test_html_headings_never_skip_a_level(whole):
    levels = [int(one) for one in re.findall(r"<h([1-6])", write_html(whole))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_html_page_needs_no_other_file(whole):
    page = write_html(whole)

    assert "<script" not in page
    assert "<link" not in page
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)
    assert "url(" not in page


def test_html_links_lead_to_ids_on_the_page(whole):
    page = lxml_html.document_fromstring(write_html(whole))
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(ids)


def test_html_table_names_its_columns_and_rows(whole):
    page = lxml_html.document_fromstring(write_html(whole))

    assert page.findtext(".//caption") == "Møder i rækkefølge"
    assert page.xpath("//thead//th[@scope='col']/text()") == ["Hvornår", "Aktivitet"]
    assert len(page.xpath("//tbody//th[@scope='row']")) == 60


def test_html_figure_is_a_picture_with_alt_text(whole):
    page = lxml_html.document_fromstring(write_html(whole))
    picture = page.find(".//img")

    assert picture.get("alt") == "To spor i 2023"
    assert b64decode(picture.get("src").partition(",")[2]).decode() == DRAWING


def test_html_page_shows_hostile_text_as_it_is_written(hostile):
    page = write_html(hostile)
    read = lxml_html.document_fromstring(page)

    assert "<script" not in page
    assert read.findtext(".//h1") == SHOWN
    assert read.findtext(".//main/h2") == SHOWN
    assert read.find(".//meta[@name='description']").get("content") == "Bilag"
