"""The wheel brings all that is needed, nothing else, and runs without the repository."""

import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from repository.tracked_files import ROOT, tracked
from visiting import PATIENCE, Visitor, free_port

EXAMPLE = "000-voldsudsatte.toml"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as `make wheel` does."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, beside the libraries of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / "bin" / "python"
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", *options, wheel], check=True
    )
    [packages] = folder.glob("lib/python*/site-packages")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "libraries.pth").write_text("\n".join(libraries), "utf-8")
    return folder / "bin"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Return the empty folder and the bare environment in which programs are started."""
    home = tmp_path_factory.mktemp("elsewhere")
    return {"cwd": home, "env": {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}}


@pytest.fixture(scope="module")
def visitor(installed: Path, elsewhere: dict[str, object]) -> Iterator[Visitor]:
    """Serve the demo from the wheel."""
    port = free_port()
    command = [installed / "modning", "serve", "--port", str(port)]
    process = subprocess.Popen(command, **elsewhere)  # type: ignore[call-overload]  # cwd and env
    try:
        yield Visitor(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def test_wheel_holds_the_packages_and_examples_and_nothing_else(wheel: Path) -> None:
    packages = [name.removeprefix("src/") for name in tracked("src") if not name.endswith(".po")]
    examples = [f"modning_web/{name}" for name in tracked("examples")]

    with ZipFile(wheel) as archive:
        held = [name for name in archive.namelist() if ".dist-info/" not in name]

    assert sorted(held) == sorted(packages + examples)


def test_wheel_names_every_licence(wheel: Path) -> None:
    licences = [name for name in tracked() if Path(name).name.startswith("LICENSE")]

    with ZipFile(wheel) as archive:
        held = [
            name.partition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name
        ]

    assert len(licences) > 3
    assert sorted(held) == sorted(licences)


def test_installed_site_shows_sign_in_static_files_and_a_programme(visitor: Visitor) -> None:
    _, sign_in = visitor.page("/log-ind/")
    [style] = re.findall(r'href="([^"]+dkfds\.min\.css)"', sign_in)
    visitor.sign_in()

    _, style_sheet = visitor.page(style)
    _, programme = visitor.page("/programmer/voldsudsatte/")

    assert len(style_sheet) > 100_000
    assert "<svg" in programme
    assert "Kompetenceudvikling" in programme


def test_installed_site_keeps_its_data_in_the_users_own_folder(
    visitor: Visitor, elsewhere: dict[str, object]
) -> None:
    home = Path(str(elsewhere["cwd"]))

    visitor.page("/sundhed")

    assert (home / ".local/share/modning/modning.sqlite3").is_file()
    assert [path.name for path in home.iterdir()] == [".local"]


def test_installed_command_checks_a_definition(
    installed: Path, elsewhere: dict[str, object]
) -> None:
    command = [installed / "modning", "check", "--format", "json"]
    example = ROOT / "examples" / "programmes" / EXAMPLE

    outcome = subprocess.run(
        [*command, example],
        capture_output=True,
        text=True,
        check=False,
        **elsewhere,  # type: ignore[call-overload]  # only cwd and env
    )

    assert outcome.stderr == ""
    assert outcome.returncode == 2
    assert "R501" in {found["code"] for found in json.loads(outcome.stdout)}
