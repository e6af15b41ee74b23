"""The command line's grammar, with its help and its complaints in the reader's language."""

import argparse
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, NoReturn

from modning.cli.command import NOT_UNDERSTOOD, Command
from modning.language import LANGUAGES, Language, Text, in_language

_DESCRIPTION = Text(
    "Læser programfiler: kontrollerer dem, viser dem og skriver bilag.",
    "Reads programme files: checks them, shows them and writes annexes.",
)
_STATUSES = Text(
    "Slutkoder: 0 alt i orden, 1 kun bemærkninger (diff: ændringer), 2 fejl i en fil,\n"
    "3 en fil kan ikke åbnes, 4 en fil kan ikke skrives, 64 kommandoen blev ikke forstået.",
    "Exit status: 0 all is well, 1 remarks only (diff: changes), 2 errors in a file,\n"
    "3 a file cannot be opened, 4 a file cannot be written, 64 the command was not understood.",
)
_COMMANDS = Text("Kommandoer", "Commands")
_HELP = Text("vis denne hjælp", "show this help")
_LANGUAGE = Text("sprog (ellers efter LANG)", "language (otherwise by LANG)")
_MORE = Text("modning KOMMANDO --help viser mere.", "modning COMMAND --help shows more.")

# What argparse says, and the same in Danish.
_IN_DANISH = (
    (r"the following arguments are required: (.*)", r"der mangler: \1"),
    (r"unrecognized arguments: (.*)", r"dette kendes ikke: \1"),
    (
        r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)",
        r"\1 kan ikke være \2. Vælg mellem \3",
    ),
    (r"argument (.*?): expected one argument", r"\1 skal have en værdi"),
    (r"argument (.*?): expected at least one argument", r"\1 skal have mindst en værdi"),
    (r"argument (.*?): invalid int value: (.*)", r"\1 skal være et helt tal, ikke \2"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 kan ikke have en værdi, \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks one of the two languages."""

    def __init__(self, *, language: Language = "da", **settings: Any) -> None:
        settings.setdefault("formatter_class", _formatter(language))
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.language = language
        self.add_argument("-h", "--help", action="help", help=in_language(_HELP, language))
        self.add_argument("--language", choices=LANGUAGES, help=in_language(_LANGUAGE, language))

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and where help is."""
        complaint = _danish(message) if self.language == "da" else message
        self.exit(NOT_UNDERSTOOD, f"{self.format_usage()}{self.prog}: {complaint}\n")


def program_parser(commands: Iterable[Command], language: Language) -> Parser:
    """Return the parser of ``modning`` with these commands; the chosen one stands in `command`."""
    parser = Parser(
        language=language,
        prog="modning",
        description=in_language(_DESCRIPTION, language),
        epilog=f"{in_language(_MORE, language)}\n\n{in_language(_STATUSES, language)}",
    )
    chosen = parser.add_subparsers(
        dest="command",
        title=in_language(_COMMANDS, language),
        metavar=in_language(Text("KOMMANDO", "COMMAND"), language),
    )
    for command in commands:
        summary = in_language(command.summary, language)
        taken = chosen.add_parser(
            command.name, language=language, help=summary, description=summary
        )
        command.add_arguments(taken, language)
        taken.set_defaults(command=command)
    return parser


def language_of(words: Iterable[str], environment: Mapping[str, str]) -> Language:
    """Return the language asked for in the words, else the one of the environment, else Danish."""
    words = (*words, "")
    for word, following in pairwise(words):
        asked = following if word == "--language" else word.removeprefix("--language=")
        if word.startswith("--language") and asked in LANGUAGES:
            return "da" if asked == "da" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].startswith("en") else "da"
    return "da"


def _formatter(language: Language) -> type[argparse.RawDescriptionHelpFormatter]:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            word = in_language(Text("brug: ", "usage: "), language)
            super().add_usage(usage, actions, groups, word if prefix is None else prefix)

        def start_section(self, heading: str | None) -> None:
            danish = {"positional arguments": "Argumenter", "options": "Valg"}
            english = {"positional arguments": "Arguments", "options": "Options"}
            named = danish if language == "da" else english
            super().start_section(named.get(heading or "", heading))

    return Formatter


def _danish(message: str) -> str:
    for pattern, danish in _IN_DANISH:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, danish, message, flags=re.DOTALL)
    return message
