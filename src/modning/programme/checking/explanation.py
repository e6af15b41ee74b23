"""What each code means, as a table for the documentation."""

import re

from modning.language import Language, Text, in_language
from modning.programme.checking.kinds import (
    agenda,
    amounts,
    order,
    people,
    rules,
    statements,
    timing,
)
from modning.programme.findings import FindingKind
from modning.programme.labels import SEVERITIES
from modning.programme.reading import kinds as reading

_PLACEHOLDER = re.compile(r"\{\w+\}")
_HEADINGS = (
    Text("Kode", "Code"),
    Text("Alvor", "Severity"),
    Text("Hvad det betyder", "What it means"),
    Text("Eksempel", "Example"),
    Text("Hvad man gør", "What to do"),
)


def all_kinds() -> tuple[FindingKind, ...]:
    """Return every kind of finding, family by family: first what cannot be read."""
    families = (reading, timing, order, statements, rules, people, agenda, amounts)
    return tuple(kind for family in families for kind in family.ALL)


def findings_table(language: Language) -> str:
    """Return a Markdown table of every code: what it means, an example, and what to do."""
    headings = [in_language(heading, language) for heading in _HEADINGS]
    rows = [headings, ["---"] * len(headings), *(_row(kind, language) for kind in all_kinds())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _row(kind: FindingKind, language: Language) -> list[str]:
    meaning = f"**{in_language(kind.title, language)}.** {_open(kind.message, language)}"
    return [
        kind.code,
        in_language(SEVERITIES[kind.severity], language),
        meaning,
        in_language(kind.message.filled(**kind.example), language),
        in_language(kind.mend.filled(**kind.example), language),
    ]


def _open(text: Text, language: Language) -> str:
    """Show the places of a wording that a finding fills in as dots."""
    return _PLACEHOLDER.sub("…", in_language(text, language))
