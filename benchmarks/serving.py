"""Web servers in processes of their own, and one client that asks them."""

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60  # seconds until a server that has not answered is given up
STOPPING = 10  # seconds until a server that was told to stop is killed


class NoAnswer(RuntimeError):
    """A server did not start, or a page did not open."""


def command(*words: str) -> list[str]:
    """Return the command line of a Python module."""
    return [sys.executable, "-m", *words]


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment in which a process works on the site in `home`."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return os.environ | {"MODNING_HOME": str(home), "PYTHONPATH": paths, "MODNING_DEMO": "1"}


def ran(home: Path, *words: str) -> str:
    """Run a Python module on the site in `home` to its end, and return what it printed."""
    done = subprocess.run(
        command(*words), env=surroundings(home), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def processor_seconds(home: Path, *words: str) -> float:
    """Run a Python module and return the processor time it took, however busy the machine is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran(home, *words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers at a port; one connection is held to it."""

    process: "subprocess.Popen[bytes]"
    connection: HTTPConnection
    started_in: float  # seconds that processors worked from the command to the first answer

    def ask(self, address: str, cookie: str = "") -> bytes:
        """Return the content at `address`."""
        self.connection.request("GET", address, headers={"Cookie": cookie} if cookie else {})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise NoAnswer(f"{address}: {answer.status}")
        return content

    def worked(self) -> float:
        """Return the seconds that processors worked for it so far, where the system tells."""
        return sum(_worked(pid) for pid in _family(self.process.pid))

    def memory(self) -> float | None:
        """Return the megabytes held by the largest of its processes, where the system tells."""
        found = [size for pid in _family(self.process.pid) if (size := _resident(pid))]
        return max(found, default=None)


@contextmanager
def served(home: Path, *words: str, first: str) -> Iterator[Served]:
    """Serve with a module's command, which gets a free port, until the block ends."""
    port = _free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        command(*words, "--port", str(port)), env=surroundings(home), stdout=subprocess.DEVNULL
    )
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        _wait_for(connection, first, process)
        passed = time.perf_counter() - started
        worked = sum(_worked(pid) for pid in _family(process.pid))
        yield Served(process, connection, worked or passed)
    finally:
        process.terminate()
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for(connection: HTTPConnection, address: str, process: "subprocess.Popen[bytes]") -> None:
    latest = time.perf_counter() + PATIENCE
    while time.perf_counter() < latest and process.poll() is None:
        try:
            connection.request("GET", address)
            connection.getresponse().read()
        except OSError:
            connection.close()
            time.sleep(0.01)
        else:
            return
    raise NoAnswer(f"the server did not start: {process.args!r}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _family(pid: int) -> Iterator[int]:
    """Return a process and all that it started, where /proc shows them."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _resident(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    found = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(found[0].split()[1]) / 1024 if found else None


def _worked(pid: int) -> float:
    files = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9
