"""Every deed that the code records has words that people can read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from modning_web.audit.wording import deeds_in_words
from modning_web.inspection.wording import DETAILS, UNTOLD

SOURCE = Path(__file__).parents[2] / "src" / "modning_web"
ACTION = re.compile(r"[a-z_]+(\.[a-z_]+)+")


def test_every_recorded_deed_has_words() -> None:
    recorded = {action for path in SOURCE.rglob("*.py") for action in actions_in(path)}

    assert len(recorded) > 20
    assert {one for one in recorded if not is_named(one)} == set()


def test_every_recorded_detail_has_words() -> None:
    recorded = {name for path in SOURCE.rglob("*.py") for name in details_in(path)}

    assert len(recorded) > 15
    assert recorded - DETAILS.keys() - UNTOLD == set()


def details_in(path: Path) -> Iterator[str]:
    """Yield the names of the details that a file records with its deeds."""
    tree = ast.parse(path.read_text("utf-8"))
    for call in calls(tree):
        for given in call.keywords if name_of(call) == "record" else ():
            if given.arg == "details":
                for made in (given.value, *named_in(tree, given.value)):
                    for one in ast.walk(made):
                        if isinstance(one, ast.Dict):
                            yield from (name for key in one.keys if key for name in said(key))


def named_in(tree: ast.AST, value: ast.expr) -> Iterator[ast.AST]:
    """Yield what the names in an expression stand for in the same file."""
    names = {one.id for one in ast.walk(value) if isinstance(one, ast.Name)}
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef) and one.name in names:
            yield one
        if isinstance(one, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in names for target in one.targets
        ):
            yield one.value


def is_named(action: str) -> bool:
    if action.endswith("*"):
        return any(one.startswith(action[:-1]) for one in deeds_in_words())
    return action in deeds_in_words()


def actions_in(path: Path) -> Iterator[str]:
    """Yield what a file records: `audit.record("…")`, also through a function of its own."""
    tree = ast.parse(path.read_text("utf-8"))
    own = {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
    passed_on = False
    for call in calls(tree):
        if name_of(call) == "record" and call.args:
            passed_on = passed_on or isinstance(call.args[0], ast.Name)
            yield from said(call.args[0])
    for call in calls(tree) if passed_on else ():
        if name_of(call) in own:
            given = [*call.args, *(one.value for one in call.keywords)]
            yield from (one for value in given for one in said(value) if ACTION.fullmatch(one))
    if passed_on:  # … or kept in a name first
        for one in ast.walk(tree):
            if isinstance(one, ast.Assign):
                yield from (found for found in said(one.value) if ACTION.fullmatch(found))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (one for one in ast.walk(tree) if isinstance(one, ast.Call))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def said(value: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be; the beginning of one that is put together."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from said(value.body)
        yield from said(value.orelse)
    elif isinstance(value, ast.JoinedStr):
        yield f"{next(said(value.values[0]), '')}*"
