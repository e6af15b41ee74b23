"""``modning schema``: the JSON Schema that editors use."""

from argparse import ArgumentParser, Namespace

from modning.cli.command import Command
from modning.cli.terminal import Terminal
from modning.language import Language, Text
from modning.programme.schema.json_schema import definition_schema


def _add_arguments(_parser: ArgumentParser, _language: Language) -> None:
    """Add nothing: there is one schema."""


def _run(_chosen: Namespace, terminal: Terminal) -> int:
    terminal.write_json(definition_schema())
    return 0


SCHEMA = Command(
    "schema",
    Text("skriver JSON-skemaet til tekstredigering", "writes the JSON Schema for editors"),
    _add_arguments,
    _run,
)
