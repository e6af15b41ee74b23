"""Who may do what where: the table, and the questions asked of it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from factories import make_member, make_user
from pytest_django import DjangoAssertNumQueries

from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import (
    ACTIONS,
    POLICY,
    Place,
    Scope,
    UnknownAction,
    allowed_scope,
    can,
    can_somewhere,
    reach,
    scope,
)

pytestmark = pytest.mark.django_db
HERE, THERE = Place("vold", "odense"), Place("vold", "aarhus")
ELSEWHERE = Place("unge", "odense")


def test_table_has_a_cell_for_every_hat_and_action() -> None:
    cells = [allowed_scope(hat, action) for hat in Hat for action in ACTIONS]

    assert len(cells) == len(Hat) * len(ACTIONS)
    assert set(cells) == {*Scope, None}
    assert all(POLICY.values())


@pytest.mark.parametrize("hat", Hat)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_cell_lets_in_exactly_where_it_says(hat: Hat, action: str) -> None:
    user = make_member(hat, "vold", "odense")

    allowed = [place for place in (HERE, THERE, ELSEWHERE) if can(user, action, place)]

    expected = {
        Scope.ALL: [HERE, THERE, ELSEWHERE],
        Scope.PROGRAMME: [HERE, THERE],
        Scope.SITE: [HERE],
        Scope.SELF: [],
        None: [],
    }
    assert allowed == expected[allowed_scope(hat, action)]


def test_hat_with_a_site_does_not_reach_the_programme_as_a_whole() -> None:
    user = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "odense")

    assert not can(user, "site.see", Place("vold"))


def test_hat_without_a_programme_reaches_none_by_programme() -> None:
    user = make_member(Hat.EVALUATOR)

    assert not can_somewhere(user, "programme.see")


@pytest.mark.parametrize(
    ("from_in_days", "to_in_days", "allowed"),
    [(0, 1, True), (-5, 0, False), (1, 9, False), (-5, 5, True)],
)
def test_hat_counts_from_its_first_day_until_its_end(
    *, from_in_days: int, to_in_days: int, allowed: bool
) -> None:
    today = timezone.localdate()
    user = make_member(
        Hat.PROGRAMME_LEAD,
        "vold",
        from_date=today + timedelta(days=from_in_days),
        to_date=today + timedelta(days=to_in_days),
    )

    assert can(user, "definition.edit", Place("vold")) is allowed


def test_reach_can_be_asked_of_another_day() -> None:
    user = make_member(Hat.EVALUATOR, "vold", to_date=date(2020, 1, 1))

    assert reach(user, "programme.see", on=date(2019, 12, 31)).programmes == {"vold"}
    assert not reach(user, "programme.see", on=date(2020, 1, 1))


def test_nobody_and_the_deactivated_may_do_nothing() -> None:
    gone = make_member(Hat.AUDITOR)
    gone.is_active = False

    assert not can_somewhere(AnonymousUser(), "programme.see")
    assert not can_somewhere(gone, "programme.see")


def test_two_hats_reach_both_places() -> None:
    user = make_member(Hat.EVALUATOR, "vold")
    Membership.objects.create(user=user, hat=Hat.PROGRAMME_LEAD, programme_key="unge")

    assert reach(user, "site.see").programmes == {"vold", "unge"}
    assert reach(user, "definition.edit").programmes == {"unge"}


def test_unknown_action_is_an_error_and_not_a_refusal() -> None:
    with pytest.raises(UnknownAction):
        can(make_member(Hat.AUDITOR), "programme.dance", HERE)


def test_rows_are_kept_where_the_person_may() -> None:
    rows = Membership.objects.order_by("programme_key", "site_key")
    for place in (HERE, THERE, ELSEWHERE):
        make_member(Hat.PRACTITIONER, place.programme_key, place.site_key)
    lead = make_member(Hat.PROGRAMME_LEAD, "unge")
    leader = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "aarhus")
    practitioners = rows.filter(hat=Hat.PRACTITIONER)

    def seen_by(user: User) -> list[str]:
        kept = scope(practitioners, user=user, action="site.see", site="site_key")
        return [f"{row.programme_key}/{row.site_key}" for row in kept]

    assert seen_by(lead) == ["unge/odense"]
    assert seen_by(leader) == ["vold/aarhus"]
    assert seen_by(make_member(Hat.AUDITOR)) == ["unge/odense", "vold/aarhus", "vold/odense"]
    assert seen_by(make_user()) == []


def test_hats_are_read_once_a_request(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    user = User.objects.get(pk=make_member(Hat.AUDITOR).pk)

    with django_assert_num_queries(1):
        for action in ACTIONS:
            can_somewhere(user, action)
