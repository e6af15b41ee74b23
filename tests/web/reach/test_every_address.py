"""Every address of the site, for every hat, here and elsewhere: exactly what the table says."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker
from web.reach.canaries import HERE, PLACES, Canary, canaries_in, plain
from web.reach.examples import ARGUMENTS, PROGRAMME, VISITS, Visit
from web.reach.world import World, make_world

from modning_web.access.gate import Rule, rule_of
from modning_web.access.models import Hat
from modning_web.access.policy import POLICY, Place, Scope, allowed_scope

pytestmark = pytest.mark.django_db
SIGN_IN = "the page to sign in"


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one
        else:
            yield from patterns(one, f"{one.namespace}:" if one.namespace else space)


PATTERNS = dict(patterns(get_resolver()))


class Answer(NamedTuple):
    """What an address answered a hat at a place."""

    status: int | str
    canaries: frozenset[Canary]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def rule(name: str) -> Rule:
    found = rule_of(PATTERNS[name].callback)
    assert found is not None
    return found


def arguments(name: str, world: World, place: Place) -> dict[str, Any]:
    ways = {**ARGUMENTS, **VISITS.get(name, Visit()).arguments}
    return {one: ways[one](world, place) for one in PATTERNS[name].pattern.converters}


def asked(client: Client, name: str, world: World, place: Place) -> Answer:
    """Ask an address; what it changes is taken back."""
    visit = VISITS.get(name, Visit())
    address = reverse(name, kwargs=arguments(name, world, place))
    before, cookies = transaction.savepoint(), deepcopy(client.cookies)
    if visit.posted is None:
        answer = client.get(address, visit.query)
    else:
        answer = client.post(address, visit.posted)
    found = canaries_in(body_of(answer))
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    is_sent_to_sign_in = answer.headers.get("Location", "").startswith(
        f"{reverse('access:sign_in')}?next="
    )
    return Answer(SIGN_IN if is_sent_to_sign_in else answer.status_code, found)


def body_of(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]  # either kind


def where(name: str, place: Place) -> Place | None:
    """Return how exactly an address names its place."""
    named = PATTERNS[name].pattern.converters
    if "site_key" in named:
        return place
    if "programme_key" in named and rule(name).place is None:
        return Place(place.programme_key)
    if rule(name).place is None:
        return None
    is_whole = VISITS.get(name, Visit()).at == PROGRAMME
    return Place(place.programme_key) if is_whole else place


def may(hat: Hat, action: str, at: Place | None) -> bool:
    """Tell what the table says, without asking the code that asks the table."""
    scope = allowed_scope(hat, action)
    if at is None or scope is None:
        return scope is not None
    return (
        scope is Scope.ALL
        or (scope is Scope.PROGRAMME and at.programme_key == HERE.programme_key)
        or (scope is Scope.SITE and at == HERE)
    )


def expected(name: str, hat: Hat | None, place: Place) -> int | str:
    visit, kind = VISITS.get(name, Visit()), rule(name).kind
    if kind == "public":
        return visit.answer
    if hat is None:
        return SIGN_IN
    if kind == "signed in":
        return visit.answer
    if visit.answer == 404 and rule(name).place is not None:
        return 404  # where another's is, is nobody's to know
    if not may(hat, kind, where(name, place)):
        return 403
    if not all(may(hat, action, where(name, place)) for action in visit.shown_by):
        return 404
    return visit.answer


@pytest.fixture(scope="module")
def answers(world: World) -> dict[tuple[str, Hat | None, Place], Answer]:
    """Ask every address as everybody at every place, once."""
    found = {}
    for hat, client in world.clients.items():
        for name, pattern in PATTERNS.items():
            for place in PLACES.values() if pattern.pattern.converters else (HERE,):
                found[name, hat, place] = asked(client, name, world, place)
    return found


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_address_has_an_example(name: str) -> None:
    needed = set(PATTERNS[name].pattern.converters)

    assert needed <= {*ARGUMENTS, *VISITS.get(name, Visit()).arguments}


def test_every_example_has_an_address() -> None:
    assert VISITS.keys() - PATTERNS.keys() == set()


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_address_knows_where_it_is(name: str, world: World, rf: RequestFactory) -> None:
    placing = rule(name).place
    if placing is None or VISITS.get(name, Visit()).answer == 404:
        return
    for place in PLACES.values():
        assert placing(rf.get("/"), **arguments(name, world, place)) == where(name, place)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_address_answers_everybody_everywhere_as_the_table_says(
    name: str, answers: dict[tuple[str, Hat | None, Place], Answer]
) -> None:
    asked_here = {key[1:]: answer for key, answer in answers.items() if key[0] == name}

    found = {key: answer.status for key, answer in asked_here.items()}

    assert found == {(hat, place): expected(name, hat, place) for hat, place in found}


# What one must be allowed where a row is, to read its words; the more exact line counts.
READ_BY = {
    "access": "site.see",
    "access.absence": "people.see",
    "access.brokenglass": "audit.see",
    "access.membership": "people.see",
    "advice": "advice.see",
    "audit": "audit.see",
    "courses": "training.see",
    "jobs": "own.see",
    "meetings": "site.see",
    "meetings.attendance": "attendance.see",
    "minutes": "minutes.see",
    "notices": "letters.see",
    "people": "people.see",
    "plans": "plan.see",
    "programmes": "programme.see",
    "programmes.draft": "definition.edit",
    "programmes.occurrence": "site.see",
    "programmes.site": "site.see",
    "releases": "release.approve",
}


def reading(label: str) -> str:
    """Return the action that reads the rows of a model."""
    return READ_BY.get(label) or READ_BY[label.partition(".")[0]]


def may_read(hat: Hat | None, seen: Canary, labels: dict[str, str]) -> bool:
    label = labels[seen.model]
    if hat is None:
        return False
    is_of_programme = label in {"programmes.programme", "programmes.version", "programmes.draft"}
    place = Place(seen.place.programme_key) if is_of_programme else seen.place
    if reading(label) not in POLICY:
        raise AssertionError(label)
    return may(hat, reading(label), place)


@pytest.mark.slow
@pytest.mark.parametrize("hat", [None, *Hat])
def test_nobody_reads_the_rows_of_another_place(
    hat: Hat | None, world: World, answers: dict[tuple[str, Hat | None, Place], Answer]
) -> None:
    labels = {plain(model._meta.label): model._meta.label_lower for model, _ in world.rows}

    leaked = {
        (name, one)
        for (name, whose, place), answer in answers.items()
        for one in answer.canaries
        if whose == hat and not may_read(hat, one, labels) and not on_purpose(name, place, one)
    }

    assert leaked == set()


def on_purpose(name: str, place: Place, seen: Canary) -> bool:
    """Tell what is shown beyond the table, and why."""
    if name == "programmes:own_calendar":  # whoever knows its secret address is its owner
        return seen.place == place
    # One must know what there is to break the glass into.
    return name == "glass:break" and seen.model == "programmesprogramme"


@pytest.mark.slow
def test_there_are_words_that_could_leak(
    answers: dict[tuple[str, Hat | None, Place], Answer],
) -> None:
    seen = {(key[1], one) for key, answer in answers.items() for one in answer.canaries}

    places = {one.place for hat, one in seen if hat is Hat.AUDITOR}

    assert places == set(PLACES.values())
    assert len({one.model for _, one in seen}) > 5
