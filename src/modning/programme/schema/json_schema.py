"""The JSON Schema of a definition file, for editors that complete and check while one writes."""

from typing import Any

from modning.programme.schema.definition import Programme
from modning.programme.schema.descriptions import FIELD_DESCRIPTIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def definition_schema() -> dict[str, Any]:
    """Return the schema: what pydantic says, without what TOML has not and nobody reads."""
    schema = Programme.model_json_schema(by_alias=True, mode="validation")
    described: dict[str, Any] = _tidied(schema)
    return {"$schema": DIALECT, "title": "modning: programme definition", **described}


def _tidied(schema: Any) -> Any:
    """Return the schema without nulls, which TOML cannot write, and without derived titles."""
    if isinstance(schema, list):
        return [_tidied(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if alternatives := schema.get("anyOf"):
        kept = [one for one in alternatives if one != {"type": "null"}]
        if len(kept) == 1:
            rest = {key: value for key, value in schema.items() if key != "anyOf"}
            return _tidied({**kept[0], **rest})
        schema = {**schema, "anyOf": kept}
    return {
        key: _described(value) if key == "properties" else _tidied(value)
        for key, value in schema.items()
        if not _is_noise(key, value)
    }


def _described(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the fields tidied, each with a description."""
    return {
        name: {"description": FIELD_DESCRIPTIONS.get(name, ""), **_tidied(field)}
        for name, field in properties.items()
    }


def _is_noise(key: str, value: Any) -> bool:
    """Whether an editor should not show it: a derived title, or a default that says “nothing”."""
    return (key == "title" and isinstance(value, str)) or (
        key == "default" and not isinstance(value, str | bool | int)
    )
