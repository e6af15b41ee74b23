import json
from pathlib import Path

import pytest

from modning.cli import main

SOUND = """
format = 1
id = "proeve"
title = "Prøve"
kind = "maturation"
period = "2023–2024"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
number = "4"

[[activities]]
id = "opstart"
name = "Opstart"
kind = "kickoff-meeting"
when = "10. januar 2023"
participants = [{ who = "kommuner" }]
"""
OUTSIDE = SOUND.replace("10. januar 2023", "10. januar 2029")
ON_A_SUNDAY = SOUND.replace("10. januar 2023", "8. januar 2023")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("sund", SOUND), ("udenfor", OUTSIDE), ("soendag", ON_A_SUNDAY)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "status"),
    [
        (["sund.toml"], 0),
        (["sund.toml", "soendag.toml"], 1),
        (["soendag.toml", "udenfor.toml"], 2),
        (["udenfor.toml", "mangler.toml"], 3),
        (["."], 3),
        (["a\x00b"], 3),
    ],
)
def test_exit_status_tells_the_worst(folder: Path, files: list[str], status: int) -> None:
    assert main(["check", *files, "--language", "da"]) == status


def test_sound_file_has_no_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "sund.toml", "--language", "da"])

    assert capsys.readouterr().out == "sund.toml: ingen fund\n"


def test_finding_tells_code_place_sentence_and_mend(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "udenfor.toml", "--language", "da"])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "udenfor.toml: 1 fejl, 0 bemærkninger"
    assert lines[2].startswith("  T")
    assert "Fejl, activities[1].when[1], linje 18" in lines[2]
    assert "“Opstart”" in lines[3]
    assert lines[-1].startswith("    → ") or lines[-1].startswith("      ")


def test_missing_file_is_told_beside_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "mangler.toml", "sund.toml", "--language", "en"])

    written = capsys.readouterr().out
    assert "There is no such file: mangler.toml" in written
    assert written.endswith("sund.toml: no findings\n")


def test_json_has_the_fields_that_programs_count_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "udenfor.toml", "mangler.toml", "--format", "json", "--language", "en"])

    outside, missing = json.loads(capsys.readouterr().out)
    fields = ["file", "code", "severity", "path", "line", "subject", "at", "message", "mend"]
    assert [list(outside), list(missing)] == [fields, fields]
    assert [outside["file"], outside["severity"], outside["path"], outside["line"]] == [
        *("udenfor.toml", "error", "activities[1].when[1]", 18)
    ]
    assert [missing["code"], missing["path"], missing["line"]] == ["D000", "", None]


def test_json_of_a_sound_file_is_an_empty_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", "sund.toml", "--format", "json"])

    assert (json.loads(capsys.readouterr().out), status) == ([], 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00\x01PK", "D002"),
        (b"a = " + b"[" * 9000 + b"]" * 9000, "D005"),
        (b"# fyld\n" * 1_500_000, "D001"),
        (b"title = ", "D004"),
        (b"", "D011"),
    ],
    ids=["binary", "nested", "ten megabytes", "cut off", "empty"],
)
def test_file_that_is_no_definition_gives_a_finding(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    (folder / "fil.toml").write_bytes(content)

    status = main(["check", "fil.toml", "--format", "json"])

    findings = json.loads(capsys.readouterr().out)
    assert (status, findings[0]["code"]) == (2, code)


def test_control_codes_in_a_file_never_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = OUTSIDE.replace('name = "Opstart"', 'name = "Op\\u001b[31mstart\\u0007"')
    (folder / "fil.toml").write_text(hostile, "utf-8")

    main(["check", "fil.toml"])

    written = capsys.readouterr().out
    assert "[31mstart" in written
    assert "\x1b" not in written
    assert "\x07" not in written
