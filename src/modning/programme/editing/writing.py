"""Values and parts as TOML text: Danish letters as they are, long prose over several lines."""

import re
from datetime import date, time
from typing import Any

from modning.programme.editing.edits import NOT_WRITABLE, refusal
from modning.programme.findings import Path

WIDTH = 100
INDENT = "    "
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", "\b": "\\b", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_UNPRINTED = re.compile(r"[\\\x00-\x08\x0a-\x1f\x7f]")
_PROSE_UNPRINTED = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f]")


def written_key(name: str) -> str:
    """Return `name` as a key, in quotes where it needs them."""
    return name if _BARE_KEY.fullmatch(name) else _quoted(name)


def written_value(
    value: Any, *, indent: str = "", room: int = WIDTH, one_line: bool = False
) -> str:
    """Return `value` as TOML.

    What does not fit in `room` runs over several lines, each starting with `indent`, unless it
    must be on `one_line`. Raises TypeError or ValueError for what TOML does not have.
    """
    short = _short(value)
    if one_line or (len(short) <= room and not (isinstance(value, str) and "\n" in value)):
        return short
    if isinstance(value, str):
        return _prose(value, indent)
    if isinstance(value, list) and value:
        deeper = indent + INDENT
        items = [written_value(item, indent=deeper, room=WIDTH - len(deeper) - 1) for item in value]
        return "[\n" + "".join(f"{deeper}{item},\n" for item in items) + f"{indent}]"
    return short


def written_pair(keys: tuple[str, ...], value: Any) -> str:
    """Return the line or lines that give a field its value; several `keys` are dotted."""
    name = ".".join(written_key(key) for key in keys)
    return f"{name} = {written_value(value, room=WIDTH - len(name) - 3)}\n"


def written_section(path: Path, table: dict[str, Any], *, entry: bool) -> str:
    """Return `table` as a section with its header, an `entry` of a list or a table of its own."""
    name = ".".join(written_key(step) for step in path if isinstance(step, str))
    own, below = [], []
    for key, value in table.items():
        if is_section(key, value):
            below.append(written_sections((*path, key), value))
        else:
            own.append(written_pair((key,), value))
    header = f"[[{name}]]\n" if entry else f"[{name}]\n"
    return "\n".join([header + "".join(own), *below])


def written_sections(path: Path, value: Any) -> str:
    """Return a table, or a list of tables, as sections with a blank line between them."""
    if isinstance(value, dict):
        return written_section(path, value, entry=False)
    return "\n".join(written_section(path, one, entry=True) for one in value)


def is_section(key: str, value: Any) -> bool:
    """Tell whether a field reads better below a header of its own than behind its key."""
    if isinstance(value, dict):
        return len(_short(value)) > WIDTH - len(key) - 3
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return any(len(_short(one)) > WIDTH - len(INDENT) - 1 for one in value)
    return False


def refuse_unwritable(value: Any, path: Path) -> None:
    """Raise UnableToEdit where TOML has no way to write `value`."""
    try:
        _short(value).encode()
    except (TypeError, ValueError, RecursionError):
        raise refusal(NOT_WRITABLE, path, value=ascii(value)[:60]) from None


def _short(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case int() | float():
            return repr(value)
        case date() | time():
            return value.isoformat()
        case list():
            return "[" + ", ".join(_short(item) for item in value) + "]"
        case dict():
            pairs = [f"{written_key(key)} = {_short(one)}" for key, one in value.items()]
            return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    message = f"TOML has no {type(value).__name__}"
    raise TypeError(message)


def _quoted(value: str) -> str:
    return '"' + _UNPRINTED.sub(_escaped, value).replace('"', '\\"') + '"'


def _escaped(letter: re.Match[str]) -> str:
    return _ESCAPES.get(letter[0]) or _spelled_out(letter)


def _spelled_out(letter: re.Match[str]) -> str:
    return f"\\u{ord(letter[0]):04x}"


def _prose(value: str, indent: str) -> str:
    """Return `value` between triple quotes; a backslash ends each line that only the file has."""
    # A quote is escaped where it could end the text: before two more, and as the last letter.
    text = re.sub(r'"(?=""|\Z)', r'\\"', _PROSE_UNPRINTED.sub(_escaped, value))
    paragraphs = [_wrapped(line, WIDTH - len(indent) - 2) for line in text.split("\n")]
    if not indent:
        return '"""\n' + "\n".join(" \\\n".join(lines) for lines in paragraphs) + '"""'
    # Inside a list the lines are indented, so the text's own breaks and indents are spelled out.
    spelled = [re.sub("^[ \t]", _spelled_out, " \\\n".join(lines)) for lines in paragraphs]
    lines = "\\n\\\n".join(spelled).split("\n")
    return '"""\\\n' + "\n".join(indent + line for line in lines) + '"""'


def _wrapped(line: str, room: int) -> list[str]:
    """Break `line` at single spaces between words, which the breaks stand for."""
    lines = [""]
    for word in re.split(r"(?<=[^ \t]) (?=[^ \t])", line):
        if lines[-1] and len(lines[-1]) + len(word) >= room:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines
