"""Where in a definition file a part stands: its line number, found by a scan of the text."""

import re

from modning.programme.findings import Path

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\s\"']+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*=\s*(.*)$")
_LONG_QUOTES = ('"""', "'''")


class LineNumbers:
    """The line of each table and key in a TOML text, counted from one."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._scan(text)

    def of(self, path: Path) -> int | None:
        """Return the line of `path`, or of the nearest part around it; None if none is there."""
        for length in range(len(path), 0, -1):
            if (line := self._lines.get(path[:length])) is not None:
                return line
        return None

    def _scan(self, text: str) -> None:
        table: Path = ()
        closing: str | None = None
        for number, line in enumerate(text.splitlines(), start=1):
            if closing is not None:
                closing = None if closing in line else closing
                continue
            if header := _HEADER.match(line):
                table = self._table(header[2], repeated=header[1] == "[[")
                self._lines.setdefault(table, number)
            elif key := _KEY.match(line):
                self._lines.setdefault((*table, key[1]), number)
                closing = _left_open(key[2])

    def _table(self, dotted: str, *, repeated: bool) -> Path:
        """Follow a header such as ``activities.stated`` to the latest entry of each list."""
        path: Path = ()
        names = [name.strip().strip("\"'") for name in dotted.split(".")]
        for position, name in enumerate(names):
            path = (*path, name)
            if repeated and position == len(names) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path


def _left_open(value: str) -> str | None:
    for quotes in _LONG_QUOTES:
        if value.count(quotes) % 2 == 1:
            return quotes
    return None
