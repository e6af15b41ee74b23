from datetime import date

import pytest
from core.programme.drawn_programmes import TWO_TRACKS, activity, laid_out, programme_of
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.timeline.layout import timeline
from modning.programme.timeline.table import timeline_table
from modning.programme.timeline.text import ASCII, UNICODE, phases_text, table_text, timeline_text

PHASES = '[[phases]]\nid = "a"\nname = "Start"\nwhen = "januar–juni 2023"\n'


def test_timeline_is_drawn_in_the_columns_of_its_months() -> None:
    programme = programme_of(
        PHASES
        + activity("Forum", when="april–juni 2023")
        + activity("Opstart", when="3. januar 2023")
        + activity("Altid", when="løbende"),
        period="2023",
    )

    written = timeline_text(timeline(programme, laid_out(programme)), "da", width=60)

    assert written.splitlines() == [
        "                        │                2023",
        "                        │1. kvt. │2. kvt. │3. kvt. │4. kvt.",
        "Faser                   │├─────Start─────┤",
        "────────────────────────────────────────────────────────────",
        "AKTIVITETER",
        "Altid                   │━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "Opstart                 │◆",
        "Forum                   │        █████████",
        "────────────────────────────────────────────────────────────",
        "◆ fast dag   █ inden for en periode   ━ løbende",
    ]


def test_timeline_can_be_drawn_in_plain_signs_and_in_english() -> None:
    programme = programme_of(
        PHASES + activity("Forum", when="april–juni 2023") + activity("Later"), period="2023"
    )

    shown = timeline(programme, laid_out(programme))
    written = timeline_text(shown, "en", width=60, signs=ASCII, today=date(2023, 12, 1))

    assert written.isascii()
    assert written.splitlines()[5:7] == [
        "Forum                   |        #########               :",
        "Later                   |???????????????????????????????????",
    ]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    name = "Tværkommunalt, virtuelt opstartsmøde for alle projektdeltagere i kommunerne"
    programme = programme_of(
        TWO_TRACKS
        + activity("A", when="hver måned", tracks=["stoette", "modning"]).replace(
            '"A"', f'"{name}"'
        )
        + activity("B", when="efter behov", scope="local")
    )

    occurrences = laid_out(programme)
    written = timeline_text(timeline(programme, occurrences), "da", width=width)
    written += table_text(timeline_table(programme, occurrences, "da"), "da", width=width)

    assert max(len(line) for line in written.splitlines()) <= width


@given(name=st.text(min_size=1, max_size=60))
def test_any_name_leaves_the_lines_of_a_terminal_in_order(name: str) -> None:
    programme = programme_of(activity("Forum", when="maj 2024"))
    renamed = programme.model_copy(
        update={"activities": (programme.activities[0].model_copy(update={"name": name}),)}
    )

    written = timeline_text(timeline(renamed, laid_out(renamed)), "da", signs=UNICODE)

    assert [letter for letter in written if not letter.isprintable() and letter != "\n"] == []


def test_table_tells_each_activity_in_order_of_time() -> None:
    programme = programme_of(
        TWO_TRACKS
        + activity("Senere")
        + activity("Lokalt", when="maj 2023", scope="local", tracks="stoette")
        + activity("Netværk", when="hver måned")
        + activity("Møde", when="26. januar 2023 kl. 9-12")
    )

    rows = timeline_table(programme, laid_out(programme), "da")

    assert [row.cells for row in rows] == [
        ("hver måned, 2023–2024, 24 gange", "Netværk", "", "", "inden for en periode"),
        ("26. januar 2023, kl. 09.00–12.00", "Møde", "", "", "fast dag"),
        ("maj 2023", "Lokalt", "Støtte", "3 steder", "inden for en periode"),
        ("tidspunkt ikke angivet", "Senere", "", "", "tidspunkt ikke angivet"),
    ]


def test_phases_are_listed_with_their_times() -> None:
    programme = programme_of(PHASES)

    written = phases_text(timeline(programme, ()), "da")

    assert written == "Faser\nStart  1. halvår 2023\n"
