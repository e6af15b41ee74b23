"""The command that adds the first person."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from coming_in import deeds, signed_in_name
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import localdate
from factories import make_user

from modning_web.access.models import Membership, User
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


def add(**more: object) -> str:
    out = StringIO()
    chosen = {"name": "Bo Prøve", "email": "bo@example.dk", "hat": "programme_lead"} | more
    call_command("add_person", stdout=out, **chosen)
    return out.getvalue()


def test_link_that_is_printed_sets_the_password(client: Client) -> None:
    link = re.findall(r"https?://[^/]+(/\S+)", add())[0]
    new = "et nyt og langt kodeord"

    client.post(link, {"password": new, "again": new})
    client.post("/log-ind/", {"email": "bo@example.dk", "password": new})

    assert signed_in_name(client) == "Bo Prøve"
    assert deeds()[0] == "doors.add_person"


def test_hat_is_given_where_the_command_says() -> None:
    add(hat="municipal_project_leader", programme="vold", site="odense", role="projektleder")

    membership = Membership.objects.get()
    assert (membership.hat, membership.programme_key, membership.site_key) == (
        "municipal_project_leader",
        "vold",
        "odense",
    )
    assert membership.role_key == "projektleder"


def test_hat_that_must_end_is_given_until_a_day() -> None:
    last = localdate() + timedelta(days=300)

    add(hat="auditor", until=last)

    assert Membership.objects.get().to_date == last


def test_link_is_sent_when_asked() -> None:
    add(send=True)

    assert [letter.kind for letter in Letter.objects.all()] == ["doors.password_link"]


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        ({"email": "ingen mail"}, "e-mail"),
        ({"site": "odense"}, "--programme"),
        ({"hat": "auditor"}, "begge datoer"),
    ],
)
def test_fault_is_told_and_nobody_is_added(faults: dict[str, str], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        add(**faults)

    assert User.objects.count() == 0


def test_one_who_is_known_gets_the_hat_and_no_link() -> None:
    known = make_user(name="Bo", email="BO@example.dk")

    told = add(programme="vold", send=True)

    assert Membership.objects.get().user == known
    assert User.objects.get().name == "Bo"
    assert ("fandtes" in told, "http" in told) == (True, False)
    assert not Letter.objects.exists()
