"""What python-docx cannot say of a Word file: language, links, table headers, alt texts."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from docx.document import Document as WordFile
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shape import InlineShape
from docx.text.paragraph import Paragraph

from modning.document.content import (
    CONTENTS,
    OF,
    PAGE,
    Cell,
    Document,
    Link,
    Table,
    printable,
)
from modning.language import Language, in_language

LOCALES: dict[Language, str] = {"da": "da-DK", "en": "en-GB"}
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")

Bookmarks = Mapping[str, str]


def prepare(word: WordFile, language: Language) -> None:
    """Give the file the project's own styles and `language`, and nothing of a template."""
    for part, name in (
        (word.part._styles_part, "word_styles.xml"),  # noqa: SLF001 -- has no public door
        (word.part.numbering_part, "word_numbering.xml"),
    ):
        own = parse_xml(files("modning.document").joinpath(name).read_bytes())
        part.element[:] = list(own)
    locale = LOCALES[language]
    for spoken in (
        *_all(word.styles.element, "w:lang"),
        *_all(word.settings.element, "w:themeFontLang"),
    ):
        spoken.set(qn("w:val"), locale)
        spoken.set(qn("w:eastAsia"), locale)
    for relations in (word.part.rels, word.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_UNUSED)]:
            del relations[key]


def set_footer(section: Section, document: Document) -> None:
    """Put the document's footer and the page's number on every page."""
    paragraph = section.footer.paragraphs[0]
    words = [in_language(word, document.language) for word in (PAGE, OF)]
    footer = printable(document.footer)
    paragraph.add_run(f"{footer} · {words[0]} " if footer else f"{words[0]} ")
    paragraph._p.append(_field("PAGE"))  # noqa: SLF001 -- fields have no public door
    paragraph.add_run(f" {words[1]} ")
    paragraph._p.append(_field("NUMPAGES"))  # noqa: SLF001 -- fields have no public door


def bookmark(paragraph: Paragraph, name: str) -> None:
    """Let links find the paragraph by `name`."""
    number = name.removeprefix("_Toc").lstrip("0")
    element = paragraph._p  # noqa: SLF001 -- bookmarks have no public door
    element.insert(1, _w("bookmarkStart", id=number, name=name))
    element.append(_w("bookmarkEnd", id=number))


def describe(picture: InlineShape, *, title: str, alt: str) -> None:
    """Say what a picture shows to those who cannot see it."""
    properties = picture._inline.docPr  # noqa: SLF001 -- alt text has no public door
    properties.set("descr", alt)
    properties.set("title", title)


def contents(document: Document, bookmarks: Bookmarks) -> Any:
    """Return a table of contents that is filled already, and that Word can update.

    It has no page numbers: only Word knows them, and a wrong number is worse than none.
    """
    entries = [
        _w(
            "p",
            _style("TOC1"),
            _hyperlink(heading.text, bookmarks[heading.anchor]),
        )
        for heading in document.headings()
        if heading.level == 1
    ]
    if entries:
        begin = [_mark("begin"), _instruction('TOC \\o "1-1" \\h \\z \\n'), _mark("separate")]
        entries[0][1:1] = begin
        entries[-1].append(_mark("end"))
    title = _w("p", _style("TOCHeading"), _run(in_language(CONTENTS, document.language)))
    gallery = _w("docPartObj", _w("docPartGallery", val="Table of Contents"), _w("docPartUnique"))
    return _w("sdt", _w("sdtPr", gallery), _w("sdtContent", title, *entries))


def table(content: Table, width: int, bookmarks: Bookmarks) -> Any:
    """Return the table, `width` twentieths of a point wide."""
    shares = sum(column.share for column in content.columns)
    widths = [width * column.share // shares for column in content.columns]
    # The bits say: the first row and, maybe, the first column are headers; no banding.
    look = _w("tblLook", val="06A0" if content.row_headers else "0620", firstRow="1")
    look.set(qn("w:firstColumn"), str(int(content.row_headers)))
    properties = _w(
        "tblPr",
        _w("tblStyle", val="Overview"),
        _w("tblW", w=str(sum(widths)), type="dxa"),
        _w("tblLayout", type="fixed"),
        look,
        _w("tblCaption", val=printable(content.caption)),
    )
    grid = _w("tblGrid", *(_w("gridCol", w=str(one)) for one in widths))
    titles = tuple(column.title for column in content.columns)
    rows = [_row(cells, widths, bookmarks, header=False) for cells in content.rows]
    return _w("tbl", properties, grid, _row(titles, widths, bookmarks, header=True), *rows)


def _row(cells: tuple[Cell, ...], widths: list[int], bookmarks: Bookmarks, *, header: bool) -> Any:
    properties = _w("trPr", _w("cantSplit"))
    if header:
        properties.append(_w("tblHeader"))
    return _w(
        "tr",
        properties,
        *(
            _w(
                "tc",
                _w("tcPr", _w("tcW", w=str(width), type="dxa")),
                _w("p", _style("TableText", keep_next=header), _inside(cell, bookmarks)),
            )
            for cell, width in zip(cells, widths, strict=True)
        ),
    )


def _inside(cell: Cell, bookmarks: Bookmarks) -> Any:
    if isinstance(cell, Link):
        return _hyperlink(cell.text, bookmarks[cell.anchor])
    return _run(cell)


def _hyperlink(text: str, name: str) -> Any:
    return _w("hyperlink", _run(text, _w("rPr", _w("rStyle", val="Hyperlink"))), anchor=name)


def _run(text: str, *properties: Any) -> Any:
    run = _w("r", *properties)
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            run.append(_w("br"))
        content = _w("t")
        content.text = line
        content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(content)
    return run


def _style(name: str, *, keep_next: bool = False) -> Any:
    return _w("pPr", _w("pStyle", val=name), *([_w("keepNext")] if keep_next else []))


def _field(instruction: str) -> Any:
    return _w("fldSimple", _run("1"), instr=f" {instruction} ")


def _mark(kind: str) -> Any:
    return _w("r", _w("fldChar", fldCharType=kind))


def _instruction(text: str) -> Any:
    instruction = _w("instrText")
    instruction.text = f" {text} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _w("r", instruction)


def _w(tag: str, /, *children: Any, **attributes: str) -> Any:
    """Return an element of WordprocessingML."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element


def _all(element: Any, tag: str) -> list[Any]:
    return list(element.iter(qn(tag)))
