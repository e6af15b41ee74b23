"""From the bytes of a definition file to a frozen programme, or to findings that name the place."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from modning.programme import reading_kinds as kinds
from modning.programme.findings import Finding, FindingKind, Path
from modning.programme.lines import LineNumbers
from modning.programme.references import reference_findings
from modning.programme.schema.definition import Programme

LARGEST_FILE = 1_000_000
LONGEST_LINE = 20_000


class UnreadableDefinition(ValueError):
    """The file is not a programme definition; `findings` say where and why."""

    def __init__(self, findings: tuple[Finding, ...], text: str = "") -> None:
        super().__init__("; ".join(finding.message.en for finding in findings))
        self.findings = findings
        self.lines = LineNumbers(text)


@dataclass(frozen=True)
class Definition:
    """A definition file that has been read: its text and the programme that it says."""

    text: str
    programme: Programme

    @cached_property
    def lines(self) -> LineNumbers:
        """Where in the text each part stands."""
        return LineNumbers(self.text)


def read_definition(content: bytes | str) -> Definition:
    """Return the programme in `content`, TOML as UTF-8; raise UnreadableDefinition."""
    text = _decoded(content)
    table = _parsed(text)
    try:
        programme = Programme.model_validate(table)
    except ValidationError as error:
        found = tuple(_finding(detail) for detail in error.errors(include_url=False))
        raise UnreadableDefinition(found, text) from None
    if dangling := reference_findings(programme):
        raise UnreadableDefinition(dangling, text)
    return Definition(text, programme)


def _decoded(content: bytes | str) -> str:
    if len(content) > LARGEST_FILE:
        raise _unreadable(kinds.TOO_LARGE, largest=LARGEST_FILE // 1000)
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise _unreadable(kinds.NOT_TEXT, line=line) from None
    if "\x00" in content:
        raise _unreadable(kinds.NOT_TEXT, line=content.count("\n", 0, content.index("\x00")) + 1)
    return content.removeprefix("\ufeff")


def _parsed(text: str) -> dict[str, Any]:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            raise _unreadable(kinds.LINE_TOO_LONG, line=number, longest=LONGEST_LINE)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(kinds.NOT_TOML, reason=error) from None
    except RecursionError:
        raise _unreadable(kinds.TOO_DEEP) from None
    except ValueError as error:  # a number or date that Python cannot hold
        raise _unreadable(kinds.NOT_TOML, reason=error) from None


def _unreadable(kind: FindingKind, **values: object) -> UnreadableDefinition:
    return UnreadableDefinition((kind.found((), **values),))


def _finding(detail: ErrorDetails) -> Finding:
    path: Path = tuple(detail["loc"])
    context = detail.get("ctx", {})
    kind = kinds.BY_VALIDATION.get(detail["type"], kinds.WRONG_VALUE)
    values = {
        "name": str(path[-1]) if path else "",
        "text": context.get("text", _shortened(detail.get("input"))),
        "expected": context.get("expected", detail["msg"]),
    }
    return kind.found(path, **values)


def _shortened(value: Any) -> str:
    written = value if isinstance(value, str) else repr(value)
    return written if len(written) <= 60 else written[:59] + "…"
