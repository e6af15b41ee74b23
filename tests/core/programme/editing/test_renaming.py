"""An id changed everywhere."""

import re
from pathlib import Path

import pytest
from core.small_programme import DEFINITION
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.comparison import compare
from modning.programme.editing import NamedSort, UnableToEdit, rename
from modning.programme.reading import read_definition

EXAMPLES = Path(__file__).parents[4] / "examples" / "programmes"
LISTS: dict[NamedSort, str] = {
    "party": "parties",
    "role": "roles",
    "team": "teams",
    "phase": "phases",
    "track": "tracks",
    "activity": "activities",
    "rule": "rules",
}


@given(st.data())
def test_every_id_of_every_example_can_be_renamed_and_back(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(EXAMPLES.glob("*.toml")))).read_text("utf-8")
    programme = read_definition(text).programme
    sort = data.draw(st.sampled_from(sorted(LISTS)))
    parts = getattr(programme, LISTS[sort])
    if not parts:
        return
    old = data.draw(st.sampled_from([part.id for part in parts]))

    renamed = rename(text, sort, old, "helt-nyt-id")

    changed = compare(programme, read_definition(renamed).programme)
    assert [(change.kind, change.old_id, change.id) for change in changed.parts] == [
        ("renamed", old, "helt-nyt-id")
    ]
    assert rename(renamed, sort, "helt-nyt-id", old) == text


def test_renaming_leaves_prose_and_other_sorts_alone() -> None:
    text = DEFINITION.replace('purpose = "At mødes."', 'purpose = "dialog"')

    renamed = rename(text, "activity", "dialog", "samtale")

    assert 'purpose = "dialog"' in renamed
    assert 'after = ["samtale"]' in renamed
    assert 'of = ["samtale"]' in renamed
    assert len(re.findall("samtale", renamed)) == len(re.findall("samtale", text)) + 3


def test_step_is_renamed_with_the_steps_after_it() -> None:
    text = DEFINITION.replace(
        'duration = "1 time" }]',
        'duration = "1 time" }, { id = "gruppe", name = "Gruppe", after = "samtale" }]',
    )

    renamed = rename(text, "step", "samtale", "start")

    steps = read_definition(renamed).programme.intervention
    assert steps is not None
    assert [(step.id, step.after) for step in steps.steps] == [
        ("start", ()),
        ("gruppe", ("start",)),
    ]


@pytest.mark.parametrize(
    ("sort", "old", "new", "message"),
    [
        ("party", "findes-ikke", "x", "“findes-ikke” er ikke id for en part i filen."),
        ("party", "kommuner", "projektleder", "“projektleder” er allerede et id i filen."),
        (
            "track",
            "stoette",
            "Støtte",
            (
                "“Støtte” kan ikke være et id: brug små bogstaver a–z, cifre og bindestreg,"
                " højst 80 tegn."
            ),
        ),
    ],
)
def test_renaming_is_refused(sort: NamedSort, old: str, new: str, message: str) -> None:
    with pytest.raises(UnableToEdit) as refused:
        rename(DEFINITION, sort, old, new)

    assert refused.value.message.da == message


def test_renaming_to_the_same_id_changes_nothing() -> None:
    assert rename(DEFINITION, "role", "praktiker", "praktiker") == DEFINITION
