"""``modning check``: what is wrong or odd in definition files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import TypedDict

from modning.cli.command import (
    ERRORS,
    NOT_OPENED,
    NOTHING_FOUND,
    REMARKS,
    Command,
    Refused,
)
from modning.cli.files import file_content
from modning.cli.terminal import Terminal
from modning.language import Language, Text, in_language
from modning.programme.checking import check
from modning.programme.findings import Finding, FindingKind, written_path
from modning.programme.labels import SEVERITIES
from modning.programme.lines import LineNumbers
from modning.programme.reading import UnreadableDefinition, read_definition

_NOT_OPENED = FindingKind(
    "D000",
    "error",
    title=Text("Filen kan ikke åbnes", "The file cannot be opened"),
    message=Text("{reason}", "{reason}"),
    mend=Text("Ret navnet, eller giv lov til at læse filen.", "Mend the name, or let it be read."),
    example={"reason": Text("Filen findes ikke: program.toml", "There is no file: program.toml")},
)
_FORMAT = Text("tekst til mennesker eller JSON til programmer", "text for people or JSON")
_NOTHING = Text("{file}: ingen fund", "{file}: no findings")
_COUNT = Text("{file}: {errors}, {remarks}", "{file}: {errors}, {remarks}")
_ERRORS = {True: Text("1 fejl", "1 error"), False: Text("{n} fejl", "{n} errors")}
_REMARKS = {
    True: Text("1 bemærkning", "1 remark"),
    False: Text("{n} bemærkninger", "{n} remarks"),
}
_LINE = Text("linje {line}", "line {line}")
_SOURCE = Text("kilden: {at}", "source: {at}")


class _Indents(TypedDict):
    initial_indent: str
    subsequent_indent: str


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file, what was found in it, and where its parts stand; not opened means no lines."""

    file: str
    findings: tuple[Finding, ...]
    lines: LineNumbers | None

    @property
    def status(self) -> int:
        if self.lines is None:
            return NOT_OPENED
        if any(finding.severity == "error" for finding in self.findings):
            return ERRORS
        return REMARKS if self.findings else NOTHING_FOUND


def _add_arguments(parser: ArgumentParser, language: Language) -> None:
    files = Text("programfiler; - er standard input", "programme files; - is standard input")
    parser.add_argument(
        "files",
        nargs="+",
        metavar=in_language(Text("FIL", "FILE"), language),
        help=in_language(files, language),
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=in_language(_FORMAT, language)
    )


def _run(chosen: Namespace, terminal: Terminal) -> int:
    checked = [_checked(file) for file in chosen.files]
    if chosen.format == "json":
        terminal.write_json([found for one in checked for found in _as_json(one, terminal)])
    else:
        terminal.write("\n\n".join(_as_text(one, terminal) for one in checked))
    return max(one.status for one in checked)


def _checked(file: str) -> _Checked:
    try:
        definition = read_definition(file_content(file))
    except Refused as refused:
        return _Checked(file, (_NOT_OPENED.found((), reason=refused.message),), None)
    except UnreadableDefinition as error:
        return _Checked(file, error.findings, error.lines)
    return _Checked(file, check(definition), definition.lines)


def _as_text(checked: _Checked, terminal: Terminal) -> str:
    if not checked.findings:
        return in_language(_NOTHING.filled(file=checked.file), terminal.language)
    errors = sum(finding.severity == "error" for finding in checked.findings)
    remarks = len(checked.findings) - errors
    counted = _COUNT.filled(
        file=checked.file,
        errors=_ERRORS[errors == 1].filled(n=errors),
        remarks=_REMARKS[remarks == 1].filled(n=remarks),
    )
    heading = in_language(counted, terminal.language)
    return "\n\n".join([heading, *(_told(one, checked, terminal) for one in checked.findings)])


def _told(finding: Finding, checked: _Checked, terminal: Terminal) -> str:
    language = terminal.language
    severity = in_language(SEVERITIES[finding.severity], language)
    width = max(terminal.width, 40)
    heading = ", ".join([f"{finding.code} {severity}", *_places(finding, checked, language)])
    arrow = "→" if terminal.draws_boxes else ">"
    mend = in_language(finding.mend, language)
    return "\n".join(
        [
            fill(heading, width, **_indents("  ", "    ")),
            fill(in_language(finding.message, language), width, **_indents("    ", "    ")),
            fill(mend, width, **_indents(f"    {arrow} ", "      ")),
        ]
    )


def _indents(first: str, others: str) -> _Indents:
    return {"initial_indent": first, "subsequent_indent": others}


def _places(finding: Finding, checked: _Checked, language: Language) -> Iterator[str]:
    if finding.path:
        yield written_path(finding.path)
    if line := _line(finding, checked):
        yield in_language(_LINE.filled(line=line), language)
    if finding.at:
        yield in_language(_SOURCE.filled(at="; ".join(finding.at)), language)


def _line(finding: Finding, checked: _Checked) -> int | None:
    return checked.lines.of(finding.path) if checked.lines else None


def _as_json(checked: _Checked, terminal: Terminal) -> Iterator[dict[str, object]]:
    for finding in checked.findings:
        yield {
            "file": checked.file,
            "code": finding.code,
            "severity": finding.severity,
            "path": written_path(finding.path),
            "line": _line(finding, checked),
            "subject": finding.subject,
            "at": list(finding.at),
            "message": in_language(finding.message, terminal.language),
            "mend": in_language(finding.mend, terminal.language),
        }


CHECK = Command(
    "check",
    Text("finder fejl og modsigelser i programfiler", "finds errors and contradictions"),
    _add_arguments,
    _run,
)
