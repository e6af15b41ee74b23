"""What the project says of itself to package tools and to catalogues of public software."""

import re
import tomllib
from typing import Any

import pytest
import yaml
from repository.tracked_files import ROOT, tracked

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
PINS = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
PUBLIC = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
NAME = re.compile(r"[A-Za-z0-9._-]+")

# What the standard for publiccode.yml asks for, and the values it allows.
REQUIRED = [
    "publiccodeYmlVersion",
    "name",
    "url",
    "releaseDate",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts",
    "localisation.localisationReady",
    "localisation.availableLanguages",
]
REQUIRED_IN_EACH_LANGUAGE = ["genericName", "shortDescription", "longDescription", "features"]
ALLOWED = {
    "developmentStatus": {"concept", "development", "beta", "stable", "obsolete"},
    "softwareType": {"standalone/web"},
    "maintenance.type": {"internal", "contract", "community", "none"},
}
CATEGORIES = {"grant-management", "project-management", "project-collaboration", "event-management"}
SCOPES = {"government", "local-authorities", "society", "welfare", "research"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements() -> list[str]:
    groups = PROJECT["optional-dependencies"].values()
    return [*PROJECT["dependencies"], *(one for group in groups for one in group)]


def public(key: str) -> Any:
    """Return what publiccode.yml says under a key such as `legal.license`."""
    found: Any = PUBLIC
    for step in key.split("."):
        found = found[step]
    return found


@pytest.mark.parametrize("requirement", requirements())
def test_dependency_says_what_it_is_for(requirement: str) -> None:
    assert re.search(rf'^    "{re.escape(requirement)}",  # \w.{{5,}}$', PYPROJECT, re.M)


def test_dependencies_stand_in_order() -> None:
    for group in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        names = [normal(NAME.match(one)[0]) for one in group]  # type: ignore[index]  # all match
        assert names == sorted(names)


def test_every_dependency_is_pinned() -> None:
    pinned = {normal(line.partition("==")[0]) for line in PINS}
    needed = {normal(NAME.match(one)[0]) for one in requirements()}  # type: ignore[index]  # all match

    assert needed - pinned == {"modning"}


def test_pins_are_names_and_versions_alone() -> None:
    odd = [line for line in PINS[1:] if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)]

    assert PINS[0].startswith("# ")
    assert len(PINS) > 50
    assert odd == []


def test_what_is_run_names_no_machine() -> None:
    scripts = ["Makefile", ".ci/run", "pyproject.toml", *tracked("tools")]

    assert [name for name in scripts if "https://" in (ROOT / name).read_text("utf-8")] == []


@pytest.mark.parametrize("key", REQUIRED)
def test_publiccode_holds_what_the_standard_requires(key: str) -> None:
    assert public(key) not in (None, "", [])


@pytest.mark.parametrize("language", ["da", "en"])
def test_publiccode_describes_the_software_in_each_language(language: str) -> None:
    told = public(f"description.{language}")

    assert [key for key in REQUIRED_IN_EACH_LANGUAGE if not told.get(key)] == []
    assert len(told["genericName"]) <= 35
    assert len(told["shortDescription"].strip()) <= 150
    assert 500 <= len(told["longDescription"]) <= 10_000
    assert [path for path in told["screenshots"] if not (ROOT / path).is_file()] == []


def test_publiccode_uses_the_words_that_are_allowed() -> None:
    assert {key: public(key) for key in ALLOWED if public(key) not in ALLOWED[key]} == {}
    assert set(public("categories")) <= CATEGORIES
    assert set(public("intendedAudience.scope")) <= SCOPES
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", public("releaseDate"))
    assert public("url").startswith("https://")


def test_publiccode_agrees_with_the_package() -> None:
    assert public("name") == PROJECT["name"]
    assert public("softwareVersion") == PROJECT["version"]
    assert public("legal.license") == PROJECT["license"]
    assert sorted(public("description")) == sorted(public("localisation.availableLanguages"))
