"""``modning diff``: what changed between two versions of a definition, and whom it concerns."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from textwrap import fill

from modning.cli.command import ALIKE, CHANGED, Command
from modning.cli.files import programme_in
from modning.cli.terminal import Terminal
from modning.language import Language, Text, in_language
from modning.programme.comparison import Change, ChangeKind, Changes, compare

_HEADINGS: dict[ChangeKind, Text] = {
    "moved": Text("Flyttet", "Moved"),
    "added": Text("Tilføjet", "Added"),
    "dropped": Text("Udgået", "Dropped"),
    "renamed": Text("Omdøbt", "Renamed"),
    "changed": Text("Ændret", "Changed"),
}
_OLD = Text("den gamle programfil", "the old programme file")
_NEW = Text("den nye programfil", "the new programme file")
_FORMAT = Text("sætninger til mennesker eller JSON til programmer", "sentences for people, or JSON")
_NOTHING = Text("Ingen ændringer.", "No changes.")


def _add_arguments(parser: ArgumentParser, language: Language) -> None:
    for name, metavar, help_text in (
        ("old", Text("GAMMEL", "OLD"), _OLD),
        ("new", Text("NY", "NEW"), _NEW),
    ):
        parser.add_argument(
            name, metavar=in_language(metavar, language), help=in_language(help_text, language)
        )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=in_language(_FORMAT, language)
    )


def _run(chosen: Namespace, terminal: Terminal) -> int:
    changes = compare(programme_in(chosen.old), programme_in(chosen.new))
    if chosen.format == "json":
        terminal.write_json([_as_json(change, terminal.language) for change in changes.parts])
    else:
        terminal.write("\n\n".join(_told(changes, terminal)) or _NOTHING)
    return CHANGED if changes.parts else ALIKE


def _told(changes: Changes, terminal: Terminal) -> Iterator[str]:
    """Yield a paragraph for each kind of change that there is."""
    width = max(terminal.width, 40)
    for kind, heading in _HEADINGS.items():
        if told := changes.of_kind(kind):
            sentences = (in_language(change.sentence, terminal.language) for change in told)
            lines = (
                fill(one, width, initial_indent="  ", subsequent_indent="    ") for one in sentences
            )
            yield "\n".join([in_language(heading, terminal.language), *lines])


def _as_json(change: Change, language: Language) -> dict[str, object]:
    return {
        "kind": change.kind,
        "part": change.part,
        "id": change.id,
        "old_id": change.old_id,
        "name": change.name,
        "who": list(change.concerned.who),
        "sites": list(change.concerned.sites),
        "sentence": in_language(change.sentence, language),
    }


DIFF = Command(
    "diff",
    Text(
        "viser, hvad der er ændret mellem to programfiler, og hvem det berører",
        "shows what changed between two programme files, and whom it concerns",
    ),
    _add_arguments,
    _run,
)
