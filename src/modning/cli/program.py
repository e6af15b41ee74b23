"""The program ``modning``: finds the command, runs it, and never ends in a traceback."""

import os
import sys
from collections.abc import Iterable, Sequence

from modning.cli.annex import ANNEX
from modning.cli.check import CHECK
from modning.cli.command import INTERRUPTED, NOT_UNDERSTOOD, PIPE_CLOSED, Command, Refused
from modning.cli.diff import DIFF
from modning.cli.parser import language_of, program_parser
from modning.cli.plan import PLAN
from modning.cli.schema import SCHEMA
from modning.cli.show import SHOW
from modning.cli.simulate import SIMULATE
from modning.cli.terminal import Terminal

COMMANDS: tuple[Command, ...] = (CHECK, SHOW, ANNEX, DIFF, PLAN, SIMULATE, SCHEMA)


def main(argv: Sequence[str] | None = None, *, more: Iterable[Command] = ()) -> int:
    """Carry out one command line and return its exit status.

    `more` are commands that a program built on the method has besides; they stand in the help.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    terminal = Terminal.of_process(language_of(words, os.environ))
    try:
        status = _carried_out(words, (*COMMANDS, *more), terminal)
        terminal.out.flush()
    except BrokenPipeError:
        # The reader has gone. Nothing more may be written, not even when Python closes down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _carried_out(words: list[str], commands: tuple[Command, ...], terminal: Terminal) -> int:
    parser = program_parser(commands, terminal.language)
    try:
        chosen = parser.parse_args(words)
    except SystemExit as finished:  # help was shown, or a complaint was made
        return finished.code if isinstance(finished.code, int) else NOT_UNDERSTOOD
    if chosen.command is None:
        terminal.write(parser.format_help().rstrip())
        return NOT_UNDERSTOOD if words else 0
    try:
        status: int = chosen.command.run(chosen, terminal)
    except Refused as refused:
        terminal.out.flush()
        terminal.warn(refused.message)
        return refused.status
    return status
