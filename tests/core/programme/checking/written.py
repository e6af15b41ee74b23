"""Writes definitions for the tests: a sound little programme, and what a test adds to it."""

from modning.programme.checking import check
from modning.programme.findings import Finding
from modning.programme.reading import Definition, read_definition

HEAD = """
format = 1
id = "prove"
title = "Prøve"
kind = "maturation"
"""
MUNICIPALITIES = """
[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
number = "4"
"""
KICKOFF = """
[[activities]]
id = "opstart"
name = "Opstart"
kind = "kickoff-meeting"
when = "10. januar 2023"
participants = [{ who = "kommuner" }]
"""


def written(value: object) -> str:
    """Write a value as TOML has it on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(one) for one in value) + "]"
    return str(value)


def part(table: str, **fields: object) -> str:
    """Write a part such as ``[[rules]]`` with its fields."""
    lines = [f"{key} = {written(value)}" for key, value in fields.items()]
    return "\n".join(["", table, *lines, ""])


def activity(key: str, **fields: object) -> str:
    """Write an activity that the municipalities take part in."""
    usual = {
        "id": key,
        "name": key.capitalize(),
        "kind": "workshop",
        "participants": [{"who": "kommuner"}],
    }
    return part("[[activities]]", **(usual | fields))


def rule(key: str = "regel", **fields: object) -> str:
    """Write a rule."""
    return part("[[rules]]", **({"id": key, "text": f"Løftet om {key}."} | fields))


def phase(key: str, when: str | None = None, **fields: object) -> str:
    """Write a phase."""
    said = {"when": when} if when else {}
    return part("[[phases]]", **({"id": key, "name": key.capitalize()} | said | fields))


def role(key: str, **fields: object) -> str:
    """Write a role of the municipalities."""
    usual = {"id": key, "party": "kommuner", "name": key.capitalize()}
    return part("[[roles]]", **(usual | fields))


def party(key: str, **fields: object) -> str:
    """Write another party."""
    return part("[[parties]]", **({"id": key, "kind": "other", "name": key.capitalize()} | fields))


def stated(at: str, **fields: object) -> str:
    """Write what another place says of the activity written before it."""
    return part("[[activities.stated]]", at=at, **fields)


def call(**fields: object) -> str:
    """Write a call."""
    return part("[call]", **({"kind": "free-course", "name": "Forløb"} | fields))


def text(*parts: str, period: str = "2023-2024", parties: str = MUNICIPALITIES) -> str:
    """Write the little programme with `parts` added."""
    return "".join((f"{HEAD}period = {written(period)}\n", parties, KICKOFF, *parts))


def definition(*parts: str, period: str = "2023-2024", parties: str = MUNICIPALITIES) -> Definition:
    """Read the little programme with `parts` added."""
    return read_definition(text(*parts, period=period, parties=parties))


def findings(*parts: str, period: str = "2023-2024") -> tuple[Finding, ...]:
    """Check the little programme with `parts` added."""
    return check(definition(*parts, period=period))


def codes(*parts: str, period: str = "2023-2024") -> list[str]:
    """Return the codes of what is found in the little programme with `parts` added."""
    return [finding.code for finding in findings(*parts, period=period)]
