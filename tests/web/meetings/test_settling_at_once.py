"""Several people settle the same meeting at once, each in a transaction of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from web.test_postgresql import database_url, server_programs

ROOT = Path(__file__).parents[3]
PEOPLE = 4

__all__ = ["database_url"]


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """Give the variables that name a database: each that the machine has."""
    if request.param == "SQLite":
        yield {}
    elif server_programs() is None:
        pytest.skip("no PostgreSQL server on this machine (Debian's package: postgresql)")
    else:
        yield {"DATABASE_URL": request.getfixturevalue("database_url")}


@pytest.mark.slow
def test_one_settles_the_meeting_and_the_others_are_told(
    tmp_path: Path, database: dict[str, str]
) -> None:
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

    answer = subprocess.run(
        [sys.executable, "-m", "settling_at_once", str(PEOPLE)],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 0, answer.stderr[-3000:]
    found = json.loads(answer.stdout.splitlines()[-1])
    assert sorted(found["told"].values()) == ["moved on"] * (PEOPLE - 1) + ["won"]
    assert found["told"][found["hour"]] == "won"
    assert found["steps"] == 1
