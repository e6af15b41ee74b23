"""What a command of the command line is, and the exit statuses they share."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from modning.cli.terminal import Terminal
from modning.language import Language, Text

NOTHING_FOUND: Final = 0
REMARKS: Final = 1
ALIKE: Final = 0
CHANGED: Final = 1
ERRORS: Final = 2
NOT_OPENED: Final = 3
NOT_WRITTEN: Final = 4
NOT_UNDERSTOOD: Final = 64
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141


@dataclass(frozen=True, slots=True)
class Command:
    """A word that can stand after ``modning``: what it takes, and what it does.

    `run` returns the exit status.
    """

    name: str
    summary: Text
    add_arguments: Callable[[ArgumentParser, Language], None]
    run: Callable[[Namespace, Terminal], int]


class Refused(Exception):
    """A command cannot be carried out; `message` tells the person at the terminal why."""

    def __init__(self, message: Text, status: int) -> None:
        super().__init__(message.en)
        self.message = message
        self.status = status
