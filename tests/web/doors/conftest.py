"""Identity providers that the tests sign in at."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from crooked_provider import CrookedProvider
from pytest_django import Settings

PATIENCE = 30  # seconds until a provider must answer
OPENID = """\
[[openid]]
key = "nordby"
name = "Nordby Kommune"
issuer = "{issuer}"
client_id = "modning"
secret_variable = "MODNING_TEST_SECRET"
domains = ["nordby.example"]
"""


@pytest.fixture(scope="session")
def openid_process() -> Iterator[str]:
    """Run an OpenID provider in a process of its own; give its issuer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    issuer = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"{issuer}/.well-known/openid-configuration", process)
            yield issuer
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture
def crooked(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CrookedProvider]:
    """Run a provider that says what a test tells it to, and have the site trust it."""
    with CrookedProvider() as provider:
        trust(provider.issuer, settings, tmp_path, monkeypatch)
        yield provider


def trust(
    issuer: str, settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = ""
) -> None:
    """Write the file that says whom the site trusts."""
    file = folder / f"identity-providers-{len(more)}.toml"
    file.write_text(OPENID.format(issuer=issuer) + more, "utf-8")
    settings.IDENTITY_PROVIDERS = file
    monkeypatch.setenv("MODNING_TEST_SECRET", "et hemmeligt ord")


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when something answers there."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert process.poll() is None, "the provider did not start"
            assert time.monotonic() < deadline, "the provider did not answer"
            time.sleep(0.1)
