"""The command ``modning``, in processes of its own as a user starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from modning_web.command import main

SOURCE = Path(__file__).parents[2] / "src"
PATIENCE = 60  # seconds; a cold machine without compiled files is slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(home: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MODNING_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "modning_web.command", *words],
        env={
            **kept,
            "PYTHONPATH": str(SOURCE),
            "MODNING_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "modning_web.settings",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()  # not killed: it has children to stop
        process.communicate(timeout=PATIENCE)


def fetch(address: str) -> str:
    """Ask until the site answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as answer:
            with answer:
                return str(answer.code)
        except OSError:
            assert time.monotonic() < deadline, "the site did not answer"
            time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_says_where_and_stops_cleanly(tmp_path: Path, how: signal.Signals) -> None:
    port = free_port()

    with started(tmp_path, "serve", "--port", str(port)) as process:
        page = fetch(f"http://127.0.0.1:{port}/log-ind/")
        process.send_signal(how)
        output, _ = process.communicate(timeout=PATIENCE)

    assert "Dette er en demo" in page
    assert f"http://127.0.0.1:{port}/" in output
    assert "Traceback" not in output
    assert process.returncode == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.slow
def test_serve_without_demo_has_no_made_up_people_and_stays_so(tmp_path: Path) -> None:
    ports = [free_port(), free_port()]

    with started(tmp_path, "serve", "--no-demo", "--port", str(ports[0])):
        first = fetch(f"http://127.0.0.1:{ports[0]}/log-ind/")
    with started(tmp_path, "serve", "--port", str(ports[1])):
        second = fetch(f"http://127.0.0.1:{ports[1]}/log-ind/")

    assert "Adgangskode" in first
    assert "demo" not in first.casefold()
    assert "demo" not in second.casefold()


def test_serve_on_a_taken_port_says_so_and_how_to_go_on(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with started(tmp_path, "serve", "--port", str(port)) as process:
            output, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert f"Port {port} er optaget" in output
    assert f"--port {port + 1}" in output


@pytest.mark.parametrize("port", ["0", "70000", "otte"])
def test_serve_refuses_what_is_no_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["serve", "--port", port])

    assert stop.value.code == 2
    assert "--port" in capsys.readouterr().err


def test_help_names_the_site_and_the_method(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--help"])

    output = capsys.readouterr().out
    assert status == 0
    assert "modning serve" in output
    assert "check" in output


def test_manage_passes_on_to_django(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["manage", "print_permissions"])

    assert status == 0
    assert "programme.see" in capsys.readouterr().out


@pytest.mark.django_db
def test_models_and_migrations_are_in_step(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["manage", "makemigrations", "--check", "--dry-run"])

    assert status == 0
