"""``modning annex``: the annex that is published, as a Word file, a PDF, a page or a calendar."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from modning.cli import clock
from modning.cli.command import NOT_UNDERSTOOD, NOT_WRITTEN, Command, Refused
from modning.cli.files import STANDARD, programme_in
from modning.cli.terminal import Terminal
from modning.document.content import Document
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.language import Language, Text, in_language
from modning.programme.calendar import calendar_of
from modning.programme.expansion import expand
from modning.programme.schema.definition import Programme
from modning.reports.annex import annex

_FILE = Text("programfil; - er standard input", "programme file; - is standard input")
_TO = Text("Word, PDF, hjemmeside eller kalender", "Word, PDF, web page or calendar")
_OUT = Text(
    "hvor filen lægges (ellers ved siden af programfilen); - er standard output",
    "where the file is put (otherwise beside the programme file); - is standard output",
)
_FORCE = Text("skriv oven i en fil, der er der i forvejen", "write over a file that is there")
_EXISTS = Text(
    "{file} findes allerede. Skriv --force for at erstatte den, eller vælg et navn med --out.",
    "{file} is there already. Use --force to replace it, or choose a name by --out.",
)
_NAMELESS = Text(
    "Vælg med --out, hvor bilaget skal lægges.", "Choose by --out where the annex is put."
)
_FAILED = Text("{file} kan ikke skrives: {reason}", "{file} cannot be written: {reason}")
_BINARY = Text(
    "Filen kan ikke vises i en terminal. Send den videre med > eller |.",
    "The file cannot be shown in a terminal. Pass it on by > or |.",
)


def _annex(programme: Programme, language: Language, at: datetime) -> Document:
    return annex(programme, dated=at.date(), language=language)


def _calendar(programme: Programme, language: Language, at: datetime) -> bytes:
    name = programme.short_title or programme.title
    return calendar_of(
        [(programme, expand(programme))], name=name, stamped_at=at, language=language
    )


_WRITERS: dict[str, Callable[[Programme, Language, datetime], bytes]] = {
    "docx": lambda *told: write_word(_annex(*told)),
    "pdf": lambda *told: write_pdf(_annex(*told)),
    "html": lambda *told: write_html(_annex(*told)).encode(),
    "ics": _calendar,
}


def _add_arguments(parser: ArgumentParser, language: Language) -> None:
    def explained(text: Text) -> str:
        return in_language(text, language)

    parser.add_argument("file", metavar=explained(Text("FIL", "FILE")), help=explained(_FILE))
    parser.add_argument("--to", choices=tuple(_WRITERS), required=True, help=explained(_TO))
    parser.add_argument("--out", metavar=explained(Text("STI", "PATH")), help=explained(_OUT))
    parser.add_argument("--force", action="store_true", help=explained(_FORCE))


def _run(chosen: Namespace, terminal: Terminal) -> int:
    programme = programme_in(chosen.file)
    target = _target(chosen, terminal)
    write = _WRITERS[chosen.to]
    content = write(programme, chosen.language or programme.language, clock.now())
    if target is None:
        terminal.write_bytes(content)
    else:
        _put(content, target, replacing=chosen.force)
        terminal.write(str(target))
    return 0


def _target(chosen: Namespace, terminal: Terminal) -> Path | None:
    """Return where the annex goes, or None for standard output; refuse before the work begins."""
    if chosen.out == STANDARD:
        if terminal.out.isatty() and chosen.to in ("docx", "pdf"):
            raise Refused(_BINARY, NOT_UNDERSTOOD)
        return None
    if chosen.out is None and chosen.file == STANDARD:
        raise Refused(_NAMELESS, NOT_UNDERSTOOD)
    target = Path(chosen.out) if chosen.out else Path(chosen.file).with_suffix(f".{chosen.to}")
    if target.exists() and not chosen.force:
        raise Refused(_EXISTS.filled(file=target), NOT_WRITTEN)
    return target


def _put(content: bytes, target: Path, *, replacing: bool) -> None:
    try:
        with target.open("wb" if replacing else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise Refused(_EXISTS.filled(file=target), NOT_WRITTEN) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refused(_FAILED.filled(file=target, reason=reason), NOT_WRITTEN) from None


ANNEX = Command(
    "annex",
    Text("skriver bilaget til offentliggørelse", "writes the annex for publication"),
    _add_arguments,
    _run,
)
