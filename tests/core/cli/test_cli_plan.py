import csv
import io
import json
from pathlib import Path

import pytest

from modning.cli import main

PROGRAMME = """
format = 1
id = "sammen"
title = "Sammen"
kind = "maturation"
period = "2025"
parties = [
  { id = "styrelsen", kind = "agency", name = "Styrelsen" },
  { id = "kommuner", kind = "municipality", name = "Kommuner", members = ["Vestby", "Østby"] },
]
roles = [
  { id = "raadgiver", party = "styrelsen", name = "Rådgiver" },
  { id = "projektleder", party = "kommuner", name = "Projektleder" },
]

[[activities]]
id = "opstart"
name = "Opstartsmøde"
kind = "kickoff-meeting"
when = "3.-7. marts 2025"
duration = "1 dag"
place = "Odense"
participants = [{ who = "raadgiver" }, { who = "projektleder" }]

[[activities]]
id = "dialog"
name = "Dialogmøde"
kind = "dialogue-meeting"
scope = "local"
when = "marts 2025"
duration = "2 timer"
after = "opstart"
participants = [{ who = "raadgiver" }, { who = "projektleder" }]
"""
PEOPLE = """
[[people]]
id = "rie"
name = "Rie"
roles = ["raadgiver"]
home = "Odense"

[[people]]
id = "vera"
name = "Vera"
roles = ["projektleder"]
site = "vestby"
away = ["3. marts 2025"]

[[people]]
id = "ole"
name = "Ole"
roles = ["projektleder"]
site = "oestby"

[[travel]]
between = ["Odense", "vestby"]
minutes = 60
"""
BUSY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20250304
DTEND;VALUE=DATE:20250306
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1708430400")
    (tmp_path / "program.toml").write_text(PROGRAMME, "utf-8")
    (tmp_path / "people.toml").write_text(PEOPLE, "utf-8")
    (tmp_path / "rie.ics").write_bytes(BUSY.replace("\n", "\r\n").encode())
    return tmp_path


def planned(folder: Path, *more: str) -> int:
    people = str(folder / "people.toml")
    words = ["plan", str(folder / "program.toml"), "--people", people, "--busy", str(folder)]
    return main([*words, "--language", "en", *more])


def test_plan_keeps_calendars_absence_and_order(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    status = planned(folder, "--to", "json")

    out, err = capfdbinary.readouterr()
    meetings = json.loads(out)["meetings"]
    assert status == 0
    assert (meetings[0]["key"], meetings[0]["starts"]) == ("opstart/1", "2025-03-06T09:00")
    assert len(meetings) == 3
    assert all(one["starts"] > "2025-03-06T16" for one in meetings[1:])
    assert "Vera: no calendar; counted as free." in err.decode()


@pytest.mark.parametrize(
    ("to", "opening"),
    [("ics", b"BEGIN:VCALENDAR"), ("html", b"<!doctype html>"), ("csv", b"\xef\xbb\xbfmeeting;")],
)
def test_plan_is_written_as_asked(
    folder: Path, to: str, opening: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    planned(folder, "--to", to)

    assert capfdbinary.readouterr().out[: len(opening)] == opening


def test_meeting_without_room_is_told_and_stands_in_the_table(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    people = (folder / "people.toml").read_text("utf-8").replace("3. marts", "3.-7. marts")
    (folder / "people.toml").write_text(people, "utf-8")

    status = planned(folder, "--to", "csv")

    out, err = capfdbinary.readouterr()
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig")), delimiter=";"))
    assert status == 1
    assert [row["key"] for row in rows if not row["starts"]] == ["opstart/1"]
    assert "Vera cannot come" in err.decode()


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("[[people]", "people.toml: The file is not TOML"),
        ('[[people]]\nid = "a"', "people.toml: people.0.name: Field required"),
        (
            '[[people]]\nid = "a"\nname = "A"\n[[people]]\nid = "a"\nname = "A"',
            "people.toml: Two people have the same id: a.",
        ),
    ],
)
def test_people_that_cannot_be_read_are_refused(
    folder: Path, people: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "people.toml").write_text(people, "utf-8")

    status = planned(folder)

    assert status == 3
    assert told in capfd.readouterr().err


def test_simulation_tells_what_each_role_sets_aside(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status = main(["simulate", str(folder / "program.toml"), "--language", "en"])

    lines = capfd.readouterr().out.splitlines()
    assert status == 0
    assert [line.split() for line in lines[1:]] == [
        ["Projektleder", "2025", "2", "2", "2", "9"],
        ["Rådgiver", "2025", "1", "3", lines[2].split()[4], "11"],
    ]
