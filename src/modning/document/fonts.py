"""The typeface of the PDF files and the figures, and which characters it has."""

import struct
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from modning.document.content import printable

FAMILY = "IBM Plex Sans"
_FOLDER = Path(str(files("fontpkg_ibm_plex_sans"))) / "files"
_UPRIGHT = _FOLDER / "IBMPlexSans[wdth,wght].ttf"
_MISSING = "?"


@cache
def typeface() -> typst.Fonts:
    """Return the fonts to write with. A machine's own would make files differ between machines."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FOLDER)])


def shown(text: str) -> str:
    """Return `text` with a question mark for each character that the typeface lacks.

    PDF/UA refuses a character without a shape, so such text must be caught beforehand.
    Invisible marks of layout are left out.
    """
    return "".join(_shown(character) for character in printable(text))


def _shown(character: str) -> str:
    if character in "\n\t" or ord(character) in _characters():
        return character
    return "" if unicodedata.category(character) in {"Cf", "Mn", "Me"} else _MISSING


@cache
def _characters() -> frozenset[int]:
    """Return the code points in the font's character map (OpenType “cmap”, format 4)."""
    cmap = _table(_UPRIGHT.read_bytes(), b"cmap")
    starts = [_u32(cmap, 8 + 8 * number) for number in range(_u16(cmap, 2))]
    ranges = [_segments(cmap[start:]) for start in starts if _u16(cmap, start) == 4]
    # The last segment is an end mark and no character.
    return frozenset().union(*ranges) - {0xFFFF}


def _table(font: bytes, tag: bytes) -> bytes:
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(_u16(font, 4)))
    places = {name: (start, length) for name, _, start, length in records}
    start, length = places[tag]
    return font[start : start + length]


def _u16(table: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", table, at)[0])


def _u32(table: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", table, at)[0])


def _segments(subtable: bytes) -> set[int]:
    size = _u16(subtable, 6)
    ends = struct.unpack_from(f">{size // 2}H", subtable, 14)
    starts = struct.unpack_from(f">{size // 2}H", subtable, 16 + size)
    return {code for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)}
