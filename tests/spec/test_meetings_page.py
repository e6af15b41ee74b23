"""The page on meetings says what the code does."""

from pathlib import Path

from modning.meeting.answer import envelope, reading
from modning.meeting.meeting import DEEDS, STATES, TRANSITIONS
from modning.meeting.minutes import TRANSITIONS as MINUTES_TRANSITIONS

PAGE = (Path(__file__).parents[2] / "docs" / "method" / "meetings.md").read_text("utf-8")


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def test_table_of_steps_is_the_one_the_code_follows() -> None:
    steps = [
        row(state, *(TRANSITIONS.get((state, deed), "–") for deed in DEEDS)) for state in STATES
    ]

    assert PAGE.partition("<!-- steps -->\n")[2].partition("<!-- end -->")[0].splitlines() == [
        row("From", *DEEDS),
        row("---", *("---" for _ in DEEDS)),
        *steps,
    ]


def test_table_of_minutes_is_the_one_the_code_follows() -> None:
    rows = [row(state, deed, after) for (state, deed), after in MINUTES_TRANSITIONS.items()]

    assert "\n".join([row("From", "Deed", "To"), row("---", "---", "---"), *rows]) in PAGE


def test_limits_on_the_page_are_the_codes() -> None:
    assert (envelope.LARGEST_MAIL, envelope.LARGEST_CALENDAR) == (1_000_000, 100_000)
    assert (envelope.MOST_LINES, envelope.MOST_PARTS, envelope.MOST_LAYERS) == (50_000, 200, 8)
    assert (envelope.MOST_HEADER_LINES, envelope.LONGEST_HEADER) == (2_000, 2_000)
    assert (reading.LONGEST_LINE, reading.LONGEST_COMMENT) == (10_000, 2_000)
