"""Two people approve the same minutes at once, each in a transaction of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
APPROVERS = 4


@pytest.mark.slow
def test_one_wins_and_the_others_are_told_who_it_was(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MODNING_")}
    surroundings = {
        **kept,
        "MODNING_HOME": str(tmp_path),
        "MODNING_DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "modning_web.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    }

    answer = subprocess.run(
        [sys.executable, "-m", "approving_at_once", str(APPROVERS)],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 0, answer.stderr[-3000:]
    found = json.loads(answer.stdout.splitlines()[-1])
    winners = [name for name, told in found["told"].items() if told == ""]
    assert len(found["told"]) == APPROVERS
    assert winners == found["approved_by"]
    assert len(winners) == 1
    refusal = f"{winners[0]} har allerede godkendt referatet, den 14. maj 2024."
    assert [told for told in found["told"].values() if told] == [refusal] * (APPROVERS - 1)
