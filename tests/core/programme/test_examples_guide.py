"""The guide to definition files shows a definition that can be read."""

import re

from example_definitions import FOLDER

from modning.programme.expansion import expand
from modning.programme.reading import read_definition

GUIDE = FOLDER / "README.md"


def test_example_in_the_guide_is_a_definition_that_expands() -> None:
    found = re.search(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)

    assert found is not None
    programme = read_definition(found[1]).programme

    assert [one.key for one in expand(programme)] == [
        f"dialogmoede/1/kommune-{number}" for number in (1, 2, 3, 4)
    ]


def test_guide_lists_every_definition_beside_it() -> None:
    text = GUIDE.read_text("utf-8")

    unlisted = [path.name for path in FOLDER.glob("*.toml") if f"`{path.name}`" not in text]

    assert unlisted == []
