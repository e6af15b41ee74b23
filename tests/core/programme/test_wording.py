import pytest
from core.small_programme import DEFINITION, small_programme

from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity
from modning.programme.wording import Wording, sentence


def activity(name: str, definition: str = DEFINITION) -> Activity:
    programme = read_definition(definition).programme
    return next(one for one in programme.activities if one.id == name)


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ([], ""),
        (["VIVE"], "VIVE"),
        (["VIVE", "Styrelsen"], "VIVE og Styrelsen"),
        (["VIVE", "Leder", "Styrelsen"], "VIVE, Leder og Styrelsen"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names, listed):
    assert Wording(small_programme(), "da").listed(names) == listed


def test_a_name_that_two_roles_have_tells_the_party():
    same = '\n[[roles]]\nid = "leder"\nparty = "styrelsen"\nname = "Projektleder"\n[[teams]]'
    programme = read_definition(DEFINITION.replace("\n[[teams]]", same, 1)).programme
    wording = Wording(programme, "da")

    assert wording.name("leder") == "Projektleder (Styrelsen)"
    assert wording.name("projektleder") == "Projektleder (Projektkommuner)"
    assert wording.name("praktiker") == "Praktiker"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('place = "Odense"', "Odense"),
        ('place = "Odense"\nformat = "in-person"', "Odense"),
        ('place = "Odense"\nformat = ["in-person", "virtual"]', "Odense (fysisk, virtuelt)"),
        ('place = "Virtuelt på Teams"\nformat = "virtual"', "Virtuelt på Teams"),
        ('format = "telephone"', "Telefon"),
        ('format = "in-person"', "Fysisk"),
        ('scope = "local"', "I den enkelte kommune"),
        ('scope = "local"\nformat = "telephone"', "Telefon"),
        ("", ""),
    ],
)
def test_place_says_where_and_how(written, place):
    definition = DEFINITION.replace('when = "løbende"', f'when = "løbende"\n{written}')

    found = Wording(small_programme(), "da").place(activity("sparring", definition))

    assert found == place


def test_place_of_a_local_activity_at_other_sites_than_municipalities_is_local():
    definition = DEFINITION.replace('kind = "municipality"', 'kind = "ngo"')
    programme = read_definition(definition).programme

    assert Wording(programme, "da").place(activity("besoeg", definition)) == "Lokalt"


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("Alle relevante.", "Praktiker (mindst 1, alle relevante)"),
        ("VIVE-uddannede", "Praktiker (mindst 1, VIVE-uddannede)"),
    ],
)
def test_condition_stands_inside_the_sentence(condition, told):
    definition = DEFINITION.replace("Som har leveret indsatsen.", condition)

    found = Wording(small_programme(), "da").participants(activity("forum", definition))

    assert found[0] == told


def test_duties_tell_who_does_what():
    assert Wording(small_programme(), "en").duties(activity("forum")) == (
        "Chairs: Evaluator and Projektleder",
        "Rooms: Styrelsen",
    )


def test_a_sentence_begins_with_a_capital():
    assert (sentence("åbent hus"), sentence("VIVE"), sentence("")) == ("Åbent hus", "VIVE", "")
