"""Every address of the site, for every hat, here and elsewhere: exactly what the table says."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker
from web.reach.canaries import ELSEWHERE, HERE, PLACES, THERE, Canary, canaries_in, plain
from web.reach.examples import ARGUMENTS, NOWHERE, PROGRAMME, SITE, VISITS, WITHIN, Visit
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
    ways = {**ARGUMENTS, **visit_of(name).arguments}
    return {one: ways[one](world, place) for one in PATTERNS[name].pattern.converters}


def asked(client: Client, name: str, world: World, place: Place) -> Answer:
    """Ask an address; what it changes is taken back."""
    visit = visit_of(name)
    address = reverse(name, kwargs=arguments(name, world, place))
    before, cookies = transaction.savepoint(), client.cookies
    client.cookies = deepcopy(cookies) if visit.posted is not None else cookies
    if visit.posted is None:
        answer = client.get(address, visit.query)
    else:
        answer = client.post(address, filled(visit.posted, world, place))
    found = canaries_in(body_of(answer))
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    is_sent_to_sign_in = answer.headers.get("Location", "").startswith(
        f"{reverse(settings.LOGIN_URL)}?next="
    )
    return Answer(SIGN_IN if is_sent_to_sign_in else answer.status_code, found)


def filled(posted: Mapping[str, Any], world: World, place: Place) -> dict[str, Any]:
    return {name: one(world, place) if callable(one) else one for name, one in posted.items()}


def body_of(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]  # either kind


def exactness(name: str) -> str:
    """Return how exact the place of an address is."""
    named = PATTERNS[name].pattern.converters
    if stated := visit_of(name).at:
        return stated
    if "site_key" in named:
        return SITE
    return PROGRAMME if "programme_key" in named else NOWHERE


def visit_of(name: str) -> Visit:
    return VISITS.get(name, Visit())


def may(hat: Hat, action: str, place: Place, exact: str) -> bool:
    """Tell what the table says, without asking the code that asks the table."""
    scope = allowed_scope(hat, action)
    if exact == NOWHERE or scope is None:
        return scope is not None
    is_within = place.programme_key == HERE.programme_key
    at_site = {SITE: place == HERE, WITHIN: is_within}
    return (
        scope is Scope.ALL
        or (scope is Scope.PROGRAMME and is_within)
        or (scope is Scope.SITE and at_site.get(exact, False))
    )


def expected(name: str, hat: Hat | None, place: Place) -> int | str:
    visit, kind = visit_of(name), rule(name).kind
    if kind == "public":
        return visit.answer
    if hat is None:
        return SIGN_IN
    is_by_table = kind != "signed in" and (visit.answer != 404 or visit.gate_first)
    if is_by_table and not may(hat, kind, place, exactness(name)):
        return 403
    shown = all(may(hat, action, place, visit.row_at) for action in visit.shown_by)
    return visit.answer if shown else visit.hidden


Asking = tuple[str, Hat | None, Place]
FEW = {None, Hat.AUDITOR, Hat.EVALUATOR, Hat.MUNICIPAL_PROJECT_LEADER, Hat.CITIZEN}


def askings(name: str) -> Iterator[Asking]:
    """Return who asks for an address, and where: as many as can differ by what the table says."""
    kind = rule(name).kind
    hats: set[Hat | None] = {None, *Hat}
    if kind == "public":
        hats = {None, Hat.MUNICIPAL_PROJECT_LEADER}
    elif visit_of(name).is_slow:
        hats &= FEW
    is_fixed = kind == "public" or (kind == "signed in" and not visit_of(name).shown_by)
    for hat in sorted(hats, key=str):
        for place in places_to_ask(name, hat, is_fixed=is_fixed):
            yield name, hat, place


def places_to_ask(name: str, hat: Hat | None, *, is_fixed: bool) -> tuple[Place, ...]:
    """Return HERE alone where the place is no matter, and not twice what is the same address."""
    if is_fixed:
        return (THERE,)
    named = set(PATTERNS[name].pattern.converters)
    if hat is None or not named:
        return (HERE,)
    is_of_programme = named <= {"programme_key", "form", "slug", "part_key", "earlier", "later"}
    kind = rule(name).kind
    is_never = kind in POLICY and allowed_scope(hat, kind) is None
    return (HERE, ELSEWHERE) if is_of_programme or is_never else tuple(PLACES.values())


@pytest.fixture(scope="module")
def answers(world: World) -> dict[Asking, Answer]:
    """Ask every address as everybody everywhere, once."""
    return {
        (name, hat, place): asked(world.clients[hat], name, world, place)
        for name in PATTERNS
        for name, hat, place in askings(name)
    }


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_address_has_an_example(name: str) -> None:
    needed = set(PATTERNS[name].pattern.converters)

    assert needed <= {*ARGUMENTS, *visit_of(name).arguments}


def test_every_example_has_an_address() -> None:
    assert VISITS.keys() - PATTERNS.keys() == set()


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_address_knows_where_it_is(name: str, world: World, rf: RequestFactory) -> None:
    placing, exact = rule(name).place, exactness(name)
    if placing is None or exact not in {SITE, PROGRAMME} or visit_of(name).answer == 404:
        return
    request = rf.get("/")
    request.user = world.people[Hat.PROGRAMME_LEAD]
    for place in PLACES.values():
        expected_place = place if exact == SITE else Place(place.programme_key)
        assert placing(request, **arguments(name, world, place)) == expected_place


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_address_answers_everybody_everywhere_as_the_table_says(
    name: str, answers: dict[Asking, Answer]
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
    "courses.curriculum": "programme.see",  # what it takes is the same at all sites
    "doors.closing": "account.close",
    "doors.emailchange": "people.give_hats",
    "jobs": "own.see",
    "meetings": "site.see",
    "meetings.attendance": "attendance.see",
    "minutes": "minutes.see",
    "notices": "letters.see",
    "notices.incomingmail": "letters.see_incoming",
    "people": "people.see",
    "people.hatrequest": "platform_hats.see",
    "plans": "plan.see",
    "plans.closeddays": "closed_days.write",
    "programmes": "programme.see",
    "programmes.draft": "definition.edit",
    "programmes.occurrence": "site.see",
    "programmes.site": "site.see",
    "releases": "release.approve",
}


OF_PROGRAMME = {
    "courses.curriculum",
    "programmes.programme",
    "programmes.version",
    "programmes.draft",
}


def reading(label: str) -> str:
    """Return the action that reads the rows of a model."""
    return READ_BY.get(label) or READ_BY[label.partition(".")[0]]


def may_read(hat: Hat | None, seen: Canary, labels: dict[str, str]) -> bool:
    # A page may cut a word short.
    label = next(label for word, label in labels.items() if word.startswith(seen.model))
    if hat is None:
        return False
    if label == "organisations.organisation":
        return True  # the register of authorities and organisations is no secret
    return may(hat, reading(label), seen.place, PROGRAMME if label in OF_PROGRAMME else SITE)


@pytest.mark.slow
@pytest.mark.parametrize("hat", [None, *Hat])
def test_nobody_reads_the_rows_of_another_place(
    hat: Hat | None, world: World, answers: dict[Asking, Answer]
) -> None:
    labels = {plain(model._meta.label): model._meta.label_lower for model, _ in world.rows}

    leaked = {
        (name, one)
        for (name, whose, place), answer in answers.items()
        for one in answer.canaries
        if whose == hat and not may_read(hat, one, labels) and not on_purpose(name, place, one)
    }

    assert leaked == set()


CALENDARS = {"programmes:own_calendar", "meetings:programme_calendar"}


def on_purpose(name: str, place: Place, seen: Canary) -> bool:
    """Tell what is shown beyond the table, and why."""
    if name in CALENDARS:  # whoever knows its secret address is its owner
        is_theirs = seen.place.programme_key == place.programme_key
        return seen.place == place or (is_theirs and seen.model == "programmesprogramme")
    # One's own hats are named by where they are worn.
    if name == "access:profile" and seen.place == HERE:
        return True
    # Who is to have a hat that reaches every programme is of no one place.
    of_hats = {"people:platform_hats", "people:refuse_hat", "home:home"}
    if name in of_hats and seen.model == "accessuser":
        return True
    # One must know what there is to break the glass into.
    return name == "glass:break" and seen.model == "programmesprogramme"


@pytest.mark.slow
def test_there_are_words_that_could_leak(
    answers: dict[Asking, Answer],
) -> None:
    seen = {(key[1], one) for key, answer in answers.items() for one in answer.canaries}

    places = {one.place for hat, one in seen if hat is Hat.AUDITOR}

    assert places == set(PLACES.values())
    assert len({one.model for _, one in seen}) > 5


# My day asks every capability, and the file of one's own data every table; a page asks twelve.
MOST_STATEMENTS = {"home:home": 20, "own:file": 60}


@pytest.mark.slow
@pytest.mark.parametrize("hat", [Hat.PROGRAMME_LEAD, Hat.MUNICIPAL_PROJECT_LEADER, Hat.AUDITOR])
def test_page_asks_few_statements(hat: Hat, world: World) -> None:
    counted = {}
    for name in PATTERNS:
        if visit_of(name).posted is None and not visit_of(name).is_slow:
            asked(world.clients[hat], name, world, HERE)  # what is read once is read
            with CaptureQueriesContext(connection) as captured:
                asked(world.clients[hat], name, world, HERE)
            said = [one for one in captured if "SAVEPOINT" not in one["sql"]]
            counted[name] = len(said)

    too_many = {name: n for name, n in counted.items() if n > MOST_STATEMENTS.get(name, 12)}

    assert too_many == {}
