"""Where each part of a definition stands in its text: sections, pairs and list items, by offset."""

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, replace

from modning.programme.findings import Path

_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*"|'[^'\n]*+')"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*")
_KEY_PART = re.compile(_PART)
_HEADER = re.compile(rf"(\[\[?)[ \t]*+({_KEY.pattern})[ \t]*+\]\]?")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*")
_SCALAR = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*"{3,5}'
    r"|'''(?:[^']++|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*"'
    r"|'[^'\n]*+'"
    r"|[^\s,\]}#\[{=]++(?:[ ]\d\d:[^\s,\]}#]++)?"
)
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Section:
    """A header such as ``[[activities]]`` and the lines below it, up to the next header.

    The lines before the first header are the section with the empty path.
    """

    path: Path
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its key, or an item of a list.

    `start` is where the key or the item begins, `value` where the value does; `comma` is the
    comma that follows inside brackets. `holder` is the list or inline table around it, or the
    number of the section that it is a line of.
    """

    path: Path
    start: int
    value: int
    end: int
    holder: Path | int
    comma: int | None = None
    in_inline_table: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All sections and values of a TOML text, in the order of the text."""

    sections: list[Section] = field(default_factory=list)
    values: dict[Path, Value] = field(default_factory=dict)

    def held_by(self, holder: Path | int) -> list[Value]:
        """Return what stands directly in a list, an inline table or a section."""
        return [value for value in self.values.values() if value.holder == holder]


def layout(text: str) -> Layout:
    """Return where the parts of `text` stand; of text that is not TOML, as far as it is."""
    scan = _Scan(text)
    with suppress(_Lost):
        scan.statements()
    return scan.found


class _Lost(Exception):
    """The scan met something that is not TOML, or too deep."""


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[Path, int] = {}
        self.found = Layout(sections=[Section((), 0, 0, len(text))])

    def statements(self) -> None:
        position = self._past(_BETWEEN, 0)
        while position < len(self._text):
            if self._text[position] == "[":
                position = self._header(position)
            else:
                section = self.found.sections[-1]
                holder = len(self.found.sections) - 1
                position = self._pair(position, section.path, holder, inline=False).end
            position = self._past(_BETWEEN, position)

    def _header(self, position: int) -> int:
        header = self._must(_HEADER, position)
        start = line_start(self._text, position)
        self.found.sections[-1] = replace(self.found.sections[-1], end=start)
        path = self._header_path(_names(header[2]), repeated=header[1] == "[[")
        body = line_end(self._text, header.end())
        self.found.sections.append(Section(path, start, body, len(self._text)))
        return header.end()

    def _header_path(self, names: list[str], *, repeated: bool) -> Path:
        """Follow a header such as ``activities.stated`` to the latest entry of each list."""
        path: Path = ()
        for place, name in enumerate(names, start=1):
            path = (*path, name)
            if repeated and place == len(names):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _pair(self, position: int, around: Path, holder: Path | int, *, inline: bool) -> Value:
        key = self._must(_KEY, position)
        value = self._must(_EQUALS, key.end()).end()
        return self._value(
            Value((*around, *_names(key[0])), position, value, value, holder, None, inline)
        )

    def _value(self, begun: Value) -> Value:
        """Scan the value at `begun.value` and keep it, before what it holds."""
        self.found.values[begun.path] = begun
        match self._text[begun.value : begun.value + 1]:
            case "[":
                end = self._inside(begun, "]")
            case "{":
                end = self._inside(begun, "}")
            case _:
                end = self._must(_SCALAR, begun.value).end()
        self.found.values[begun.path] = whole = replace(begun, end=end)
        return whole

    def _inside(self, around: Value, closing: str) -> int:
        if len(around.path) > _DEEPEST:
            raise _Lost
        number = 0
        position = self._past(_BETWEEN, around.value + 1)
        while self._text[position : position + 1] != closing:
            if closing == "}":
                one = self._pair(position, around.path, around.path, inline=True)
            else:
                path = (*around.path, number)
                inline = around.in_inline_table
                one = self._value(
                    Value(path, position, position, position, around.path, None, inline)
                )
            number += 1
            position = self._past(_BETWEEN, one.end)
            if self._text[position : position + 1] == ",":
                self.found.values[one.path] = replace(one, comma=position)
                position = self._past(_BETWEEN, position + 1)
            elif self._text[position : position + 1] != closing:
                raise _Lost
        return position + 1

    def _past(self, pattern: re.Pattern[str], position: int) -> int:
        return self._must(pattern, position).end()

    def _must(self, pattern: re.Pattern[str], position: int) -> re.Match[str]:
        if match := pattern.match(self._text, position):
            return match
        raise _Lost


def _names(dotted: str) -> list[str]:
    return [_unquoted(part[0]) for part in _KEY_PART.finditer(dotted)]


def _unquoted(part: str) -> str:
    if part.startswith('"') and "\\" in part:
        try:
            return str(tomllib.loads(f"key = {part}")["key"])
        except tomllib.TOMLDecodeError:
            raise _Lost from None
    return part.strip(part[0]) if part[0] in "\"'" else part


def line_start(text: str, position: int) -> int:
    """Return where the line of `position` begins."""
    return text.rfind("\n", 0, position) + 1


def line_end(text: str, position: int) -> int:
    """Return where the line of `position` ends, its line break included."""
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1
