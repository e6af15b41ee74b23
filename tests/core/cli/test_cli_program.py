import io
import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from core.cli.test_cli_show import PROGRAMME
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modning.cli import Command, Terminal, main
from modning.cli.parser import language_of
from modning.language import Language, Text
from modning.programme.schema.json_schema import definition_schema

ROOT = Path(__file__).parents[3]


def _greet(chosen: Namespace, terminal: Terminal) -> int:
    terminal.write(Text("Hej", "Hello").filled() if not chosen.loud else "HEJ")
    return 7


def _loud(parser: ArgumentParser, _language: Language) -> None:
    parser.add_argument("--loud", action="store_true")


GREET = Command("greet", Text("hilser", "greets"), _loud, _greet)


def test_commands_of_another_program_stand_in_the_help_and_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--help", "--language", "da"], more=[GREET]) == 0
    assert main(["greet", "--loud"], more=[GREET]) == 7

    written = capsys.readouterr().out
    assert [
        word for word in ("check", "show", "annex", "schema", "hilser") if word not in written
    ] == []
    assert written.endswith("HEJ\n")


def test_command_line_without_words_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([])

    assert (status, capsys.readouterr().out.startswith(("brug: modning", "usage: modning"))) == (
        0,
        True,
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["chek"], "kan ikke være 'chek'"),
        (["check"], "der mangler: FIL"),
        (["check", "a", "--formt"], "dette kendes ikke: --formt"),
        (["annex", "a"], "der mangler: --to"),
        (["show", "a", "--width", "bred"], "skal være et helt tal"),
        (["show", "a", "--width"], "skal have en værdi"),
    ],
)
def test_command_line_that_makes_no_sense_is_refused_in_danish(
    capsys: pytest.CaptureFixture[str], words: list[str], complaint: str
) -> None:
    status = main(
        [*words, "--language", "da"] if words[-1] != "--width" else ["--language=da", *words]
    )

    assert status == 64
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "da"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "da"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "da_DK.UTF-8"}, "da"),
        (["--language", "en"], {"LANG": "da_DK"}, "en"),
        (["check", "--language=da"], {"LANG": "en_GB"}, "da"),
    ],
)
def test_language_is_the_one_asked_for_else_of_the_environment_else_danish(
    words: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(words, environment) == language


def test_schema_is_written_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["schema"])

    assert (status, json.loads(capsys.readouterr().out)) == (0, definition_schema())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode()))
@pytest.mark.parametrize("command", ["check", "show"])
def test_any_bytes_end_in_a_status_and_never_in_a_traceback(
    tmp_path: Path, command: str, content: bytes
) -> None:
    file = tmp_path / "fil.toml"
    file.write_bytes(content)

    assert main([command, str(file)]) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    old=st.sampled_from(PROGRAMME.split()),
    new=st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
def test_definition_with_something_odd_in_it_never_ends_in_a_traceback(
    tmp_path: Path, old: str, new: str
) -> None:
    file = tmp_path / "fil.toml"
    file.write_text(PROGRAMME.replace(old, new, 1), "utf-8")

    assert main(["check", str(file)]) in (0, 1, 2)
    assert main(["show", str(file)]) in (0, 2)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_any_terminal_can_show_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    (tmp_path / "fil.toml").write_text(PROGRAMME, "utf-8")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))

    status = main(["show", str(tmp_path / "fil.toml"), "--language", "da"])

    written = raw.getvalue().decode(encoding)
    assert status == 0
    assert ("Proeve" if encoding == "ascii" else "Prøve") in written
    assert ("█" in written) is (encoding == "utf-8")


def test_reader_that_goes_away_ends_the_program_quietly(tmp_path: Path) -> None:
    (tmp_path / "fil.toml").write_text(PROGRAMME, "utf-8")
    command = [sys.executable, "-m", "modning", "show", str(tmp_path / "fil.toml")]
    reading, writing = os.pipe()
    os.close(reading)

    ended = subprocess.run(
        command,
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    os.close(writing)

    assert (ended.returncode, ended.stderr) == (141, b"")


def test_definition_can_come_from_standard_input(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "modning", "check", "-", "--language", "da"],
        input=PROGRAMME.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )

    assert ended.stdout.decode().startswith("-: ")
    assert ended.returncode in (0, 1)
