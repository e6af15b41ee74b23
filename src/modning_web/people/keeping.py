"""Keeps the lines and findings of a list of people as JSON, and brings them back."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from modning.language import Text
from modning.people_list import Line
from modning.programme.findings import Finding
from modning_web.people.models import PeopleUpload
from modning_web.programmes.wording import in_page_language

_DAYS = ("since", "until")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in the language of the page; `row` is 0 where it concerns the whole file."""

    row: int
    column: str
    code: str
    severity: str
    message: str
    mend: str


def lines_to_keep(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return lines as JSON."""
    kept = [asdict(line) for line in lines]
    for line in kept:
        line |= {name: line[name] and line[name].isoformat() for name in _DAYS}
    return kept


def kept_lines(upload: PeopleUpload) -> list[Line]:
    """Return the lines of an upload."""
    return [
        Line(**(line | {name: line[name] and date.fromisoformat(line[name]) for name in _DAYS}))
        for line in upload.lines
    ]


def findings_to_keep(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON, in both languages."""
    return [
        {
            "path": list(one.path),
            "code": one.code,
            "severity": one.severity,
            "message": asdict(one.message),
            "mend": asdict(one.mend),
        }
        for one in findings
    ]


def kept_findings(upload: PeopleUpload) -> tuple[ShownFinding, ...]:
    """Return the findings of an upload in the language of the page."""
    return tuple(
        _shown(
            one["path"],
            one["code"],
            one["severity"],
            Text(**one["message"]),
            Text(**one["mend"]),
        )
        for one in upload.findings
    )


def shown_finding(one: Finding) -> ShownFinding:
    """Return a finding in the language of the page."""
    return _shown(list(one.path), one.code, one.severity, one.message, one.mend)


def _shown(path: list[Any], code: str, severity: str, message: Text, mend: Text) -> ShownFinding:
    row, column = path or (0, "")
    return ShownFinding(
        int(row), str(column), code, severity, in_page_language(message), in_page_language(mend)
    )
