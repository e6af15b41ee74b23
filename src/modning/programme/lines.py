"""Where in a definition file a part stands: its line number."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from modning.programme.findings import Path
from modning.programme.layout import layout


class LineNumbers:
    """The line of each table, key and list item in a TOML text, counted from one."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, path: Path) -> int | None:
        """Return the line of `path`, or of the nearest part around it; None if none is there."""
        for length in range(len(path), 0, -1):
            if (offset := self._offsets.get(path[:length])) is not None:
                return bisect_right(self._line_starts, offset)
        return None

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self._text.split("\n")
        return [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    @cached_property
    def _offsets(self) -> dict[Path, int]:
        """The first offset of every part, those that a longer key only implies included."""
        found = layout(self._text)
        starts = [(section.start, section.path) for section in found.sections]
        starts += [(value.start, value.path) for value in found.values.values()]
        offsets: dict[Path, int] = {}
        for start, path in sorted(starts, key=lambda one: one[0]):
            for length in range(len(path), 0, -1):
                if path[:length] in offsets:
                    break
                offsets[path[:length]] = start
        return offsets
