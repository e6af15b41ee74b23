"""Three of the example definitions: they read, nothing is lost, the mended keep promises."""

import re
from collections import Counter
from datetime import date

import pytest
from example_definitions import FOLDER, example, parts

from modning.programme.expansion import Occurrence, expand
from modning.programme.schema.definition import Programme

NAMES = ("000-voldsudsatte", "002-beredskaber", "003-interventionsmodel")
ALL = (*NAMES, *(f"mended/{name}" for name in NAMES))


def counts(programme: Programme) -> dict[str, int]:
    call, evaluation, intervention = programme.call, programme.evaluation, programme.intervention
    return {
        "parties": len(programme.parties),
        "roles": len(programme.roles),
        "teams": len(programme.teams),
        "phases": len(programme.phases),
        "activities": len(programme.activities),
        "rules": len(programme.rules),
        "requirements": len(call.requirements) if call else 0,
        "criteria": len(call.criteria) if call else 0,
        "eligible": len(call.budget.eligible) if call else 0,
        "budget advice": len(call.budget.advice) if call else 0,
        "advice": len(call.advice) if call else 0,
        "questions": len(evaluation.questions) if evaluation else 0,
        "data sources": len(evaluation.data_sources) if evaluation else 0,
        "contributions": len(programme.contributions),
        "elements": len(intervention.elements) if intervention else 0,
        "steps": len(intervention.steps) if intervention else 0,
    }


COUNTS = {
    "000-voldsudsatte": (4, 5, 1, 0, 10, 5, 0, 0, 0, 0, 0, 0, 3, 5, 0, 0),
    "002-beredskaber": (2, 7, 1, 2, 7, 2, 4, 3, 0, 0, 0, 0, 0, 9, 3, 0),
    "003-interventionsmodel": (6, 10, 0, 0, 11, 1, 4, 4, 12, 7, 6, 4, 6, 15, 4, 6),
}


@pytest.mark.parametrize("name", NAMES)
def test_example_has_as_many_parts_as_its_document(name: str) -> None:
    found = counts(example(name))

    assert tuple(found.values()) == COUNTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_mended_example_loses_nothing_but_criteria_that_are_requirements(name: str) -> None:
    asked = counts(example(name))
    if name.startswith("003"):
        asked["criteria"] = 0

    found = counts(example(f"mended/{name}"))

    assert found == asked


@pytest.mark.parametrize("name", ALL)
def test_every_part_names_its_place_in_the_source(name: str) -> None:
    programme = example(name)

    silent = [part for part in parts(programme) if not getattr(part, "at", "has no such field")]

    assert silent == []


@pytest.mark.parametrize("name", ALL)
def test_example_tells_what_its_document_leaves_open(name: str) -> None:
    source = example(name).source

    assert source is not None
    assert source.leaves_open
    assert source.notes


@pytest.mark.parametrize("name", ALL)
def test_example_holds_no_person_and_no_address(name: str) -> None:
    text = (FOLDER / f"{name}.toml").read_text("utf-8")

    # "v/NN" is a remark on how the document names its speakers.
    assert re.findall(r"@|example\.org|tlf|telefonnummer|(?<!v/)NN", text) == []


@pytest.mark.parametrize("name", ALL)
def test_example_opens_with_the_schema_that_editors_use(name: str) -> None:
    first, *_ = (FOLDER / f"{name}.toml").read_text("utf-8").splitlines()
    up = "../../" if name.startswith("mended") else "../"

    assert first == f"#:schema {up}programme.schema.json"


def per_activity(name: str) -> Counter[str]:
    return Counter(one.activity for one in expand(example(name)))


def test_violence_plan_expands_to_what_the_table_holds_at_four_municipalities() -> None:
    found = per_activity("000-voldsudsatte")

    assert found == {
        "opstartsmoede": 1,
        "kompetenceudvikling-2023": 1,
        "opstartsworkshop": 4,
        "udviklingsmoede-maj": 3,
        "dialogmoede": 16,
        "udviklingsmoede-november": 2,
        "kompetenceudvikling-opfoelgning": 2,
        "afslutningsworkshop": 4,
        "faelles-afslutningsmoede": 1,
        "bidrag-til-evaluering": 4,
    }


