"""Pages that are counted no further than one can see."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from modning_web.paging import PAGES_AHEAD, FarPages

A_PAGE = 10


class Rows:
    """So many rows, and how far each count went."""

    def __init__(self, number: int) -> None:
        self.numbers = range(number)
        self.counted_to: list[int] = []

    def count(self, most: int) -> int:
        self.counted_to.append(most)
        return min(len(self.numbers), most)

    def __getitem__(self, part: slice) -> list[int]:
        return list(self.numbers[part])


@given(number=st.integers(0, 300), asked=st.integers(1, 40))
def test_page_shows_the_same_rows_as_one_that_counts_everything(number: int, asked: int) -> None:
    last = max(-(-number // A_PAGE), 1)
    start = (min(asked, last) - 1) * A_PAGE

    page = FarPages(Rows(number), A_PAGE).get_page(str(asked))

    assert page.object_list == list(range(number))[start : start + A_PAGE]
    assert page.has_next() == (start + A_PAGE < number)


@given(number=st.integers(0, 300), asked=st.integers(1, 40))
@example(number=(1 + PAGES_AHEAD) * A_PAGE, asked=1)
@example(number=(1 + PAGES_AHEAD) * A_PAGE + 1, asked=1)
def test_count_is_the_whole_unless_it_says_that_there_are_more(number: int, asked: int) -> None:
    pages = FarPages(Rows(number), A_PAGE)

    pages.get_page(str(asked))

    assert pages.goes_on == (pages.count < number)
    assert pages.goes_on or pages.count == number


def test_long_list_is_counted_some_pages_beyond_the_one_shown() -> None:
    rows = Rows(10_000)

    FarPages(rows, A_PAGE).get_page("3")

    assert rows.counted_to == [(3 + PAGES_AHEAD) * A_PAGE + 1]


@pytest.mark.parametrize("asked", [None, "", "x", "-2", "1.5", "٣", "²", "9" * 5000])
def test_number_that_is_none_leads_to_a_page_that_is_there(asked: str | None) -> None:
    page = FarPages(Rows(25), A_PAGE).get_page(asked)

    assert 1 <= page.number <= 3
