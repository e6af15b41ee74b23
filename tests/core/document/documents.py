"""Documents to write: one with a part of every kind, and one in which every text is hostile."""

from datetime import date

from modning.document.content import (
    BulletList,
    Column,
    Contents,
    Document,
    Fact,
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
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100">'
    '<rect width="400" height="100" fill="#eaf0f5"/><text x="10" y="50">Ærø å</text></svg>'
)
HOSTILE = "<script>alert(1)</script> #link @x *b* $x$ `y` \\ // /* & \x00\x0b\x1b\ud800\ufffe \"'"
SHOWN = "<script>alert(1)</script> #link @x *b* $x$ `y` \\ // /* &  \"'"


def document_of(*parts: Part, title: str = "Møder på Ærø") -> Document:
    return Document(
        title=title,
        subtitle="Aktiviteter og tidsplan",
        language="da",
        author="Styrelsen",
        subject="Bilag",
        dated=date(2021, 8, 20),
        footer="Med forbehold for ændringer",
        parts=parts,
    )


def whole_document() -> Document:
    """A document with every kind of part."""
    table = Table(
        "Møder i rækkefølge",
        (Column("Hvornår", 2), Column("Aktivitet", 3)),
        tuple((f"Maj {year}", Link("Dialogmøde", "meeting")) for year in range(2000, 2060)),
        row_headers=True,
    )
    return document_of(
        Facts((Fact("Ejer", ("Styrelsen",)), Fact("Indhold", ("Første", "Andet")))),
        Contents(),
        Note("Planen kan ændres."),
        Heading("Hvornår", "when"),
        table,
        Landscape((Heading("Overblik", "overview"), Figure(DRAWING, "To spor i 2023", "Spor"))),
        Heading("Aktiviteter", "activities"),
        Heading("Dialogmøde", "meeting", level=2),
        Paragraph("Første linje\nAnden linje"),
        BulletList(("Æbler", "Øl", "Åer")),
        PageBreak(),
        Heading("Slut", "end"),
    )


def hostile_document() -> Document:
    """A document in which every text tries something."""
    return document_of(
        Facts((Fact(HOSTILE, (HOSTILE, HOSTILE)),)),
        Contents(),
        Note(HOSTILE),
        Heading(HOSTILE, "evil"),
        Table(HOSTILE, (Column(HOSTILE), Column("B")), ((HOSTILE, Link(HOSTILE, "evil")),)),
        Figure(DRAWING.replace("Ærø", "\x00日"), HOSTILE, HOSTILE),
        Paragraph(HOSTILE),
        BulletList((HOSTILE,)),
        title=HOSTILE,
    )
