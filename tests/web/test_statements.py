"""Statements that are put together once: they answer what a plain query answers, every time."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext
from factories import add_hat, make_user

from modning_web.access.models import Hat, Membership
from modning_web.access.policy import Place, Reach
from modning_web.statements import prepared

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Wanted:
    place: Place
    hats: tuple[str, ...] = ()
    since: date | None = None


@prepared
def hats_of(person: UUID, wanted: Wanted) -> QuerySet[Membership, tuple[UUID, str]]:
    rows = Membership.objects.filter(user=person, programme_key=wanted.place.programme_key)
    if wanted.place.site_key:
        rows = rows.filter(site_key=wanted.place.site_key)
    if wanted.hats:
        rows = rows.filter(hat__in=wanted.hats)
    if wanted.since:
        rows = rows.filter(from_date__gte=wanted.since)
    return rows.order_by("hat").values_list("pk", "hat")


@prepared
def hats_within(where: Reach) -> QuerySet[Membership, tuple[str]]:
    kept = Q(programme_key__in=where.programmes)
    for place in where.sites:
        kept |= Q(programme_key=place.programme_key, site_key=place.site_key)
    return Membership.objects.filter(kept).order_by("hat").values_list("hat")


def test_statement_is_put_together_once_and_answers_for_each_value() -> None:
    made = []

    @prepared
    def keys_of(person: UUID) -> QuerySet[Membership, tuple[UUID]]:
        made.append(person)
        return Membership.objects.filter(user=person).values_list("pk")

    rows = [add_hat(make_user(), Hat.EVALUATOR) for _ in range(3)]

    found = [keys_of(row.user_id) for row in rows]

    assert found == [[(row.pk,)] for row in rows]
    assert len(made) == 1


def test_what_the_text_depends_on_has_a_text_of_its_own() -> None:
    person = make_user()
    for hat, site in ((Hat.EVALUATOR, "nord"), (Hat.PRACTITIONER, "syd"), (Hat.AUDITOR, "")):
        add_hat(person, hat, "vold", site)
    place = Place("vold")

    def hats(wanted: Wanted) -> list[str]:
        return [hat for _, hat in hats_of(person.pk, wanted)]

    assert hats(Wanted(place)) == ["auditor", "evaluator", "practitioner"]
    assert hats(Wanted(Place("vold", "syd"))) == ["practitioner"]
    assert hats(Wanted(place, ("auditor",))) == ["auditor"]
    assert hats(Wanted(place, ("evaluator", "practitioner"))) == ["evaluator", "practitioner"]
    assert hats(Wanted(place, since=date(2000, 1, 1))) == ["auditor"]


def test_statement_is_asked_anew_for_what_changed() -> None:
    person = make_user()
    asked = person.pk, Wanted(Place("vold"))
    before = hats_of(*asked)

    row = add_hat(person, Hat.EVALUATOR, "vold")
    with CaptureQueriesContext(connection) as statements:
        after = hats_of(*asked)

    assert (before, after) == ([], [(row.pk, "evaluator")])
    assert len(statements) == 1


def test_reach_of_any_size_finds_its_own_rows_alone() -> None:
    person = make_user()
    add_hat(person, Hat.EVALUATOR, "vold", "nord")
    add_hat(person, Hat.PRACTITIONER, "unge", "nord")

    own = Reach(sites=frozenset({Place("unge", "nord")}))
    both = Reach(programmes=frozenset({"vold"}), sites=frozenset({Place("unge", "nord")}))

    assert hats_within(own) == [("practitioner",)]
    assert hats_within(both) == [("evaluator",), ("practitioner",)]


def test_nothing_to_ask_for_asks_nothing() -> None:
    with CaptureQueriesContext(connection) as statements:
        found = hats_within(Reach())

    assert found == []
    assert len(statements) == 0
