"""What holds for every edit, however the file is laid out."""

import tomllib
from typing import Any

from core.programme.editing.layouts import PARTS, VALUES, texts
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.editing import (
    AddPart,
    ClearField,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    apply,
)
from modning.programme.editing.table import change, said
from modning.programme.findings import Path


def _paths(value: Any, path: Path = ()) -> list[Path]:
    if isinstance(value, dict):
        steps = list(value.items())
    else:
        steps = list(enumerate(value)) if isinstance(value, list) else []
    return [path, *(found for step, one in steps for found in _paths(one, (*path, step)))]


def _at(table: Any, path: Path) -> Any:
    for step in path:
        table = table[step]
    return table


def _lists(table: Any) -> list[Path]:
    return [path for path in _paths(table) if isinstance(_at(table, path), list)]


def _entries(table: Any) -> list[Path]:
    return [path for path in _paths(table) if path and isinstance(path[-1], int)]


@st.composite
def edits(draw: st.DrawFn, table: dict[str, Any]) -> Edit:
    tables = [path for path in _paths(table) if isinstance(_at(table, path), dict)]
    field = (*draw(st.sampled_from(tables)), draw(st.sampled_from(["name", "when", "at", "new"])))
    choices: list[st.SearchStrategy[Edit]] = [
        st.builds(SetField, st.just(field), st.one_of(VALUES, PARTS, st.lists(PARTS, max_size=3))),
        st.builds(ClearField, st.sampled_from([*_paths(table)[1:], ("none",)])),
    ]
    if lists := _lists(table):
        choices.append(st.builds(AddPart, st.sampled_from(lists), PARTS))
    if entries := _entries(table):
        entry = draw(st.sampled_from(entries))
        last = len(_at(table, entry[:-1])) - 1
        choices += [
            st.just(RemovePart(entry)),
            st.builds(MovePart, st.just(entry), st.integers(0, last)),
        ]
    return draw(st.one_of(choices))


@given(st.data())
def test_the_text_says_what_the_edit_means(data: st.DataObject) -> None:
    text = data.draw(texts())
    wanted = tomllib.loads(text)

    for _ in range(3):
        edit = data.draw(edits(wanted))
        change(wanted, edit)
        text = apply(text, edit)

        assert said(tomllib.loads(text)) == said(wanted)


@given(st.data())
def test_setting_a_field_to_what_it_is_changes_nothing(data: st.DataObject) -> None:
    text = data.draw(texts())
    table = tomllib.loads(text)
    path = data.draw(st.sampled_from(_paths(table)[1:]))

    assert apply(text, SetField(path, _at(table, path))) == text


@given(st.data())
def test_adding_a_part_and_removing_it_gives_the_same_text(data: st.DataObject) -> None:
    text = data.draw(texts())
    table = tomllib.loads(text)
    path = data.draw(st.sampled_from([*_lists(table), ("roles",)]))
    count = len(table[path[0]]) if path == ("roles",) and "roles" in table else None
    count = len(_at(table, path)) if path != ("roles",) else count or 0
    position = data.draw(st.integers(0, count))

    more = apply(text, AddPart(path, data.draw(PARTS), position))

    assert apply(more, RemovePart((*path, position))) == text


@given(st.data())
def test_removing_a_part_keeps_every_line_of_the_others(data: st.DataObject) -> None:
    text = data.draw(texts())
    entries = _entries(tomllib.loads(text))
    own = [path for path in entries if len(path) == 2]
    if not own:
        return
    path = data.draw(st.sampled_from(own))

    left = apply(text, RemovePart(path)).splitlines()

    assert _is_subsequence([line for line in left if line.strip()], text.splitlines())


def _is_subsequence(some: list[str], lines: list[str]) -> bool:
    rest = iter(lines)
    return all(line in rest for line in some)
