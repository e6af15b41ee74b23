"""Files, functions and imports stay within the sizes that CONTRIBUTING.md gives."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MOST_IMPORTS = 20
FOLDERS = ("src", "tests", "tools", "benchmarks")

FILES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_python_file_stays_within_the_limits(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)

    too_long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _length(node)) > LONGEST_FUNCTION
    ]
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]

    assert len(text.splitlines()) <= LONGEST_FILE
    assert too_long == []
    assert len(imports) <= MOST_IMPORTS


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_limits_are_those_of_real_files() -> None:
    assert len(FILES) > 20
