"""Several do the same thing at the same instant, each in a transaction of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from web.test_postgresql import database_url, server_programs

ROOT = Path(__file__).parents[2]
MANY = 4

__all__ = ["database_url"]
pytestmark = pytest.mark.slow
Run = Callable[[str], dict[str, Any]]


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """Give the variables that name an empty database, of each kind that the machine has."""
    if request.param == "SQLite":
        yield {}
    elif server_programs() is None:
        pytest.skip("no PostgreSQL server on this machine (Debian's package: postgresql)")
    else:
        url, name = request.getfixturevalue("database_url"), f"at_once_{uuid4().hex}"
        with psycopg.connect(url, autocommit=True) as cluster:
            cluster.execute(f"CREATE DATABASE {name}")
        yield {"DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"}


@pytest.fixture
def run(tmp_path: Path, database: dict[str, str]) -> Run:
    """Give what runs one of the programs beside this folder and reads its answer."""
    dropped = ("MODNING_", "DATABASE_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    surroundings = {
        **kept,
        **database,
        "MODNING_HOME": str(tmp_path),
        "MODNING_DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "modning_web.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    }

    def answer(program: str) -> dict[str, Any]:
        outcome = subprocess.run(
            [sys.executable, "-m", program, str(MANY)],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert outcome.returncode == 0, outcome.stderr[-3000:]
        found: dict[str, Any] = json.loads(outcome.stdout.splitlines()[-1])
        return found

    return answer


def test_one_approves_the_minutes_and_the_others_are_told_who_it_was(run: Run) -> None:
    found = run("approving_at_once")

    winners = [name for name, told in found["told"].items() if told == ""]
    assert len(found["told"]) == MANY
    assert winners == found["approved_by"]
    assert len(winners) == 1
    refusal = f"{winners[0]} har allerede godkendt referatet, den 14. maj 2024."
    assert [told for told in found["told"].values() if told] == [refusal] * (MANY - 1)


def test_one_settles_the_meeting_and_the_others_are_told(run: Run) -> None:
    found = run("settling_at_once")

    assert sorted(found["told"].values()) == ["moved on"] * (MANY - 1) + ["won"]
    assert found["told"][found["hour"]] == "won"
    assert found["steps"] == 1


def test_one_gives_a_hat_and_the_others_are_told_what_is_worn(run: Run) -> None:
    found = run("giving_at_once")["giving"]

    assert found["worn"] == 1
    assert sorted(found["told"]) == ["", "KeptApart", "KeptApart", "WornAlready"]


def test_leads_who_end_each_others_hats_leave_one(run: Run) -> None:
    found = run("giving_at_once")["ending"]

    assert set(found["left"].values()) == {1}
    for told in found["told"]:
        assert sorted(told)[0] == ""
        assert sorted(told)[1] in {"LastLead", "NotTheirsToGive"}


def test_each_letter_is_taken_by_one_worker(run: Run) -> None:
    found = run("claiming_at_once")

    taken = [letter for letters in found["got"].values() for letter in letters]
    assert sorted(taken) == sorted(found["all"])
    assert found["attempts"] == [1]
    assert len([letters for letters in found["got"].values() if letters]) > 1
