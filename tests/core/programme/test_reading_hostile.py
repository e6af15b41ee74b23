"""Bad input gives a finding that names the place, never another error."""

import tomllib
from typing import Any

import pytest
from core.programme.hostile_texts import HOSTILE
from core.small_programme import DEFINITION
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from modning.programme.findings import written_path
from modning.programme.layout import layout
from modning.programme.lines import LineNumbers
from modning.programme.reading import Definition, UnreadableDefinition, read_definition
from modning.programme.reading.limits import MOST_FINDINGS
from modning.programme.reading.validation import validation_finding
from modning.programme.schema.definition import Programme

LINES = DEFINITION.splitlines()
VALUES = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.text(max_size=20),
    lambda values: (
        st.lists(values, max_size=3) | st.dictionaries(st.sampled_from("abc"), values, max_size=2)
    ),
    max_leaves=5,
)


def _outcome(content: bytes | str) -> Definition | UnreadableDefinition:
    try:
        return read_definition(content)
    except UnreadableDefinition as refused:
        return refused


def _is_told(outcome: Definition | UnreadableDefinition) -> bool:
    """Whether there is a programme, or findings that can be shown to people."""
    if isinstance(outcome, Definition):
        return bool(outcome.programme.id)
    for finding in outcome.findings:
        said = finding.message.da + finding.mend.da + finding.message.en + finding.mend.en
        said += written_path(finding.path) + finding.subject
        said.encode()
        outcome.lines.of(finding.path)
    return 0 < len(outcome.findings) <= MOST_FINDINGS + 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_with_a_finding(name: str) -> None:
    content, code = HOSTILE[name]

    outcome = _outcome(content)

    assert isinstance(outcome, UnreadableDefinition)
    assert outcome.findings[0].code == code
    assert _is_told(outcome)


@given(st.binary() | st.text())
def test_anything_gives_a_programme_or_findings(content: bytes | str) -> None:
    assert _is_told(_outcome(content))


@given(st.data())
def test_mangled_definition_gives_a_programme_or_findings(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        kept, cut = lines[place], data.draw(st.integers(0, len(lines[place])))
        lines[place] = kept[:cut] + data.draw(st.text("[]{}\"'=.,#x\\\n é1", max_size=4))

    assert _is_told(_outcome("\n".join(lines)))


@given(st.data(), VALUES)
def test_any_value_in_any_field_is_told_in_both_languages(data: st.DataObject, value: Any) -> None:
    table = tomllib.loads(DEFINITION)
    holder, steps = table, list(table)
    while True:
        step = data.draw(st.sampled_from(steps))
        if not isinstance(holder[step], dict | list) or data.draw(st.booleans()):
            break
        holder = holder[step]
        steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    holder[step] = value

    try:
        Programme.model_validate(table)
    except ValidationError as error:
        found = [validation_finding(detail) for detail in error.errors()]
        assert [one.mend for one in found if one.mend.da == one.mend.en] == []


@given(st.sampled_from(LINES), st.binary(max_size=20))
def test_strange_bytes_in_a_definition_give_a_programme_or_findings(
    line: str, strange: bytes
) -> None:
    content = DEFINITION.encode().replace(line.encode(), line.encode() + strange, 1)

    assert _is_told(_outcome(content))


@given(st.text("[]{}\"'=.,#ab\\\n 1", max_size=60))
def test_layout_and_line_numbers_take_any_text(text: str) -> None:
    lines = LineNumbers(text)

    assert all(lines.of(path) for path in layout(text).values)


@given(st.text("[]{}\"'=.,#ab\\\n 1", max_size=30))
def test_layout_finds_every_key_of_toml(text: str) -> None:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return

    lines = LineNumbers(text)
    assert all(lines.of((key,)) for key in table)
