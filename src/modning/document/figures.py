"""Drawings as pictures, for files that cannot hold a drawing."""

import typst

from modning.document.fonts import FAMILY, shown, typeface

PIXELS_PER_INCH = 220

_PAGE = f"""
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: "{FAMILY}")
#image(bytes(sys.inputs.svg), format: "svg")
"""


def png_of(svg: str) -> bytes:
    """Return the drawing as a PNG picture at its own size, drawn with the documents' typeface."""
    return typst.compile(
        _PAGE.encode(),
        font_paths=typeface(),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"svg": shown(svg)},
    )
