"""A definition's text while it is being edited, with what its lines are."""

import re

from modning.programme.layout import Layout, layout, line_end, line_start

_REMARK = re.compile(r"[ \t]*(#[^\n]*)?")


class Sheet:
    """The text, where its parts stand in it, and the cuts and insertions that edits are made of.

    A comment belongs to what stands directly below it, without a blank line between, and to
    what it stands beside. It goes where that goes.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._layout: Layout | None = None
        self._breaks = "\r\n" if re.search(r"\r?\n|$", text)[0] == "\r\n" else "\n"  # type: ignore[index]  # it always matches

    @property
    def layout(self) -> Layout:
        """Where the parts stand now."""
        if self._layout is None:
            self._layout = layout(self.text)
        return self._layout

    def replace(self, start: int, end: int, written: str) -> None:
        """Put `written` in the place of what stands from `start` to `end`."""
        self.text = self.text[:start] + written.replace("\n", self._breaks) + self.text[end:]
        self._layout = None

    def insert_lines(self, position: int, lines: str) -> None:
        """Insert whole `lines` where a line begins or the text ends."""
        if position and self.text[position - 1] != "\n":
            lines = "\n" + lines.removesuffix("\n")
        self.replace(position, position, lines)

    def lift(self, start: int, end: int) -> str:
        """Cut out whole lines and return them, each with a line break."""
        lifted = self.text[start:end].replace("\r\n", "\n")
        if end == len(self.text) and not lifted.endswith("\n"):
            # The text goes on ending without a line break.
            lifted += "\n"
            start = self.content_end(line_start(self.text, start - 1)) if start else start
        self.replace(start, end, "")
        return lifted

    def content_end(self, position: int) -> int:
        """Return where the line of `position` ends, its line break not included."""
        end = line_end(self.text, position)
        return position + len(self.text[position:end].rstrip("\r\n"))

    def comments_above(self, start: int, floor: int) -> int:
        """Return where the comment lines directly above the line at `start` begin."""
        while start > floor:
            above = line_start(self.text, start - 1)
            if above < floor or not self.text[above:start].lstrip(" \t").startswith("#"):
                break
            start = above
        return start

    def comments_below(self, end: int) -> int:
        """Return where the comment lines directly below the line that ends at `end` do."""
        while end < len(self.text):
            below = line_end(self.text, end)
            if not self.text[end:below].lstrip(" \t").startswith("#"):
                break
            end = below
        return end

    def blank_above(self, start: int, floor: int = 0) -> int:
        """Return where the blank lines directly above the line at `start` begin."""
        while start > floor:
            above = line_start(self.text, start - 1)
            if above < floor or not self.is_blank(above, start):
                break
            start = above
        return start

    def blank_below(self, end: int) -> int:
        """Return where the blank lines below the line that ends at `end` do."""
        while end < len(self.text) and self.is_blank(end, line_end(self.text, end)):
            end = line_end(self.text, end)
        return end

    def is_blank(self, start: int, end: int) -> bool:
        """Whether nothing but white space stands from `start` to `end`."""
        return not self.text[start:end].strip()

    def is_remark(self, start: int, end: int) -> bool:
        """Whether a line has nothing but white space and a comment from `start` to `end`."""
        return _REMARK.fullmatch(self.text[start:end].rstrip("\r\n")) is not None
