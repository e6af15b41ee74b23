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
from pathlib import Path

import pytest
from visiting import free_port

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
LETTERS = 1_000
KILLS = (60, 210, 390, 555, 730, 880)  # letters at the server when the worker is killed
PATIENCE = 180  # seconds; a busy machine is slow
WORKER = "from modning_web.server import work; work()"
Process = subprocess.Popen[bytes]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


@pytest.fixture
def surroundings(kept: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    port = free_port()
    server = subprocess.Popen([sys.executable, str(HERE / "mail_server.py"), str(kept), str(port)])
    named = {name: value for name, value in os.environ.items() if not name.startswith("MODNING_")}
    yield named | {
        "MODNING_HOME": str(tmp_path / "home"),
        "MODNING_DEMO": "0",
        "MODNING_MAIL_URL": f"smtp://127.0.0.1:{port}",
        "MODNING_MAIL_FROM": "Styrelsen <moeder@styrelsen.example>",
        "DJANGO_SETTINGS_MODULE": "modning_web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}",
    }
    server.kill()
    server.wait()


def letters_in(folder: Path) -> int:
    return sum(1 for _ in os.scandir(folder))


def states(home: Path) -> Counter[str]:
    """Return how many letters are in each state, as the site's database has it."""
    database = sqlite3.connect(home / "modning.sqlite3", timeout=20)
    found = Counter(state for (state,) in database.execute("SELECT state FROM notices_letter"))
    database.close()
    return found


@pytest.mark.slow
def test_each_person_has_exactly_one_invitation_whenever_the_worker_is_killed(
    kept: Path, surroundings: dict[str, str]
) -> None:
    home, chance = Path(surroundings["MODNING_HOME"]), random.Random()
    filled = [sys.executable, str(HERE / "outbox_of_invitations.py"), str(LETTERS)]
    subprocess.run(filled, env=surroundings, check=True)
    assert states(home) == {"waiting": LETTERS}

    killed_under_way = 0
    for number in KILLS:
        worker = subprocess.Popen([sys.executable, "-c", WORKER], env=surroundings)
        wait_until(lambda number=number: letters_in(kept) >= number, worker)
        time.sleep(chance.random() * 0.02)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        killed_under_way += states(home)["sending"]

    worker = subprocess.Popen([sys.executable, "-c", WORKER], env=surroundings)
    wait_until(lambda: states(home)["sent"] == LETTERS, worker)
    worker.kill()
    worker.wait()

    received = Counter(file.name.split(" ")[0] for file in kept.iterdir())
    assert received == {f"person{number}@example.dk": 1 for number in range(LETTERS)}
    assert killed_under_way > 0  # or the moments were not the hard ones


def wait_until(happened, worker: Process) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert worker.poll() is None, "the worker ended by itself"
        assert time.monotonic() < deadline, "the letters do not come"
        time.sleep(0.005)
