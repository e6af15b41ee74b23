"""The generated programme of the whole country is one that the method can carry."""

from benchmarks.large_programme import large_programme
from modning.programme.checking.check import check_programme
from modning.programme.expansion import expand
from modning.programme.reading import read_definition
from modning.programme.site import planned_sites

FOUR_YEARS = 4
# Adviser each month; form and status each quarter; dialogue, delivery and visit each year.
AT_EACH_SITE = 48 + 16 + 16 + FOUR_YEARS * (2 + 2 + 1)
# Network each month; development meetings and training each year.
IN_COMMON = 48 + FOUR_YEARS * (2 + 3)


def test_large_programme_expands_to_about_ten_thousand_occurrences() -> None:
    programme = read_definition(large_programme()).programme

    occurrences = expand(programme)

    assert len(planned_sites(programme)) == 98
    assert len(occurrences) == AT_EACH_SITE * 98 + IN_COMMON == 9868


def test_large_programme_with_fewer_municipalities_has_that_many_sites() -> None:
    programme = read_definition(large_programme(municipalities=3)).programme

    sites = [site.name for site in planned_sites(programme)]

    assert sites == ["Kommune 1", "Kommune 2", "Kommune 3"]


def test_large_programme_is_the_same_for_the_same_seed() -> None:
    first, second, other = large_programme(), large_programme(), large_programme(seed=2)

    assert first == second
    assert first != other


def test_large_programme_leaves_nothing_for_the_checker_to_find() -> None:
    programme = read_definition(large_programme()).programme

    assert check_programme(programme) == ()
