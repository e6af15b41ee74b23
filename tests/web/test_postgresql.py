"""The site on PostgreSQL: a cluster that is thrown away, when the machine has the server."""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from visiting import PATIENCE, Visitor, free_port

ROOT = Path(__file__).parents[2]
WATCHED = 3  # seconds, in which the worker looks at its queue several times
# What leans on the database: triggers, constraints, transactions, ordering and folding of rows.
CORE = [
    "tests/web/advice/test_advice.py",
    "tests/web/agenda/test_agenda_deeds.py",
    "tests/web/courses/test_training_pages.py",
    "tests/web/test_audit.py",
    "tests/web/home/test_kept_standing.py",
    "tests/web/home/test_my_day.py",
    "tests/web/meetings/test_appointments.py",
    "tests/web/meetings/test_meeting_pages.py",
    "tests/web/minutes/test_minutes_pages.py",
    "tests/web/test_breaking_glass.py",
    "tests/web/test_statements.py",
    "tests/web/test_watching_ends.py",
    "tests/web/test_who_saw_what.py",
    "tests/web/test_jobs.py",
    "tests/web/test_own_data.py",
    "tests/web/test_organisations.py",
    "tests/web/test_preparation.py",
    "tests/web/test_releases.py",
    "tests/web/doors/test_closing_accounts.py",
    "tests/web/doors/test_forgetting.py",
    "tests/web/doors/test_links_by_mail.py",
    "tests/web/doors/test_passkeys.py",
    "tests/web/doors/test_signing_in.py",
    "tests/web/notices/test_delivery.py",
    "tests/web/notices/test_erasing_mails.py",
    "tests/web/notices/test_odd_servers.py",
    "tests/web/notices/test_outbox.py",
    "tests/web/notices/test_post_pages.py",
    "tests/web/notices/test_returned_letters.py",
    "tests/web/meetings/test_convening.py",
    "tests/web/meetings/test_polls_answers_and_attendance.py",
    "tests/web/minutes/test_log_and_tasks.py",
    "tests/web/minutes/test_minutes_deeds.py",
    "tests/web/people/test_hats.py",
    "tests/web/people/test_platform_hats.py",
    "tests/web/people/test_waiting_requests.py",
    "tests/web/plans/test_planning_together.py",
    "tests/web/plans/test_rooms.py",
    "tests/web/plans/test_waiting_plans.py",
    "tests/web/programmes/test_adoption.py",
    "tests/web/programmes/test_draft_deeds.py",
    "tests/web/programmes/test_what_a_person_sees.py",
]

pytestmark = pytest.mark.slow


def server_programs() -> Path | None:
    """Return the folder of the newest server: Debian keeps it off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else Path("/usr/lib/postgresql").glob("*/bin")
    return max((one for one in folders if (one / "initdb").exists()), default=None)


def server_owner() -> str | None:
    """Return whom the server runs as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    there = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in there else "nobody"


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """Start a cluster and give the address of its empty database."""
    programs, owner = server_programs(), server_owner()
    if programs is None:
        pytest.skip("no PostgreSQL server on this machine (Debian's package: postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="modning-postgresql-"))
    if owner:
        shutil.chown(folder, owner)
    port = free_port()

    def run(program: str, *words: str) -> None:
        command = [programs / program, *words]
        subprocess.run(command, cwd=folder, user=owner, check=True, stdout=subprocess.DEVNULL)

    where = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("initdb", "-D", "cluster", "-U", "modning", "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-D", "cluster", "-l", "log", "-w", "-o", where, "start")
    try:
        yield f"postgresql://modning@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", "cluster", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def surroundings(**variables: str) -> dict[str, str]:
    """Return the environment of a process that shall know only this database."""
    dropped = ("MODNING_", "PYTEST_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, **variables}


def test_site_keeps_its_promises_on_postgresql(database_url: str) -> None:
    command = [sys.executable, "-m", "pytest", *CORE, "-m", "not slow"]

    outcome = subprocess.run(
        [*command, "-q", "-p", "no:cacheprovider", "-p", "no:xdist"],
        cwd=ROOT,
        env=surroundings(DATABASE_URL=database_url),
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout[-5000:]
    assert int(re.findall(r"(\d+) passed", outcome.stdout)[-1]) > 50


def test_prepared_site_leaves_no_connection_for_its_processes_to_share(
    database_url: str, tmp_path: Path
) -> None:
    program = (
        "import threading; from modning_web.server import prepare; prepare();"
        "print([thread.name for thread in threading.enumerate()])"
    )

    outcome = subprocess.run(
        [sys.executable, "-c", program],
        env=of_the_site(database_url, tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    assert outcome.stdout == "['MainThread']\n"  # a pool of connections has threads


def test_served_site_stays_signed_in_while_its_worker_works(
    database_url: str, tmp_path: Path
) -> None:
    port = free_port()

    process = subprocess.Popen(
        [sys.executable, "-m", "modning_web.command", "serve", "--port", str(port)],
        env={**of_the_site(database_url, tmp_path), "MODNING_DEMO": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        visitor = Visitor(f"http://127.0.0.1:{port}", process)
        visitor.sign_in()
        until, ends = time.monotonic() + WATCHED, set()
        while time.monotonic() < until:
            ends.add(visitor.page("/programmer/")[0])
    finally:
        process.terminate()
        output, _ = process.communicate(timeout=PATIENCE)

    assert ends == {"/programmer/"}
    assert re.findall(r"WARNING|ERROR|Traceback", output) == [], output


def of_the_site(database_url: str, home: Path) -> dict[str, str]:
    return surroundings(
        DATABASE_URL=database_url,
        MODNING_HOME=str(home),
        PYTHONPATH=str(ROOT / "src"),
        DJANGO_SETTINGS_MODULE="modning_web.settings",
    )
