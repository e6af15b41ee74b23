import pytest
from core.small_programme import DEFINITION, small_programme

from modning.programme.expansion import expand
from modning.programme.participation import concerning
from modning.programme.reading import read_definition
from modning.programme.site import planned_sites

EVERYBODY = "besoeg"  # names nobody


def concerned(*roles: str) -> set[str]:
    programme = small_programme()
    return {one.activity for one in concerning(programme, expand(programme), roles)}


@pytest.mark.parametrize(
    ("role", "activities"),
    [
        ("projektleder", {"forum", "opstart", "dialog", "sparring"}),
        ("praktiker", {"forum", "opstart", "dialog"}),
        ("styrelsen", {"forum", "opstart", "dialog"}),
        ("evaluator", {"forum"}),
        ("team", {"forum", "opstart", "dialog", "sparring"}),
        ("kommuner", {"forum", "opstart", "dialog", "sparring"}),
    ],
)
def test_a_role_is_concerned_through_its_party_its_teams_and_its_duties(role, activities):
    assert concerned(role) == activities | {EVERYBODY}


def test_several_roles_are_concerned_with_what_any_of_them_is():
    assert concerned("evaluator", "projektleder") == concerned("evaluator") | concerned(
        "projektleder"
    )


def test_a_speaker_on_the_agenda_is_concerned():
    definition = DEFINITION.replace('by = ["styrelsen"]', 'by = ["evaluator"]')
    programme = read_definition(definition).programme

    found = concerning(programme, expand(programme), ["evaluator"])

    assert "opstart" in {one.activity for one in found}


def test_a_person_at_a_site_sees_its_occurrences_and_the_common_ones():
    programme = small_programme()
    here = planned_sites(programme)[1]

    found = concerning(programme, expand(programme), ["projektleder"], here)

    assert {one.site.key for one in found if one.site} == {here.key}
    assert [one.key for one in found if one.activity == "dialog"] == ["dialog/1/kommune-2"]
    assert "forum/1" in {one.key for one in found}


def test_occurrences_keep_their_order():
    programme = small_programme()
    occurrences = expand(programme)

    found = concerning(programme, occurrences, ["projektleder"])

    assert list(found) == [one for one in occurrences if one in found]
