"""From the bytes of a definition file to a frozen programme, or to findings that name the place."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Any

from pydantic import ValidationError

from modning.programme.findings import Finding, Path
from modning.programme.lines import LineNumbers
from modning.programme.reading import kinds
from modning.programme.reading.limits import (
    LARGEST_FILE,
    MOST_FINDINGS,
    excess_of_plan,
    excess_of_table,
    excess_of_text,
)
from modning.programme.reading.references import reference_findings
from modning.programme.reading.syntax import fault
from modning.programme.reading.validation import validation_finding
from modning.programme.schema.definition import Programme


class UnreadableDefinition(ValueError):
    """The file is not a programme definition; `findings` say where and why.

    `lines` knows the line of each finding's path, where the file is TOML at all.
    """

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
    if excess := excess_of_table(table):
        raise UnreadableDefinition((excess,), text)
    try:
        programme = Programme.model_validate(table)
    except ValidationError as error:
        found = map(validation_finding, error.errors(include_url=False))
        raise _refused(found, table, text) from None
    dangling = reference_findings(programme)
    if first := next(dangling, None):
        raise _refused(chain((first,), dangling), table, text)
    if too_much := excess_of_plan(programme):
        raise UnreadableDefinition((too_much,), text)
    return Definition(text, programme)


def _decoded(content: bytes | str) -> str:
    if len(content) > LARGEST_FILE:
        raise UnreadableDefinition((kinds.TOO_LARGE.found((), largest=LARGEST_FILE // 1000),))
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        text.encode()
    except UnicodeDecodeError as error:
        raise _not_text(error.object[: error.start].count(b"\n")) from None
    except UnicodeEncodeError as error:
        raise _not_text(error.object[: error.start].count("\n")) from None
    if "\x00" in text:
        raise _not_text(text[: text.index("\x00")].count("\n"))
    return text.removeprefix("\ufeff")


def _not_text(breaks: int) -> UnreadableDefinition:
    return UnreadableDefinition((kinds.NOT_TEXT.found((), line=breaks + 1),))


def _parsed(text: str) -> dict[str, Any]:
    if excess := excess_of_text(text):
        raise UnreadableDefinition((excess,))
    try:
        return tomllib.loads(text)
    except RecursionError:
        found = kinds.TOO_DEEP.found((), place=kinds.SOMEWHERE)
    except ValueError as error:
        why = fault(error, text)
        found = kinds.NOT_TOML.found((), line=why.line, column=why.column, reason=why.reason)
    raise UnreadableDefinition((found,))


def _refused(found: Iterator[Finding], table: dict[str, Any], text: str) -> UnreadableDefinition:
    first = tuple(
        replace(finding, subject=_subject(table, finding.path))
        for finding in islice(found, MOST_FINDINGS)
    )
    more = (kinds.MORE_FINDINGS.found((), most=MOST_FINDINGS),) if next(found, None) else ()
    return UnreadableDefinition(first + more, text)


def _subject(table: Any, path: Path) -> str:
    """Return the name of the part that `path` leads into, as written."""
    subject = ""
    for step in path[:-1]:
        try:
            table = table[step]
        except (KeyError, IndexError, TypeError):
            break
        name = (table.get("name") or table.get("id")) if isinstance(table, dict) else None
        subject = name if isinstance(name, str) else subject
    return subject
