"""A programme planned with imaginary people, before the real ones are known."""

from functools import lru_cache
from typing import TYPE_CHECKING

from modning.planning.from_programme import problem_of
from modning.programme.people import People
from modning_web.programmes.mapping import definition_of, occurrences_of

if TYPE_CHECKING:
    from modning.planning.imaginary import SetAside

Line = tuple[str, list["SetAside | None"]]


@lru_cache(maxsize=16)
def days_of_roles(text: str) -> tuple[list[int], list[Line], int]:
    """Return the years, what each role must set aside in each, and how many found no time."""
    from modning.planning.imaginary import (  # noqa: PLC0415 -- numpy: for few, and large
        imaginary_people,
        set_aside,
    )
    from modning.planning.solving import first_plan  # noqa: PLC0415 -- as above

    defined = definition_of(text).programme
    occurrences = occurrences_of(text)
    sites = {one.site.key: one.site for one in occurrences if one.site}
    problem = problem_of(defined, occurrences, imaginary_people(defined, sites.values()))
    found = first_plan(problem)
    aside = {(one.role, one.year): one for one in set_aside(problem, found)}
    years = sorted({year for _, year in aside})
    known = People(defined)
    roles = dict.fromkeys(role for role, _ in sorted(aside))
    lines = [
        (known.named(role).name, [aside.get((role, year)) for year in years]) for role in roles
    ]
    return years, lines, len(found.unplaced)
