import json
import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from modning.programme.schema.json_schema import definition_schema

EXAMPLES = Path(__file__).parents[3] / "examples"
SCHEMA = definition_schema()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("programmes/**/*.toml")), ids=str)
def test_schema_accepts_every_example(path: Path) -> None:
    written = _as_json(tomllib.loads(path.read_text("utf-8")))

    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(written)]

    assert errors == []


def test_published_schema_is_in_step() -> None:
    published = json.loads((EXAMPLES / "programme.schema.json").read_text("utf-8"))

    assert published == SCHEMA, "modning schema > examples/programme.schema.json"


def test_schema_itself_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("when", "accepted"),
    [
        ("maj 2023", True),
        (["maj 2023", "maj 2024"], True),
        (2023, True),
        ({}, False),
        (True, False),
    ],
)
def test_schema_takes_a_time_as_one_wording_or_several(when: object, accepted: bool) -> None:  # noqa: FBT001 -- pytest gives parameters by name
    activity = {"id": "a", "name": "A", "kind": "workshop", "when": when}

    assert Draft202012Validator(SCHEMA).is_valid(_programme(activities=[activity])) is accepted


def test_schema_refuses_a_field_that_nobody_knows() -> None:
    assert Draft202012Validator(SCHEMA).is_valid(_programme())
    assert not Draft202012Validator(SCHEMA).is_valid(_programme(perid="2023"))


def test_every_field_is_described() -> None:
    parts = {"Programme": SCHEMA, **SCHEMA["$defs"]}

    without = [
        f"{part}.{name}"
        for part, schema in parts.items()
        for name, field in schema.get("properties", {}).items()
        if not field["description"]
    ]

    assert len(parts) > 20
    assert without == []


def test_schema_has_no_null_since_toml_has_none() -> None:
    assert "null" not in json.dumps(SCHEMA)


def _programme(**fields: object) -> dict[str, object]:
    party = {"id": "kommuner", "kind": "municipality", "name": "Kommuner"}
    least = {"format": 1, "id": "p", "title": "P", "kind": "maturation", "period": "2023"}
    return {**least, "parties": [party], **fields}


def _as_json(value: object) -> object:
    """Return the value as an editor sees it, with dates and clock times as text."""
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value
