from hypothesis import given
from hypothesis import strategies as st

from modning.programme.timeline.lettering import text_width, wrapped


def test_words_stand_on_as_few_lines_as_they_need() -> None:
    assert wrapped("Fælles opstartsmøde", 300, 13, lines=2) == ("Fælles opstartsmøde",)


def test_text_breaks_at_a_space_and_what_is_left_over_is_cut() -> None:
    lines = wrapped("Løbende revision af modelbeskrivelsen og materialerne", 120, 13, lines=2)

    assert lines == ("Løbende revision", "af modelbeskrive…")


def test_bold_and_capitals_are_wider() -> None:
    assert text_width("spor", 13) < text_width("spor", 13, bold=True)
    assert text_width("spor", 13) < text_width("SPOR", 13)


@given(
    text=st.text(max_size=200),
    width=st.floats(30, 500),
    lines=st.integers(min_value=1, max_value=3),
)
def test_no_line_is_wider_than_asked(text: str, width: float, lines: int) -> None:
    broken = wrapped(text, width, 13, lines=lines)

    assert len(broken) <= lines
    assert all(text_width(line, 13) <= width for line in broken)
