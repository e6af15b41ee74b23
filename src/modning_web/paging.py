"""Pages of lists so long that counting them costs more than showing them."""

from typing import Any, Protocol

from django.core.paginator import Page, Paginator

PAGES_AHEAD = 5
_DIGITS = 7  # of a page's number: a database counts no further


class Countable(Protocol):
    """Rows that are read part by part, and counted no further than asked."""

    def count(self, most: int) -> int:
        """Return how many there are; `most` where there are more."""

    def __getitem__(self, part: slice) -> list[Any]:
        """Return the rows of a part."""


class FarPages(Paginator[Any]):
    """Pages that are counted some pages beyond the one that is shown, and no further.

    `goes_on` tells that there are more rows than `count`.
    """

    def __init__(self, rows: Countable, rows_a_page: int) -> None:
        super().__init__(rows, rows_a_page)  # type: ignore[arg-type]  # it has parts, all that pages ask of it
        self.rows = rows
        self.goes_on = False

    def get_page(self, number: Any) -> Page[Any]:
        """Return the page with a number; the first without one, the last where there are fewer."""
        digits = str(number)[:_DIGITS]
        asked = int(digits) if digits.isdecimal() else 1
        far = (asked + PAGES_AHEAD) * self.per_page
        counted = self.rows.count(far + 1)
        self.count, self.goes_on = min(counted, far), counted > far
        return super().get_page(number)
