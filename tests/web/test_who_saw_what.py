"""Reading pages about people leaves a row: who, what, where, in whose place."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse
from factories import NOON, add_hat, make_member, make_programme, make_user, small_definition
from pytest_django import Settings

from modning_web.access.models import Hat, User
from modning_web.access.policy import (
    ACTIONS,
    POLICY,
    WITHOUT_TRACE,
    WITHOUT_TRACE_AT_HOME,
    Place,
    Scope,
    acting,
    leaves_trace,
)
from modning_web.audit.acting import Acting, acting_as
from modning_web.audit.actions import SEEN_AGAIN_AFTER, Sight, record, record_seen
from modning_web.audit.models import AuditEvent
from modning_web.inspection.telling import what_was_done
from modning_web.inspection.wording import SEEN

pytestmark = pytest.mark.django_db
HERE = Place("vold", "nordby-kommune")
SIGHT = Sight("people:person", "people.see", "vold", "nordby-kommune", "en-nøgle")


def seen() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action="seen"))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_reading_a_page_about_people_says_who_saw_what_where() -> None:
    make_programme(small_definition("vold"))
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")

    signed_in(lead).get(reverse("programmes:site", args=["vold", "nordby-kommune"]))

    [event] = seen()
    assert (event.by, event.programme_key, event.site_key) == (lead, "vold", "nordby-kommune")
    assert event.details == {"page": "programmes:site", "rule": "site.see"}


def test_one_at_home_leaves_no_trace_of_reading_their_own_sites_plan() -> None:
    make_programme(small_definition("vold"))
    leader = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune")

    signed_in(leader).get(reverse("programmes:site", args=["vold", "nordby-kommune"]))

    assert seen() == []


@pytest.mark.parametrize("name", ["programmes:programmes", "access:profile", "home:accessibility"])
def test_pages_without_people_and_ones_own_leave_no_trace(name: str) -> None:
    signed_in(make_member(Hat.PROGRAMME_LEAD, "vold")).get(reverse(name))

    assert seen() == []


def test_refused_reader_has_seen_nothing() -> None:
    make_programme(small_definition("vold"))
    stranger = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "sydby-kommune")

    answer = signed_in(stranger).get(reverse("programmes:site", args=["vold", "nordby-kommune"]))

    assert answer.status_code == 403
    assert seen() == []


def test_same_page_is_recorded_once_a_quarter_and_anew_in_the_next() -> None:
    person = make_user()

    for minutes in (0, 5, 14, 15):
        record_seen(SIGHT, by=person, at=NOON + timedelta(minutes=minutes))

    assert [one.at for one in seen()] == [NOON + SEEN_AGAIN_AFTER, NOON]


def test_another_page_place_row_or_person_is_recorded_too() -> None:
    person = make_user()
    sights = [
        SIGHT,
        Sight("people:programme", "people.see", "vold", "nordby-kommune", "en-nøgle"),
        Sight("people:person", "people.see", "unge", "nordby-kommune", "en-nøgle"),
        Sight("people:person", "people.see", "vold", "nordby-kommune", "en-anden"),
    ]

    for sight in sights:
        record_seen(sight, by=person, at=NOON)
    record_seen(SIGHT, by=make_user(), at=NOON)

    assert len(seen()) == 5


def test_what_was_recorded_lately_costs_no_statement(
    settings: Settings, django_assert_num_queries: object
) -> None:
    settings.CACHES = settings.CACHES | {
        "seen": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test"}
    }
    person = make_user()
    record_seen(SIGHT, by=person, at=NOON)

    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture that is a function
        record_seen(SIGHT, by=person, at=NOON)

    assert len(seen()) == 1


def test_deputy_is_told_apart_in_what_they_read_and_do() -> None:
    away = make_user()
    absent = add_hat(away, Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune")
    deputy = make_user()
    add_hat(
        deputy,
        Hat.MUNICIPAL_PROJECT_LEADER,
        "vold",
        "nordby-kommune",
        role_key="projektleder",
        is_deputy=True,
        follows=absent,
    )

    capacity = acting(deputy, "people.see", HERE)
    with acting_as(capacity):
        event = record("meetings.fix", by=deputy, at=NOON)
        other = record("meetings.fix", by=make_user(), at=NOON)

    assert capacity == Acting(deputy.pk, away.pk, {"deputy_for": "projektleder"})
    assert (event.on_behalf_of, event.details) == (away, {"deputy_for": "projektleder"})
    assert (other.on_behalf_of, other.details) == (None, {})


def test_deputy_with_a_hat_of_their_own_acts_for_themselves() -> None:
    person = make_member(Hat.PROGRAMME_LEAD, "vold")
    add_hat(person, Hat.PROCESS_CONSULTANT, "vold", is_deputy=True)

    assert acting(person, "people.see", HERE) is None


def test_one_who_is_refused_a_page_is_on_record_once_in_a_while(client: Client) -> None:
    make_programme()
    leader = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune")
    client.force_login(leader)
    elsewhere = reverse("people:place", args=["vold", "sydby-kommune"])

    answers = [client.get(elsewhere).status_code, client.post(elsewhere).status_code]
    client.get(f"/personer/{'x' * 300}/")

    refused = AuditEvent.objects.filter(action="refused").order_by("at", "id")
    assert answers == [403, 403]
    assert [(one.by, one.programme_key, one.site_key) for one in refused] == [
        (leader, "vold", "sydby-kommune"),
        (leader, "x" * 100, ""),
    ]
    told = what_was_done("refused", refused[0].details)
    assert told == "blev afvist på personer og roller"


def test_every_action_that_somebody_can_be_refused_has_words() -> None:
    everybodys = {action for action in ACTIONS if set(POLICY[action]) == set(Hat)}

    assert set(ACTIONS) - everybodys - SEEN.keys() == set()


def test_every_action_that_leaves_a_trace_has_words_for_what_is_seen() -> None:
    alone = {action for action in ACTIONS if set(POLICY[action].values()) == {Scope.SELF}}

    assert set(ACTIONS) - WITHOUT_TRACE - SEEN.keys() == set()
    assert alone - WITHOUT_TRACE == set()
    assert set(ACTIONS) >= WITHOUT_TRACE | WITHOUT_TRACE_AT_HOME


def test_own_actions_leave_no_trace() -> None:
    assert not leaves_trace(make_member(Hat.CITIZEN, "vold"), "own.see", None)


def test_session_keeps_nothing_about_what_was_seen() -> None:
    make_programme(small_definition("vold"))
    client = signed_in(make_member(Hat.PROGRAMME_LEAD, "vold"))

    client.get(reverse("programmes:site", args=["vold", "nordby-kommune"]))

    kept = SessionStore(client.session.session_key).load()
    assert not any("vold" in str(value) for value in kept.values())
