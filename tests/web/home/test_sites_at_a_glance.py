"""Sites at a glance: whose they are, what is next, late and missing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_member, make_programme, make_user, small_definition
from lxml import html

from modning_web.access.models import Hat, User
from modning_web.home.glance import SiteAtAGlance, sites_looked_after
from modning_web.home.today import today_in
from modning_web.meetings.models import Meeting, State
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
NORDBY, SYDBY = "Nordby Kommune", "Sydby Kommune"
APRIL, MAY, JUNE = date(2024, 4, 1), date(2024, 5, 10), date(2024, 6, 1)


@pytest.fixture
def programme() -> Programme:
    make_programme(small_definition("unge", "Et andet program"))
    return make_programme()


@pytest.fixture
def lead(programme: Programme) -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


def meet(programme: Programme, key: str, state: State, day: date | None = None) -> Meeting:
    occurrence = programme.occurrences.get(key=key)
    starts_at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC) if day else None
    return Meeting.objects.create(
        programme=programme,
        site=occurrence.site,
        occurrence=occurrence,
        occurrence_key=key,
        activity_key=occurrence.activity_key,
        turn=occurrence.turn,
        title="Besøg",
        uid=f"{key}@example.dk",
        planned_from=occurrence.starts_on,
        planned_before=occurrence.ends_on,
        state=state,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2) if starts_at else None,
    )


def sites_at_a_glance(person: User, on: date) -> list[SiteAtAGlance]:
    looked_after = sites_looked_after(person)
    return looked_after.at_a_glance(today_in(looked_after.programmes, on=on))


def glance(person: User, on: date) -> dict[str, SiteAtAGlance]:
    return {one.site.name: one for one in sites_at_a_glance(person, on=on)}


def test_each_sees_the_sites_that_are_theirs_to_look_after(programme: Programme) -> None:
    seen = {
        "lead": make_member(Hat.PROGRAMME_LEAD, "vold"),
        "leader": make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune"),
        "evaluator": make_member(Hat.EVALUATOR, "vold"),
        "citizen": make_member(Hat.CITIZEN, "vold", "nordby-kommune"),
        "nobody": make_user(),
    }

    found = {
        who: [one.site.name for one in sites_at_a_glance(person, on=APRIL)]
        for who, person in seen.items()
    }
    everything = sites_at_a_glance(make_member(Hat.GRANT_OFFICER), on=APRIL)

    assert found["lead"] == [NORDBY, SYDBY]
    assert found["leader"] == [NORDBY]
    assert found["evaluator"] == found["citizen"] == found["nobody"] == []
    assert len(everything) == 4


def test_next_is_the_window_until_a_day_is_settled(programme: Programme, lead: User) -> None:
    meet(programme, "besoeg/1/nordby-kommune", State.FIXED, date(2024, 5, 14))

    coming = {name: one.next for name, one in glance(lead, APRIL).items() if one.next}

    assert {name: (one.when, one.name) for name, one in coming.items()} == {
        NORDBY: ("den 14. maj 2024 kl. 10.00", "Besøg i kommunen"),
        SYDBY: ("maj 2024", "Besøg i kommunen"),
    }


def test_window_that_is_soon_over_without_a_day_is_missing_one(
    programme: Programme, lead: User
) -> None:
    meet(programme, "besoeg/1/nordby-kommune", State.FIXED, date(2024, 5, 14))
    early, late = glance(lead, APRIL), glance(lead, MAY)

    assert early[SYDBY].state == "on the way"
    assert (late[SYDBY].missing, late[SYDBY].state) == (1, "missing")
    assert (late[NORDBY].missing, late[NORDBY].state) == (0, "on the way")


def test_time_that_passed_without_a_word_is_late(programme: Programme, lead: User) -> None:
    meet(programme, "besoeg/1/nordby-kommune", State.HELD, date(2024, 5, 14))
    before = glance(lead, MAY)
    after = glance(lead, JUNE)

    assert before[NORDBY].late == after[NORDBY].late == 0
    assert (after[SYDBY].late, after[SYDBY].state) == (1, "late")
    assert [one.site.name for one in sites_at_a_glance(lead, on=JUNE)] == [SYDBY, NORDBY]


def test_settled_day_that_passed_inside_its_window_is_late(
    programme: Programme, lead: User
) -> None:
    meet(programme, "besoeg/1/nordby-kommune", State.FIXED, date(2024, 5, 3))

    assert glance(lead, MAY)[NORDBY].late == 1


def test_what_was_over_before_the_programme_came_is_not_late(
    programme: Programme, lead: User
) -> None:
    programme.created_at = datetime(2025, 1, 1, tzinfo=UTC)
    programme.save()

    assert {one.late for one in sites_at_a_glance(lead, on=date(2025, 2, 1))} == {0}


def names(client: Client, **chosen: str) -> list[str]:
    answer = client.get(reverse("home:sites"), chosen)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode()).xpath("//tbody//td/a/text()")


def test_list_of_sites_is_filtered(client: Client, programme: Programme, lead: User) -> None:
    client.force_login(lead)

    assert names(client) == [NORDBY, SYDBY]
    assert names(client, soeg="syd") == [SYDBY]
    assert names(client, program="vold", tilstand="findes ikke") == [NORDBY, SYDBY]
    assert names(client, soeg="ingen") == []


def test_list_of_sites_is_for_those_who_have_any(client: Client, programme: Programme) -> None:
    client.force_login(make_member(Hat.EVALUATOR, "vold"))

    assert client.get(reverse("home:sites")).status_code == 403
