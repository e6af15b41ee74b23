"""How to reach people, and when they are away: told of those who work there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user

from modning_web.access.models import Absence, Hat

pytestmark = pytest.mark.django_db


def test_contact_and_absence_are_told_of_those_who_work_here_only(client: Client) -> None:
    make_programme()
    today = timezone.localdate()
    person = make_user(name="Bo Berg", email="bo@example.dk", phone="12 34 56 78")
    left = add_hat(
        person,
        Hat.PRACTITIONER,
        "vold",
        "nordby-kommune",
        role_key="fagperson",
        from_date=today - timedelta(days=40),
        to_date=today,
    )
    add_hat(person, Hat.PRACTITIONER, "vold", "sydby-kommune", role_key="fagperson")
    Absence.objects.create(user=person, from_date=today - timedelta(days=2))
    told = ("bo@example.dk", "12 34 56 78", "Stedfortrædere træder til imens")

    found = {}
    for site, hat in (("nordby-kommune", left), ("sydby-kommune", person.memberships.last())):
        viewer = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", site)
        client.force_login(viewer)
        page = client.get(reverse("people:person", args=[hat.pk])).content.decode()
        rows = client.get(reverse("people:place", args=["vold", site]), {"vis": "alle"})
        listed = rows.content.decode()
        found[site] = (
            [one in page for one in told],
            "Bo Berg" in listed,
            "bo@example.dk" in listed,
            "badge-warning" in listed,
        )

    assert found == {
        "nordby-kommune": ([False, False, False], True, False, False),
        "sydby-kommune": ([True, True, True], True, True, True),
    }
