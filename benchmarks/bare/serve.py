"""Serve the bare pages as the site serves its own."""

import argparse
import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from modning_web.server import THREADS


def main(words: list[str]) -> int:
    """Serve until the process is told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    Server(
        "benchmarks.bare.wsgi:application",
        address="127.0.0.1",
        port=parser.parse_args(words).port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
    ).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