def test_course_expands_to_common_meetings_and_work_at_five_municipalities() -> None:
    found = per_activity("002-beredskaber")

    assert found == {
        "informationsmoede": 1,
        "startworkshop": 1,
        "arbejde-i-kommunen": 5,
        "telefonisk-sparring": 5,
        "opfoelgningsmoede-fysisk": 1,
        "opfoelgningsmoede-virtuelt": 1,
        "afsluttende-workshop": 1,
    }


def test_grant_pool_expands_over_applicant_police_and_four_municipalities() -> None:
    found = per_activity("003-interventionsmodel")

    assert found["casebesoeg"] == 3 * (1 + 1 + 4)
    assert found["registrering"] == 6
    assert found["informationsmoede"] == 1


def of_activities(name: str, *activities: str) -> list[Occurrence]:
    return [one for one in expand(example(name)) if one.activity in activities]


def counted(name: str, rule: str) -> Counter[tuple[int, str | None]]:
    """Count what a rule counts, in each year and at each site."""
    programme = example(name)
    asked = next(one for one in programme.rules if one.id == rule)
    counting = {
        one.id for one in programme.activities if one.id in asked.of or one.kind in asked.of_kind
    }
    found = of_activities(name, *counting)
    return Counter((one.window.start.year, one.site.key if one.site else None) for one in found)


def test_violence_plan_breaks_its_promise_of_two_dialogue_meetings_in_2023_and_2025() -> None:
    found = counted("000-voldsudsatte", "to-dialogmoeder-om-aaret")

    assert {year: found[year, "kommune-1"] for year in (2023, 2024, 2025)} == {
        2023: 1,
        2024: 2,
        2025: 1,
    }


def test_violence_plan_breaks_its_promise_of_two_development_meetings_in_2025() -> None:
    found = counted("000-voldsudsatte", "to-udviklingsmoeder-om-aaret")

    assert found == {(2023, None): 2, (2024, None): 2, (2025, None): 1}


def test_mended_violence_plan_keeps_its_promises_of_meetings() -> None:
    dialogue = counted("mended/000-voldsudsatte", "to-dialogmoeder-om-aaret")
    development = counted("mended/000-voldsudsatte", "to-udviklingsmoeder-om-aaret")

    assert set(dialogue.values()) == {2}
    assert len(dialogue) == 3 * 4
    assert development == {(2023, None): 2, (2024, None): 2, (2025, None): 2}


def test_mended_violence_plan_has_the_training_days_that_the_text_counts_on() -> None:
    first = of_activities("mended/000-voldsudsatte", "kompetenceudvikling-2023")
    programme = example("mended/000-voldsudsatte")
    lengths = {one.id: str(one.duration) for one in programme.activities if one.duration}

    assert len(first) == 8
    assert lengths == {
        "kompetenceudvikling-2023": "1 dag",
        "kompetenceudvikling-opfoelgning": "1-2 dage",
    }


def test_mended_course_takes_about_eighteen_months() -> None:
    windows = [one.window for one in of_activities("mended/002-beredskaber", "startworkshop")]
    ends = [one.window for one in of_activities("mended/002-beredskaber", "afsluttende-workshop")]

    assert [one.start for one in windows] == [date(2024, 9, 1)]
    assert [one.last_day for one in ends] == [date(2026, 3, 31)]


@pytest.mark.parametrize("name", [one for one in ALL if one.startswith("mended")])
def test_mended_example_says_each_thing_once_and_dates_it(name: str) -> None:
    programme = example(name)

    said_twice = [one.id for one in (*programme.activities, *programme.parties) if one.stated]
    undated = [one.key for one in expand(programme) if not one.dated]

    assert said_twice == []
    assert undated == []
    assert programme.call is None or programme.call.stated == ()
