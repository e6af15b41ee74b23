"""The docs: links lead somewhere, commands exist, examples are real, made pages are in step."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from repository.tracked_files import ROOT, tracked

from tools.write_docs import pages

PAGES = [name for name in tracked() if name.endswith(".md") and "/vendor/" not in name]
FENCED = re.compile(r"^ *```.*?^ *```", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)
CONSOLE = re.compile(r"^```console\n\$ (modning .+?)\n(.*?)^```", re.M | re.S)
MADE = re.compile(r"`make ([a-z-]+)|^    make ([a-z-]+)", re.M)
LONGEST_DECISION = 25


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def anchors_of(name: str) -> set[str]:
    """Return what the headings of a page are called in links."""
    headings = HEADING.findall(FENCED.sub("", text_of(name)))
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def leads_somewhere(link: str, name: str) -> bool:
    """Tell whether a link on the page `name` leads to a file and, if it says so, a heading."""
    path, _, anchor = link.partition("#")
    target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
    if not anchor:
        return target.exists()
    return target.is_file() and anchor in anchors_of(str(target.relative_to(ROOT)))


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files_and_headings_that_are_there(name: str) -> None:
    links = [one for one in LINK.findall(FENCED.sub("", text_of(name))) if "://" not in one]

    lost = [link for link in links if not leads_somewhere(link, name)]

    assert lost == []


@pytest.mark.parametrize("name", PAGES)
def test_commands_of_make_that_are_named_exist(name: str) -> None:
    targets = re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), re.M)
    named = {inline or block for inline, block in MADE.findall(text_of(name))}

    assert named <= set(targets)


def test_every_command_of_make_is_explained_and_not_a_file() -> None:
    makefile = text_of("Makefile")

    explained = re.findall(r"^([a-z]+):.*## ", makefile, re.M)
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, re.M)[0].split()

    assert sorted(explained) == sorted(phony)


@pytest.mark.parametrize("path", sorted(pages()), ids=lambda path: path.name)
def test_made_page_is_in_step(path: Path) -> None:
    assert path.read_text("utf-8") == pages()[path], "run: make docs"


def test_decisions_are_short_and_numbered_once() -> None:
    decisions = [name for name in PAGES if name.startswith("docs/decisions/")]

    numbers = [Path(name).name[:4] for name in decisions]
    too_long = [one for one in decisions if len(text_of(one).splitlines()) > LONGEST_DECISION]

    assert len(decisions) >= 5
    assert all(text_of(name).startswith(f"# {Path(name).name[:4]} ") for name in decisions)
    assert len(set(numbers)) == len(numbers)
    assert too_long == []


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    reached: set[str] = set()
    waiting = ["README.md"]

    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += [page for page in pages_linked_from(name) if page not in reached]

    assert sorted(set(PAGES) - reached) == []


def pages_linked_from(name: str) -> list[str]:
    """Return the pages that a page links to; a folder stands for the pages in it."""
    targets = [
        (ROOT / name).parent / link.partition("#")[0] for link in LINK.findall(text_of(name))
    ]
    named = [target.resolve() for target in targets]
    return [page for page in PAGES if (ROOT / page) in named or (ROOT / page).parent in named]


def examples() -> Iterator[tuple[str, str]]:
    for name in PAGES:
        yield from CONSOLE.findall(text_of(name))


@pytest.mark.parametrize(("command", "shown"), list(examples()), ids=lambda one: one[:60])
def test_example_in_the_docs_is_what_the_command_says(
    command: str, shown: str, tmp_path: Path
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")

    outcome = subprocess.run(
        [sys.executable, "-m", "modning", "--language", "en", *shlex.split(command)[1:]],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "96"},
        capture_output=True,
        text=True,
        check=False,
    )

    said, whole = outcome.stdout.rstrip("\n"), shown.rstrip("\n")
    beginning = whole.removesuffix("…")
    assert outcome.stderr == ""
    assert said.startswith(beginning) if whole.endswith("…") else said == whole, said
