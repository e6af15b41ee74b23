"""The site that the benchmark fills opens every page that it measures."""

from datetime import UTC, datetime

import pytest

from benchmarks.filled_site import Crowd, fill
from benchmarks.measuring import Times
from benchmarks.site_results import Measured, PageResult, SiteResults, over_target, tables
from benchmarks.visit import Page, read, written

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
BARE = Measured(Times((0.010,)), Times((0.008,)))


@pytest.mark.django_db
def test_filled_site_opens_each_page_and_counts_its_statements(settings) -> None:
    settings.DEMO = True

    visit = fill(sites=(1, 2), programmes=1, at=AT, crowd=Crowd(people=20, deeds=60))

    assert {page.size for page in visit.in_group("sites")} == {1, 2}
    assert {page.size for page in visit.in_group("programmes")} == {1}
    assert all(page.statements > 0 for page in visit.pages)
    assert {page.viewer for page in visit.pages} <= set(visit.cookies)
    assert read(written(visit)) == visit


def test_tables_compare_each_page_with_the_bare_list() -> None:
    page = Page("home", "dashboard", "/", statements=21)
    grown = [Page("home", "dashboard", "/", group="sites", size=size) for size in (1, 98)]
    twice = Measured(Times((0.030,)), Times((0.016,)))
    results = SiteResults(
        bare_list=BARE,
        bare_template=BARE,
        pages=tuple(PageResult(one, twice, 9000) for one in (page, *grown)),
        whole={"cold start, s": 1.5},
    )

    pages, whole, growth = tables(results)

    assert pages.rows[-1][:5] == ("home", "3.00", "3.00", "2.00", "2.00")
    assert whole.rows == (("cold start, s", "1.5", "", "2"),)
    assert [row[3:5] for row in growth.rows] == [("2.00", "1.00")] * 2


def test_page_that_is_slow_heavy_and_talkative_is_over_all_targets() -> None:
    page = Page("list", "list", "/", statements=13)
    slow = Measured(Times((1.0,)), Times((0.017,)))

    assert over_target(PageResult(page, slow, 150_001), BARE) == ["time", "statements", "weight"]
    assert over_target(PageResult(page, BARE, 150_000), BARE) == ["statements"]
