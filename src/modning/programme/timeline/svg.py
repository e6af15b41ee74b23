"""Elements of an SVG drawing, made of attributes alone: no style sheet, no script, no ids."""

import re
from xml.etree.ElementTree import Element, tostring

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *children: Element | str, **attributes: object) -> Element:
    """Return an element; ``stroke_width`` is written ``stroke-width``, None is left out."""
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), _written(value))
    for child in children:
        if isinstance(child, str):
            made.text = _legible(child)
        else:
            made.append(child)
    return made


def text(x: float, y: float, content: str, *, size: float = 13, **attributes: object) -> Element:
    """Return a text whose letters stand on `y`."""
    return element("text", content, x=x, y=y, font_size=size, **attributes)


def line(start: tuple[float, float], end: tuple[float, float], **attributes: object) -> Element:
    """Return a straight line."""
    (x1, y1), (x2, y2) = start, end
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def written(drawing: Element) -> str:
    """Return the drawing as text that can stand in a page or in a file of its own."""
    return tostring(drawing, encoding="unicode")


def _written(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else _legible(str(value))


def _legible(content: str) -> str:
    """Return the content without the control characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", content)
