"""The command ``modning``: the site's own words, and the method's for everything else."""

import argparse
import os
import socket
import sys

DEFAULT_PORT = 8000
HELP = """\
modning serve [--port PORT] [--host HOST] [--no-demo]
    Start siden på denne maskine / start the site on this machine.
modning add-person --name NAVN --email E-MAIL --hat ROLLE
    Opret den første person / add the first person; --help viser resten / shows the rest.
modning manage …
    Djangos egne kommandoer / Django's own commands.
"""


def main(argv: list[str] | None = None) -> int:
    """Carry out one command line and return its exit status."""
    words = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modning_web.settings")
    if words[:1] == ["serve"]:
        return serve(words[1:])
    if words[:1] == ["add-person"]:
        return run_management(["add_person", *words[1:]])
    if words[:1] == ["manage"]:
        return run_management(words[1:])
    if not words or words[0] in {"-h", "--help"}:
        print(HELP)
    from modning import cli  # noqa: PLC0415 -- the method's libraries are slow to load

    return cli.main(words)


def run_management(words: list[str]) -> int:
    """Pass a command on to Django."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- slow to load

    execute_from_command_line(["modning manage", *words])
    return 0


def serve(words: list[str]) -> int:
    """Make the site ready and serve it until it is stopped."""
    chosen = serve_arguments().parse_args(words)
    if port_is_taken(chosen.host, chosen.port):
        print(
            f"Port {chosen.port} er optaget. / Port {chosen.port} is taken.\n"
            f"modning serve --port {chosen.port + 1}   (make run PORT={chosen.port + 1})",
            file=sys.stderr,
        )
        return 1
    os.environ["PORT"] = str(chosen.port)  # letters lead to where the site is
    from modning_web import server  # noqa: PLC0415 -- Django is slow to load

    return server.run(host=chosen.host, port=chosen.port, demo=chosen.demo)


def serve_arguments() -> argparse.ArgumentParser:
    """Describe what ``modning serve`` takes."""
    parser = argparse.ArgumentParser(prog="modning serve")
    parser.add_argument("--host", default="127.0.0.1", help="adresse / address (127.0.0.1)")
    port = os.environ.get("PORT", str(DEFAULT_PORT))
    parser.add_argument("--port", type=port_number, default=port, help="port (8000, or $PORT)")
    parser.add_argument(
        "--no-demo",
        dest="demo",
        action="store_false",
        help="uden opdigtede personer og programmer / without made-up people and programmes",
    )
    return parser


def port_number(word: str) -> int:
    """Read a port number."""
    port = int(word)
    if not 0 < port < 2**16:
        raise argparse.ArgumentTypeError(f"{port}: 1–65535")
    return port


def port_is_taken(host: str, port: int) -> bool:
    """Tell whether another program listens at this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there, the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
