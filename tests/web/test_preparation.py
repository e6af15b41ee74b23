"""What every site has before its first page is shown."""

import pytest
from factories import NOON
from pytest_django import Settings

from modning_web.access.models import Hat, Membership, User
from modning_web.home.preparation import prepare_site
from modning_web.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def test_demo_has_a_made_up_person_for_every_hat_without_a_password(settings: Settings) -> None:
    settings.DEMO = True

    prepare_site(at=NOON)

    people = User.objects.all()
    assert {Hat(membership.hat) for membership in Membership.objects.all()} == set(Hat)
    assert all(person.is_demo and not person.has_usable_password() for person in people)


def test_preparing_again_changes_nothing(settings: Settings) -> None:
    settings.DEMO = True
    prepare_site(at=NOON)
    before = (User.objects.count(), Membership.objects.count(), Organisation.objects.count())

    prepare_site(at=NOON)

    assert before == (
        User.objects.count(),
        Membership.objects.count(),
        Organisation.objects.count(),
    )


def test_real_site_has_nobody() -> None:
    prepare_site(at=NOON)

    assert not User.objects.exists()
    assert Organisation.objects.count() == 110
