"""Every address of the programmes, for every hat, in one's own place and in another's."""

from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from factories import add_hat, make_draft, make_member, make_programme, make_user, small_definition

from modning_web.access.gate import rule_of
from modning_web.access.models import Hat
from modning_web.access.policy import Scope, allowed_scope

pytestmark = pytest.mark.django_db
OWN, OTHER = ("vold", "nordby-kommune"), ("unge", "sydby-kommune")


@dataclass(frozen=True)
class Visit:
    """How a view is asked, and what it answers those it lets in."""

    lets_in: int
    args: tuple[str | int, ...] = ()
    posted: dict[str, str] | None = field(default=None)


PART = ("regler", "to-besoeg")
VISITS = {
    "programmes": Visit(200),
    "bring": Visit(200),
    "programme": Visit(200),
    "activities": Visit(200),
    "activity": Visit(200, ("opstart",)),
    "site": Visit(200),
    "annex": Visit(200, ("html",)),
    "plan_calendar": Visit(200),
    "definition": Visit(200),
    "definition_file": Visit(200),
    "versions": Visit(200),
    "comparison": Visit(200, (1, 1)),
    "draft": Visit(200),
    "head": Visit(200),
    "new_part": Visit(200, ("spor",)),
    "part": Visit(200, PART),
    "open_draft": Visit(302, posted={}),
    "remove_part": Visit(302, PART, posted={"revision": "1"}),
    "discard": Visit(302, posted={"revision": "1"}),
    "adopt": Visit(302, posted={"revision": "1", "note": "Fordi"}),
}
PLACELESS = {"programmes", "bring"}
PUBLIC = {"own_calendar"}
ACTIONS = {
    "programmes": "programme.see",
    "bring": "programme.create",
    "programme": "programme.see",
    "activities": "programme.see",
    "activity": "programme.see",
    "site": "site.see",
    "annex": "annex.download",
    "plan_calendar": "annex.download",
    "definition": "definition.see",
    "definition_file": "definition.see",
    "versions": "definition.see",
    "comparison": "definition.see",
    "draft": "definition.edit",
    "head": "definition.edit",
    "new_part": "definition.edit",
    "part": "definition.edit",
    "open_draft": "definition.edit",
    "remove_part": "definition.edit",
    "discard": "definition.edit",
    "adopt": "definition.adopt",
}


def address(name: str, place: tuple[str, str]) -> str:
    """Return a view's address in a programme, at its site where the view is a site's."""
    if name in PLACELESS:
        return reverse(f"programmes:{name}")
    site = (place[1],) if name == "site" else ()
    return reverse(f"programmes:{name}", args=[place[0], *site, *VISITS[name].args])


def asked(client: Client, name: str, place: tuple[str, str]) -> int:
    posted = VISITS[name].posted
    where = address(name, place)
    return (client.get(where) if posted is None else client.post(where, posted)).status_code


def expected(hat: Hat, name: str, place: tuple[str, str]) -> int:
    """Return what the policy's table says that the view answers."""
    scope = allowed_scope(hat, ACTIONS[name])
    lets_in = scope is not None if name in PLACELESS else scope is Scope.ALL
    lets_in = lets_in or (place == OWN and scope in {Scope.PROGRAMME, Scope.SITE})
    return VISITS[name].lets_in if lets_in else 403


def test_every_address_of_programmes_is_tried_here() -> None:
    patterns = get_resolver().namespace_dict["programmes"][1].reverse_dict
    names = {name for name in patterns if isinstance(name, str)}

    assert names == VISITS.keys() | PUBLIC


@pytest.mark.parametrize("name", VISITS)
def test_view_asks_for_the_action_that_it_is(name: str) -> None:
    view = get_resolver().resolve(address(name, OWN)).func

    assert rule_of(view).kind == ACTIONS[name]


@pytest.fixture
def two_programmes() -> None:
    for key, _ in (OWN, OTHER):
        text = small_definition(key)
        make_programme(text)
        make_draft(f"{text}# Kladde\n")


@pytest.mark.parametrize("place", [OWN, OTHER], ids=["own", "another"])
@pytest.mark.parametrize("hat", Hat)
def test_every_address_answers_each_hat_as_the_policy_says(
    hat: Hat, place: tuple[str, str], two_programmes: None, client: Client
) -> None:
    client.force_login(make_member(hat, *OWN))

    # "discard" stands last: it ends the draft that the others ask for, as "adopt" does.
    answers = {name: asked(client, name, place) for name in VISITS if name != "adopt"}

    assert answers == {name: expected(hat, name, place) for name in answers}


@pytest.mark.parametrize("place", [OWN, OTHER], ids=["own", "another"])
@pytest.mark.parametrize("hat", Hat)
def test_draft_is_adopted_by_those_whom_the_policy_lets(
    hat: Hat, place: tuple[str, str], two_programmes: None, client: Client
) -> None:
    client.force_login(make_member(hat, *OWN))

    assert asked(client, "adopt", place) == expected(hat, "adopt", place)


@pytest.mark.parametrize("name", VISITS)
def test_nobody_is_let_in_without_signing_in(
    name: str, two_programmes: None, client: Client
) -> None:
    where = address(name, OWN)

    answer = client.get(where) if VISITS[name].posted is None else client.post(where, {})

    assert answer.url == f"{reverse('doors:sign_in')}?next={where}"


@pytest.mark.parametrize("name", VISITS)
def test_person_without_a_hat_is_refused(name: str, two_programmes: None, client: Client) -> None:
    client.force_login(make_user())

    assert asked(client, name, OWN) == 403


def test_two_hats_reach_both_programmes(two_programmes: None, client: Client) -> None:
    person = make_member(Hat.EVALUATOR, "vold")
    add_hat(person, Hat.PROGRAMME_LEAD, "unge")
    client.force_login(person)

    assert [asked(client, "draft", place) for place in (OWN, OTHER)] == [403, 200]
    assert [asked(client, "site", place) for place in (OWN, OTHER)] == [200, 200]


@pytest.mark.parametrize(
    "name", [name for name, visit in VISITS.items() if visit.posted is not None]
)
def test_what_changes_something_takes_a_post(
    name: str, two_programmes: None, client: Client
) -> None:
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))

    assert client.get(address(name, OWN)).status_code == 405


def test_programme_that_is_not_there_tells_only_those_who_see_all(client: Client) -> None:
    statuses = []
    for hat in (Hat.PROGRAMME_LEAD, Hat.MUNICIPAL_PROJECT_LEADER):
        client.force_login(make_member(hat, "vold"))
        statuses.append(client.get(reverse("programmes:programme", args=["ukendt"])).status_code)

    assert statuses == [404, 403]
