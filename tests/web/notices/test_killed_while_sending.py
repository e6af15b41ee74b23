"""Killed with kill -9 while sending 1,000 invitations, each person has exactly one."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from visiting import free_port
from web.test_postgresql import database_url, server_programs

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
LETTERS = {"SQLite": 1_000, "PostgreSQL": 300}
KILLS = (0.06, 0.21, 0.39, 0.555, 0.73, 0.88)  # of the letters at the server, at each kill
ASKED = "SELECT state FROM notices_letter"
PATIENCE = 180  # seconds; a busy machine is slow
WORKER = "from modning_web.server import work; work()"
__all__ = ["database_url"]
Process = subprocess.Popen[bytes]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


@pytest.fixture(params=list(LETTERS))
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """Give the variables that name an empty database, of each kind that the machine has."""
    if request.param == "SQLite":
        yield {}
    elif server_programs() is None:
        pytest.skip("no PostgreSQL server on this machine (Debian's package: postgresql)")
    else:
        yield {"DATABASE_URL": request.getfixturevalue("database_url")}


@pytest.fixture
def surroundings(kept: Path, tmp_path: Path, database: dict[str, str]) -> Iterator[dict[str, str]]:
    port = free_port()
    server = subprocess.Popen([sys.executable, str(HERE / "mail_server.py"), str(kept), str(port)])
    dropped = ("MODNING_", "DATABASE_URL")
    named = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    yield (
        named
        | database
        | {
            "MODNING_HOME": str(tmp_path / "home"),
            "MODNING_DEMO": "0",
            "MODNING_MAIL_URL": f"smtp://127.0.0.1:{port}",
            "MODNING_MAIL_FROM": "Styrelsen <moeder@styrelsen.example>",
            "DJANGO_SETTINGS_MODULE": "modning_web.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}",
        }
    )
    server.kill()
    server.wait()


def letters_in(folder: Path) -> int:
    return sum(1 for _ in os.scandir(folder))


def states(surroundings: dict[str, str]) -> Counter[str]:
    """Return how many letters are in each state, as the site's database has it."""
    if "DATABASE_URL" in surroundings:
        with psycopg.connect(surroundings["DATABASE_URL"]) as cluster:
            return Counter(state for (state,) in cluster.execute(ASKED))
    file = Path(surroundings["MODNING_HOME"]) / "modning.sqlite3"
    with closing(sqlite3.connect(file, timeout=20)) as database:
        return Counter(state for (state,) in database.execute(ASKED))


@pytest.mark.slow
def test_each_person_has_exactly_one_invitation_whenever_the_worker_is_killed(
    kept: Path, surroundings: dict[str, str]
) -> None:
    letters = LETTERS["PostgreSQL" if "DATABASE_URL" in surroundings else "SQLite"]
    chance = random.Random()
    filled = [sys.executable, str(HERE / "outbox_of_invitations.py"), str(letters)]
    subprocess.run(filled, env=surroundings, check=True)
    assert states(surroundings) == {"waiting": letters}

    killed_under_way = 0
    for number in (round(part * letters) for part in KILLS):
        worker = subprocess.Popen([sys.executable, "-c", WORKER], env=surroundings)
        wait_until(lambda number=number: letters_in(kept) >= number, worker)
        time.sleep(chance.random() * 0.02)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        killed_under_way += states(surroundings)["sending"]

    worker = subprocess.Popen([sys.executable, "-c", WORKER], env=surroundings)
    wait_until(lambda: states(surroundings)["sent"] == letters, worker)
    worker.kill()
    worker.wait()

    received = Counter(file.name.split(" ")[0] for file in kept.iterdir())
    assert received == {f"person{number}@example.dk": 1 for number in range(letters)}
    assert killed_under_way > 0  # or the moments were not the hard ones


def wait_until(happened, worker: Process) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert worker.poll() is None, "the worker ended by itself"
        assert time.monotonic() < deadline, "the letters do not come"
        time.sleep(0.005)
