"""The definitions of sources 001 and 004, and their mended copies, are whole."""

from collections.abc import Iterator

import pytest
from example_definitions import FOLDER, example, occurrences
from pydantic import BaseModel

from modning.programme.checking.check import check_programme
from modning.programme.schema.activities import Activity
from modning.programme.schema.call import Call
from modning.programme.schema.definition import Phase, Programme, Track
from modning.programme.schema.evaluation import (
    Contribution,
    DataSource,
    Evaluation,
    EvaluationQuestion,
    Intervention,
    Material,
    Step,
)
from modning.programme.schema.parties import Party, Role, Team
from modning.programme.schema.rules import Rule

AS_WRITTEN = ("001-kommuneaktiviteter", "004-overgang-til-voksenlivet")
MENDED = tuple(f"mended/{name}" for name in AS_WRITTEN)
# The activities in which each document contradicts itself, or is not quite of one mind.
CONTRADICTIONS = {
    "001-kommuneaktiviteter": {"modul-2a"},
    "004-overgang-til-voksenlivet": {"telefonmoede", "lokalt-opstartsmoede", "modningsworkshop"},
}
UNEVEN = {
    "001-kommuneaktiviteter": {"statusmoeder", "modul-3"},
    "004-overgang-til-voksenlivet": {
        "projektledernetvaerk",
        "refleksionsskema",
        "evalueringsinterview",
    },
}
COUNTS = {
    "parties": (4, 4, 4, 3),
    "roles": (9, 16, 9, 15),
    "teams": (0, 1, 0, 1),
    "phases": (2, 3, 2, 3),
    "tracks": (0, 3, 0, 3),
    "activities": (17, 16, 17, 16),
    "rules": (6, 7, 6, 7),
    "contributions": (9, 13, 9, 13),
}
PLACED = (
    Activity,
    Call,
    Contribution,
    DataSource,
    Evaluation,
    EvaluationQuestion,
    Intervention,
    Material,
    Party,
    Phase,
    Programme,
    Role,
    Rule,
    Step,
    Team,
    Track,
)


def _parts(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _parts(one)


@pytest.mark.parametrize("field", COUNTS)
def test_definition_has_as_many_parts_as_its_source(field: str) -> None:
    counts = tuple(len(getattr(example(name), field)) for name in AS_WRITTEN + MENDED)

    assert counts == COUNTS[field]


@pytest.mark.parametrize("name", AS_WRITTEN + MENDED)
def test_every_part_says_where_in_the_source_it_stands(name: str) -> None:
    placeless = [part for part in _parts(example(name)) if isinstance(part, PLACED) and not part.at]

    assert placeless == []


@pytest.mark.parametrize("name", AS_WRITTEN + MENDED)
def test_definition_begins_with_the_schema_beside_the_examples(name: str) -> None:
    path = FOLDER / f"{name}.toml"

    first_line = path.read_text("utf-8").splitlines()[0]

    schema = (path.parent / first_line.removeprefix("#:schema ")).resolve()
    assert schema == FOLDER.parent / "programme.schema.json"


@pytest.mark.parametrize(
    ("name", "common", "local"),
    [
        # 8 sparring meetings, the start, 4 training modules, 2 forums; 11 at each site
        ("001-kommuneaktiviteter", 15, 11),
        # 24 networks, 3 workshops and 6 more; 8 forms, 2 visits with interviews and 5 more
        ("004-overgang-til-voksenlivet", 33, 17),
    ],
)
@pytest.mark.parametrize("sites", [1, 2, 5])
@pytest.mark.parametrize("folder", ["", "mended/"])
def test_expansion_holds_every_activity_as_often_as_its_source_says(
    name: str, common: int, local: int, sites: int, folder: str
) -> None:
    held = occurrences(example(folder + name), sites)

    assert len(held) == common + local * sites


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_mended_copy_keeps_every_activity_in_its_place(name: str) -> None:
    kept = [one.id for one in example(f"mended/{name}").activities]

    assert kept == [one.id for one in example(name).activities]


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_mended_copy_says_why_wherever_it_decides(name: str) -> None:
    as_written, mended = example(name), example(f"mended/{name}")
    changed = {
        new.id
        for old, new in zip(as_written.activities, mended.activities, strict=True)
        if (old.when, old.format, old.name) != (new.when, new.format, new.name)
    }

    text = (FOLDER / f"mended/{name}.toml").read_text("utf-8")

    explained = {
        activity.id
        for activity, block in zip(mended.activities, text.split("[[activities]]\n"), strict=False)
        if "# Afklaret:" in block.rstrip().rpartition("\n\n")[2]
    }
    assert changed <= explained


@pytest.mark.parametrize("name", MENDED)
def test_mended_copy_states_nothing_that_differs(name: str) -> None:
    activities = example(name).activities

    other_formats = {
        one.id
        for one in activities
        for said in one.stated
        if said.format and set(said.format) != set(one.format)
    }
    other_participants = {
        one.id
        for one in activities
        for said in one.stated
        if said.participants and set(said.participants) != {who.who for who in one.participants}
    }

    assert (other_formats, other_participants) == (set(), set())


@pytest.mark.parametrize("name", AS_WRITTEN)
@pytest.mark.parametrize(("severity", "expected"), [("error", CONTRADICTIONS), ("remark", UNEVEN)])
def test_checker_finds_where_the_source_disagrees_with_itself(
    name: str, severity: str, expected: dict[str, set[str]]
) -> None:
    programme = example(name)

    found = {
        programme.activities[finding.path[1]].id
        for finding in check_programme(programme)
        if finding.severity == severity and finding.path[0] == "activities"
    }

    assert found == expected[name]


@pytest.mark.parametrize("name", MENDED)
def test_checker_finds_nothing_in_the_mended_copy(name: str) -> None:
    assert check_programme(example(name)) == ()
