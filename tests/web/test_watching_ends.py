"""Those who look on do so for a time that was set beforehand."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from factories import NOON, make_user
from pytest_django import Settings

from modning_web.access.actions import give_hat
from modning_web.access.hats import LONGEST_WATCH, WatchesWithoutEnd
from modning_web.access.models import LIMITED_HATS, Hat, Membership
from modning_web.home.demo import load_people, renew_watches

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.mark.parametrize("hat", LIMITED_HATS)
@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        (TODAY, None),
        (None, TODAY + timedelta(days=10)),
        (TODAY, TODAY + LONGEST_WATCH + timedelta(days=1)),
    ],
)
def test_watching_hat_is_given_for_a_time_and_a_year_at_the_longest(
    hat: Hat, since: date | None, until: date | None
) -> None:
    with pytest.raises(WatchesWithoutEnd):
        give_hat(user=make_user(), hat=hat, by=None, at=NOON, from_date=since, to_date=until)


@pytest.mark.parametrize("hat", LIMITED_HATS)
def test_database_refuses_a_watching_hat_without_an_end(hat: Hat) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=make_user(), hat=hat, from_date=TODAY)


@pytest.mark.parametrize(("days", "status"), [(1, 200), (0, 403)])
def test_auditor_reads_until_the_end_and_not_after(client: Client, days: int, status: int) -> None:
    person, until = make_user(), TODAY + timedelta(days=days)
    begun = until - timedelta(days=30)
    give_hat(user=person, hat=Hat.AUDITOR, by=None, at=NOON, from_date=begun, to_date=until)
    client.force_login(person)

    assert client.get("/revisionsspor/").status_code == status


def test_demo_has_those_who_look_on_around_its_own_day_and_today(settings: Settings) -> None:
    settings.DEMO = True
    now = timezone.now()

    load_people(at=now)
    renew_watches(at=now)
    renew_watches(at=now)

    watching = Membership.objects.filter(hat__in=LIMITED_HATS)
    for day in (date(2023, 3, 1), timezone.localdate(now)):
        assert set(watching.held_on(day).values_list("hat", flat=True)) == set(LIMITED_HATS)
    assert watching.count() == 4
