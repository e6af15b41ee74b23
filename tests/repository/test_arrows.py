"""The arrows between the rooms point one way only."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_import_follows_the_contracts() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    outcome = subprocess.run(
        [program, "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout


def test_the_method_does_not_name_the_site_or_the_clock() -> None:
    forbidden = ("modning_web", "django", "datetime.now(", "date.today(", "time.time(")
    core = [path for path in (ROOT / "src" / "modning").rglob("*.py") if path.name != "clock.py"]

    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in core
        for word in forbidden
        if word in path.read_text("utf-8")
    ]

    assert len(core) > 10
    assert found == []
