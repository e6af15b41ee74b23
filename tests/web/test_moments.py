"""Days and hours are written the same way on every page, in the language of the page."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils import translation

AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)  # 9.05 in Denmark


@pytest.mark.parametrize(
    ("written", "danish", "english"),
    [
        ("{{ at|day }}", "22. november 2026", "22 November 2026"),
        ("{{ at|weekday }}", "søndag 22. november 2026", "Sunday 22 November 2026"),
        ("{{ at|moment }}", "22. november 2026 kl. 9.05", "22 November 2026 at 09:05"),
        ("{{ at|short_moment }}", "22.11.2026 09.05", "22/11/2026 09:05"),
        ("{{ at|clock }}", "9.05", "09:05"),
        ("{{ never|moment }}", "", ""),
    ],
)
def test_moment_is_written_in_the_language_of_the_page(
    written: str, danish: str, english: str
) -> None:
    template = engines["django"].from_string(written)

    with translation.override("da"):
        assert template.render({"at": AT, "never": None}) == danish
    with translation.override("en"):
        assert template.render({"at": AT, "never": None}) == english


def test_day_without_an_hour_is_written_as_a_day() -> None:
    template = engines["django"].from_string("{{ on|day }}")

    with translation.override("da"):
        assert template.render({"on": date(2023, 3, 1)}) == "1. marts 2023"


def test_last_day_of_a_period_is_the_day_before_it_ends() -> None:
    template = engines["django"].from_string("{{ until|last_day }}{{ open|last_day }}")

    with translation.override("da"):
        assert template.render({"until": date(2023, 3, 1), "open": None}) == "28. februar 2023"
