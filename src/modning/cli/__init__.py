"""The command line of the method: the top of it, and the one place that asks the clock."""

from modning.cli.command import Command
from modning.cli.program import main
from modning.cli.terminal import Terminal

__all__ = ["Command", "Terminal", "main"]
