"""How wide a text is in a plain typeface, and where to break it, for figures that draw letters."""

# Shares of the letter size: the wider of Arial and IBM Plex Sans, which are near each other.
_WIDTHS = (
    (frozenset("ijl|'"), 0.27),
    (frozenset("ftI.,:;! ()[]/"), 0.34),
    (frozenset("r-"), 0.4),
    (frozenset("cksvxyzJ"), 0.53),
    (frozenset("mwMWæÆ@%—…"), 0.92),
    (frozenset("ABCDEFGHKLNOPQRSTUVXYZØÅ"), 0.72),
)
_USUAL = 0.57
_FULL = 1.0
_ELLIPSIS = "…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide `text` is, in the unit of `size`; rather too wide than too narrow."""
    return sum(_letter_width(letter) for letter in text) * size * (1.06 if bold else 1.0)


def wrapped(text: str, width: float, size: float, *, lines: int = 1) -> tuple[str, ...]:
    """Return `text` broken at spaces into at most `lines` lines; what is left over ends in “…”."""
    words = text.split()
    broken: list[str] = []
    while words and len(broken) < lines - 1:
        broken.append(_first_line(words, width, size))
        del words[: len(broken[-1].split())]
    if words:
        broken.append(_shortened(" ".join(words), width, size))
    return tuple(_shortened(line, width, size) for line in broken)


def _first_line(words: list[str], width: float, size: float) -> str:
    count = 1
    while count < len(words) and text_width(" ".join(words[: count + 1]), size) <= width:
        count += 1
    return " ".join(words[:count])


def _shortened(text: str, width: float, size: float) -> str:
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + _ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def _letter_width(letter: str) -> float:
    """Return the width as a share of the letter size; an East Asian letter or a picture is full."""
    if ord(letter) > 0x1100 and letter not in "–—…“”’":
        return _FULL
    return next((width for letters, width in _WIDTHS if letter in letters), _USUAL)
