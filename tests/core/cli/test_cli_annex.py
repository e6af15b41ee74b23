from pathlib import Path

import pytest
from core.cli.test_cli_show import PROGRAMME

from modning.cli import main

NOON = "1708430400"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    path = tmp_path / "program.toml"
    path.write_text(PROGRAMME, "utf-8")
    return path


@pytest.mark.parametrize(
    ("to", "opening"),
    [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>"), ("ics", b"BEGIN:VCALENDAR")],
)
def test_annex_is_put_beside_the_file(file: Path, to: str, opening: bytes) -> None:
    status = main(["annex", str(file), "--to", to])

    written = file.with_suffix(f".{to}").read_bytes()
    assert status == 0
    assert written[: len(opening)].lower() == opening.lower()


def test_annex_follows_the_language_of_the_programme_unless_asked(file: Path) -> None:
    main(["annex", str(file), "--to", "html", "--out", str(file.with_name("da.html"))])
    main(
        [
            "annex",
            str(file),
            "--to",
            "html",
            "--out",
            str(file.with_name("en.html")),
            "--language",
            "en",
        ]
    )

    assert 'lang="da"' in file.with_name("da.html").read_text("utf-8")
    assert 'lang="en"' in file.with_name("en.html").read_text("utf-8")


def test_file_that_is_there_is_replaced_only_when_asked(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = file.with_suffix(".ics")
    target.write_text("mit", "utf-8")

    refused = main(["annex", str(file), "--to", "ics", "--language", "da"])
    kept = target.read_text("utf-8")
    replaced = main(["annex", str(file), "--to", "ics", "--force"])

    assert (refused, kept, replaced) == (4, "mit", 0)
    assert "--force" in capsys.readouterr().err
    assert target.read_text("utf-8").startswith("BEGIN:VCALENDAR")


def test_same_moment_gives_the_same_calendar(file: Path) -> None:
    first, second = file.with_name("1.ics"), file.with_name("2.ics")

    main(["annex", str(file), "--to", "ics", "--out", str(first)])
    main(["annex", str(file), "--to", "ics", "--out", str(second)])

    assert "DTSTAMP:20240220T120000Z" in first.read_text("utf-8")
    assert first.read_bytes() == second.read_bytes()


def test_annex_can_go_to_standard_output(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    status = main(["annex", str(file), "--to", "ics", "--out", "-"])

    assert status == 0
    assert capsysbinary.readouterr().out.startswith(b"BEGIN:VCALENDAR")


def test_folder_that_is_missing_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["annex", str(file), "--to", "ics", "--out", str(file.parent / "x" / "y.ics")])

    assert status == 4
    assert "y.ics" in capsys.readouterr().err
