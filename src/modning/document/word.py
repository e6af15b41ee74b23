"""A document as a Word file with real headings, table headers, language and alt texts."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from functools import cached_property
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Emu, Length
from docx.text.paragraph import Paragraph as WordParagraph

from modning.document import word_parts as parts
from modning.document.content import (
    BulletList,
    Contents,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Table,
    printable,
)
from modning.document.figures import png_of

_SHORT_SIDE, _LONG_SIDE = Cm(21), Cm(29.7)
_SIDE_MARGIN, _TOP_MARGIN = Cm(2.2), Cm(2)
_BESIDE_A_FIGURE = Cm(3.5)  # what heading and caption need of the page's height


def write_word(document: Document) -> bytes:
    """Return the Word file; the same document always gives the same bytes."""
    return _Writer(document).written()


class _Writer:
    """Fills an empty Word file with a document's parts."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._word = docx.Document()

    def written(self) -> bytes:
        parts.prepare(self._word, self._document.language)
        self._set_properties()
        parts.set_footer(self._word.sections[0], self._document)
        self._turn(landscape=False)
        self._paragraph(self._document.title, "Title")
        if self._document.subtitle:
            self._paragraph(self._document.subtitle, "Subtitle")
        for number, part in enumerate(self._document.parts, start=1):
            self._write(part)
            if isinstance(part, Landscape) and number < len(self._document.parts):
                self._new_section(landscape=False)
        return self._packed()

    @cached_property
    def _writers(self) -> dict[type[Any], Callable[[Any], object]]:
        return {
            Heading: self._heading,
            Paragraph: lambda part: self._paragraph(part.text),
            Note: lambda part: self._paragraph(part.text, "Note"),
            BulletList: self._list,
            Facts: self._facts,
            Table: self._table,
            Figure: self._figure,
            Contents: lambda _: self._append(parts.contents(self._document, self._bookmarks)),
            PageBreak: lambda _: self._paragraph("").add_run().add_break(WD_BREAK.PAGE),
            Landscape: self._landscape,
        }

    @cached_property
    def _bookmarks(self) -> dict[str, str]:
        """Word's own names of the places that links lead to, by anchor."""
        headings = self._document.headings()
        return {heading.anchor: f"_Toc{n:06}" for n, heading in enumerate(headings, start=1)}

    def _write(self, part: Part) -> None:
        self._writers[type(part)](part)

    def _append(self, element: Any) -> None:
        self._word.element.body.insert_element_before(element, "w:sectPr")

    def _paragraph(self, text: str, style: str = "Normal") -> WordParagraph:
        return self._word.add_paragraph(printable(text), style)

    def _heading(self, part: Heading) -> None:
        paragraph = self._paragraph(part.text, f"Heading {part.level}")
        parts.bookmark(paragraph, self._bookmarks[part.anchor])

    def _list(self, part: BulletList) -> None:
        for item in part.items:
            self._paragraph(item, "List Bullet")

    def _facts(self, part: Facts) -> None:
        paragraphs = [one for fact in part.facts for one in self._fact(fact)]
        for paragraph in paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _fact(self, fact: Fact) -> list[WordParagraph]:
        paragraph = self._word.add_paragraph(style="Fact")
        paragraph.add_run(printable(fact.label), "Fact Label")
        paragraph.add_run("\t" + printable(fact.values[0]))
        return [paragraph, *(self._paragraph(value, "Fact More") for value in fact.values[1:])]

    def _table(self, part: Table) -> None:
        if not part.repeats_heading:
            self._paragraph(part.caption, "Caption")
        self._append(parts.table(part, self._text_width.twips, self._bookmarks))
        # Word joins tables that touch, and this keeps a distance too.
        self._paragraph("").paragraph_format.space_after = Emu(0)

    def _figure(self, part: Figure) -> None:
        paragraph = self._paragraph("", "Figure")
        picture = paragraph.add_run().add_picture(io.BytesIO(png_of(part.svg)))
        section = self._word.sections[-1]
        room = (section.page_height or _LONG_SIDE) - 2 * _TOP_MARGIN - _BESIDE_A_FIGURE
        scale = min(self._text_width / picture.width, room / picture.height)
        picture.width, picture.height = (
            Emu(int(picture.width * scale)),
            Emu(int(picture.height * scale)),
        )
        parts.describe(picture, title=printable(part.caption), alt=printable(part.alt))
        self._paragraph(part.caption, "Figure Caption")

    def _landscape(self, part: Landscape) -> None:
        self._new_section(landscape=True)
        for one in part.parts:
            self._write(one)

    def _new_section(self, *, landscape: bool) -> None:
        self._word.add_section(WD_SECTION.NEW_PAGE)
        self._turn(landscape=landscape)

    def _turn(self, *, landscape: bool) -> None:
        section = self._word.sections[-1]
        sides = (_LONG_SIDE, _SHORT_SIDE) if landscape else (_SHORT_SIDE, _LONG_SIDE)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = sides
        section.left_margin = section.right_margin = _SIDE_MARGIN
        section.top_margin = section.bottom_margin = _TOP_MARGIN

    @property
    def _text_width(self) -> Length:
        return Emu((self._word.sections[-1].page_width or _SHORT_SIDE) - 2 * _SIDE_MARGIN)

    def _set_properties(self) -> None:
        document, properties = self._document, self._word.core_properties
        properties.title = printable(document.title)[:255]
        properties.subject = printable(document.subject)[:255]
        properties.author = properties.last_modified_by = printable(document.author)[:255]
        properties.comments = ""
        properties.language = parts.LOCALES[document.language]
        properties.created = properties.modified = datetime.combine(document.dated, time())

    def _packed(self) -> bytes:
        """Return the file with the document's date in its zip entries instead of now."""
        fresh, packed = io.BytesIO(), io.BytesIO()
        self._word.save(fresh)
        dated = self._document.dated
        with zipfile.ZipFile(fresh) as source, zipfile.ZipFile(packed, "w") as target:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return packed.getvalue()
