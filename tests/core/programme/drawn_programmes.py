"""Small programmes to lay out in time, written as definition files are."""

from modning.programme.expansion import Occurrence, expand
from modning.programme.reading import read_definition
from modning.programme.schema.definition import Programme
from modning.programme.site import planned_sites, site_key

HEAD = """
format = 1
id = "proeve"
title = "{title}"
kind = "maturation"
period = "{period}"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommuner"
number = "{sites}"
"""

TWO_TRACKS = """
[[tracks]]
id = "stoette"
name = "Støtte"

[[tracks]]
id = "modning"
name = "Modning"
"""


def programme_of(
    text: str = "", *, title: str = "Prøve", period: str = "2023–2024", sites: int = 3
) -> Programme:
    """Return a programme of municipalities with the parts that `text` writes."""
    head = HEAD.format(title=title, period=period, sites=sites)
    return read_definition(head + text).programme


def activity(name: str, *, when: str | list[str] = "", **fields: object) -> str:
    """Write an activity; its id is its name in plain letters."""
    lines = [f'id = "{site_key(name)}"', f'name = "{name}"', 'kind = "workshop"']
    if when:
        lines.append(f"when = {_toml(when)}")
    lines += [f"{field} = {_toml(value)}" for field, value in fields.items()]
    return "\n[[activities]]\n" + "\n".join(lines) + "\n"


def laid_out(programme: Programme, *, sites: int | None = None) -> tuple[Occurrence, ...]:
    """Return the occurrences, with so many unnamed sites."""
    return expand(programme, planned_sites(programme, count=sites))


def _toml(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return f'"{value}"'
