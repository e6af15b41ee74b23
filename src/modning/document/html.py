"""A document as one HTML page that needs no other file."""

import html
from base64 import b64encode
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from modning.document.content import (
    CONTENTS,
    BulletList,
    Cell,
    Column,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    Landscape,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Table,
    printable,
)
from modning.language import Text, in_language

_TO_CONTENT = Text("Gå til indhold", "Skip to content")


def write_html(document: Document) -> str:
    """Return the whole page."""
    style = files("modning.document").joinpath("html.css").read_text(encoding="utf-8")
    subtitle = f'<p class="subtitle">{_text(document.subtitle)}</p>' if document.subtitle else ""
    body = "\n".join(_part(part, document) for part in document.parts)
    footer = f"<footer><p>{_text(document.footer)}</p></footer>" if document.footer else ""
    return f"""<!DOCTYPE html>
<html lang="{document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{_text(document.author)}">
<meta name="description" content="{_text(document.subject)}">
<title>{_text(document.title)}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">{_text(in_language(_TO_CONTENT, document.language))}</a>
<header>
<h1>{_text(document.title)}</h1>
{subtitle}
</header>
<main id="main" tabindex="-1">
{body}
</main>
{footer}
</body>
</html>
"""


def _text(text: str) -> str:
    return html.escape(printable(text), quote=True)


def _lines(text: str) -> str:
    return _text(text).replace("\n", "<br>")


def _part(part: Part, document: Document) -> str:
    match part:
        case Contents():
            return _contents(document)
        case Landscape():
            return "\n".join(_part(one, document) for one in part.parts)
    return _WRITERS[type(part)](part)


def _contents(document: Document) -> str:
    title = _text(in_language(CONTENTS, document.language))
    items = "".join(
        f"<li>{_link(heading.text, heading.anchor)}</li>"
        for heading in document.headings()
        if heading.level == 1
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">{title}</h2><ul>{items}</ul></nav>'


def _link(text: str, anchor: str) -> str:
    return f'<a href="#at-{_text(anchor)}">{_lines(text)}</a>'


def _heading(part: Heading) -> str:
    level = part.level + 1
    return f'<h{level} id="at-{_text(part.anchor)}">{_text(part.text)}</h{level}>'


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{_lines(item)}</li>" for item in items) + "</ul>"


def _facts(part: Facts) -> str:
    facts = "".join(
        f"<div><dt>{_text(fact.label)}</dt><dd>"
        + (_lines(fact.values[0]) if len(fact.values) == 1 else _list(fact.values))
        + "</dd></div>"
        for fact in part.facts
    )
    return f"<dl>{facts}</dl>"


def _table(part: Table) -> str:
    # Roles are written out: a phone shows the cells below each other, and some browsers take
    # a table laid out like that for no table.
    shares = sum(column.share for column in part.columns)
    columns = "".join(
        f'<col style="width:{100 * column.share / shares:.1f}%">' for column in part.columns
    )
    heads = "".join(
        f'<th role="columnheader" scope="col">{_text(column.title)}</th>' for column in part.columns
    )
    rows = "\n".join(
        '<tr role="row">' + "".join(map(_cell, row, part.columns, _names_row(part))) + "</tr>"
        for row in part.rows
    )
    return f"""<table role="table">
<caption>{_text(part.caption)}</caption>
<colgroup>{columns}</colgroup>
<thead role="rowgroup"><tr role="row">{heads}</tr></thead>
<tbody role="rowgroup">
{rows}
</tbody>
</table>"""


def _names_row(part: Table) -> tuple[bool, ...]:
    return tuple(part.row_headers and place == 0 for place in range(len(part.columns)))


def _cell(cell: Cell, column: Column, names_row: bool) -> str:  # noqa: FBT001 -- mapped over
    inside = _link(cell.text, cell.anchor) if isinstance(cell, Link) else _lines(cell)
    if names_row:
        return f'<th role="rowheader" scope="row">{inside}</th>'
    # The column's title beside each cell is for the eye only; screen readers have the header.
    return f'<td role="cell" data-column="{_text(column.title)}">{inside}</td>'


def _figure(part: Figure) -> str:
    # As a picture the drawing can neither run scripts nor fetch anything.
    source = b64encode(printable(part.svg).encode()).decode()
    caption = _text(part.caption)
    return (
        f'<figure><div class="wide" role="group" tabindex="0" aria-label="{caption}">'
        f'<img src="data:image/svg+xml;base64,{source}" alt="{_text(part.alt)}"></div>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


_WRITERS: dict[type[Any], Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: lambda part: f"<p>{_lines(part.text)}</p>",
    Note: lambda part: f'<p class="note">{_lines(part.text)}</p>',
    BulletList: lambda part: _list(part.items),
    Facts: _facts,
    Table: _table,
    Figure: _figure,
    PageBreak: lambda _: '<div class="page-break"></div>',
}
