import json
from pathlib import Path

import pytest
from core.cli.test_cli_show import PROGRAMME

from modning.cli import main


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(PROGRAMME, "utf-8")
    new.write_text(PROGRAMME.replace('when = "maj 2024"', 'when = "juni 2024"'), "utf-8")
    return str(old), str(new)


def test_diff_tells_what_moved(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["diff", *versions, "--language", "da"])

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert lines[0] == "Flyttet"
    assert lines[1].startswith("  Besøg")
    assert "juni 2024" in " ".join(lines)


def test_diff_of_a_version_with_itself_is_empty(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["diff", versions[0], versions[0], "--language", "en"])

    assert (status, capsys.readouterr().out) == (0, "No changes.\n")


def test_diff_as_json_has_a_change_for_each_part(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["diff", *versions, "--format", "json"])

    (change,) = json.loads(capsys.readouterr().out)
    fields = ["kind", "part", "id", "old_id", "name", "who", "sites", "sentence"]
    assert list(change) == fields
    assert [change["kind"], change["part"], change["id"]] == ["moved", "activity", "besoeg"]


def test_diff_with_a_file_that_is_missing_is_refused(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["diff", versions[0], "mangler.toml", "--language", "da"])

    assert status == 3
    assert capsys.readouterr().err == "Filen findes ikke: mangler.toml\n"
