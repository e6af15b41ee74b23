import json
from pathlib import Path

import pytest

from modning.cli import main

PROGRAMME = """
format = 1
id = "proeve"
title = "Prøve på modning"
kind = "maturation"
period = "2023–2024"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
number = "4"

[[phases]]
id = "start"
name = "Start"
when = "2023"

[[activities]]
id = "opstart"
name = "Opstart"
kind = "kickoff-meeting"
when = "10. januar 2023 kl. 9–12"

[[activities]]
id = "besoeg"
name = "Besøg"
kind = "case-visit"
scope = "local"
when = "maj 2024"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1708430400")  # 20 February 2024
    path = tmp_path / "program.toml"
    path.write_text(PROGRAMME, "utf-8")
    return str(path)


def test_show_draws_the_timeline_and_lists_it(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["show", file, "--width", "60", "--language", "da"])

    assert status == 0
    assert capsys.readouterr().out.splitlines() == [
        "Prøve på modning",
        "",
        "                        │       2023      │       2024",
        "                        │ K1 │ K2│ K3 │ K4│ K1│ K2 │ K3│ K4",
        "Faser                   │├─────Start─────┤  ┆",
        "────────────────────────────────────────────────────────────",
        "AKTIVITETER",
        "Opstart                 │◆                  ┆",
        "Besøg (4 steder)        │                   ┆   █",
        "────────────────────────────────────────────────────────────",
        "◆ fast dag   █ inden for en periode",
        "",
        "Faser",
        "Start  2023",
        "",
        "Hvornår                       Aktivitet",
        "10. januar 2023, kl.          Opstart",
        "09.00–12.00",
        "maj 2024                      Besøg, 4 steder",
    ]


def test_show_takes_a_part_of_the_time_and_a_number_of_sites(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["show", file, "--from", "2024", "--to", "juni 2024", "--sites", "98", "--language", "da"])

    written = capsys.readouterr().out
    assert "Besøg (98 steder)" in written
    assert "Opstart" not in written


def test_show_by_site_has_the_sites_as_headings(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["show", file, "--by", "site", "--language", "en"])

    lines = capsys.readouterr().out.splitlines()
    headings = ["ACROSS THE SITES", *(f"KOMMUNE {number}" for number in range(1, 5))]
    assert [line for line in lines if line.isupper() and "│" not in line] == headings


def test_json_has_every_occurrence(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", file, "--format", "json", "--sites", "2"])

    shown = json.loads(capsys.readouterr().out)
    assert (shown["first"], shown["last"]) == ("2023-01-01", "2024-12-31")
    assert [(one["id"], one["last"]) for one in shown["phases"]] == [("start", "2023-12-31")]
    assert [(one["key"], one["site"]) for one in shown["occurrences"]] == [
        ("opstart/1", None),
        ("besoeg/1/kommune-1", "Kommune 1"),
        ("besoeg/1/kommune-2", "Kommune 2"),
    ]
    assert [shown["occurrences"][0][field] for field in ("first", "last", "starts", "ends")] == [
        *("2023-01-10", "2023-01-10", "09:00", "12:00")
    ]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--from", "maj 2024", "--to", "maj 2023"], 64),
        (["--from", "engang"], 64),
        (["--from", "hver måned"], 64),
        (["--sites", "0"], 64),
        (["--sites", "mange"], 64),
        (["--width", "-5"], 0),
        (["--width", "0"], 0),
        (["--to", "1950"], 64),
    ],
)
def test_odd_wishes_are_refused_or_met(file: str, words: list[str], status: int) -> None:
    assert main(["show", file, *words, "--language", "da"]) == status


def test_unreadable_definition_is_refused_with_the_first_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fil.toml").write_text("title = 3\n", "utf-8")

    status = main(["show", str(tmp_path / "fil.toml"), "--language", "da"])

    complaint = capsys.readouterr().err
    assert status == 2
    assert "er ikke en programfil, der kan læses" in complaint


def test_programme_that_cannot_be_laid_out_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boundless = PROGRAMME.replace('"2023–2024"', '"løbende"')
    (tmp_path / "fil.toml").write_text(boundless, "utf-8")

    status = main(["show", str(tmp_path / "fil.toml"), "--language", "da"])

    assert status == 2
    assert "løbende" in capsys.readouterr().err
