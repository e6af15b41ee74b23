"""Passkeys: made, used alone and as the second factor, and every wrong answer refused."""

import json
from collections.abc import Callable

import pytest
from coming_in import OWN, PASSWORD, SECOND, SIGN_IN, deeds, signed_in_name, type_password
from django.test import Client
from factories import make_member, make_user
from pytest_django import Settings
from soft_passkey import PRESENT, SoftPasskey

from modning_web.access.models import Hat, User
from modning_web.doors.models import Passkey

pytestmark = pytest.mark.django_db
ASK, BY_PASSKEY = "/log-ind/noegle/spoerg/", "/log-ind/noegle/"
NEW, ASK_NEW = f"{OWN}noegler/", f"{OWN}noegler/spoerg/"


def add_passkey(client: Client, passkey: SoftPasskey, name: str = "Min telefon") -> int:
    options = client.post(ASK_NEW).json()
    answer = client.post(NEW, {"name": name, "answer": passkey.make(options)})
    return int(answer.status_code)


def person_with_passkey(passkey: SoftPasskey, **fields: object) -> User:
    person = make_user(password=PASSWORD, **fields)
    client = Client()
    type_password(client, person)
    add_passkey(client, passkey)
    return person


def test_passkey_alone_signs_in(client: Client) -> None:
    passkey = SoftPasskey()
    person_with_passkey(passkey, name="Bo")

    options = client.post(ASK).json()
    answer = client.post(BY_PASSKEY, {"answer": passkey.sign(options), "next": "/min-side/"})

    assert "allowCredentials" not in options["publicKey"]
    assert answer.url == "/min-side/"
    assert signed_in_name(client) == "Bo"
    assert Passkey.objects.get().used_at is not None


def test_passkey_is_a_second_factor_beside_the_password(client: Client) -> None:
    passkey = SoftPasskey()
    person = person_with_passkey(passkey, name="Bo")

    asked = type_password(client, person)
    options = client.post(ASK).json()
    answer = client.post(SECOND, {"answer": passkey.sign(options)})

    assert asked.url == SECOND
    assert [key["id"] for key in options["publicKey"]["allowCredentials"]] == [
        Passkey.objects.get().credential_id
    ]
    assert answer.url == "/"
    assert signed_in_name(client) == "Bo"


def test_first_passkey_brings_recovery_codes_and_is_written_down(client: Client) -> None:
    type_password(client, make_user(password=PASSWORD))
    options = client.post(ASK_NEW).json()

    page = client.post(NEW, {"name": "Nøgle", "answer": SoftPasskey().make(options)})

    assert page.content.decode().count("<code>") == 10
    assert deeds() == ["doors.sign_in", "doors.add_passkey", "doors.make_recovery_codes"]


def test_passkey_satisfies_a_hat_that_asks_for_two_factors(client: Client) -> None:
    passkey = SoftPasskey()
    person = make_member(Hat.AUDITOR)
    person.set_password(PASSWORD)
    person.save()
    type_password(client, person)
    add_passkey(client, passkey)
    other = Client()

    other.post(BY_PASSKEY, {"answer": passkey.sign(other.post(ASK).json())})

    assert client.get("/min-side/").status_code == 200
    assert other.get("/min-side/").status_code == 200


def wrong_challenge(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    return passkey.sign({"publicKey": {**options["publicKey"], "challenge": "A" * 43}})


def wrong_origin(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    passkey.origin = "https://testserver.evil.example"
    return passkey.sign(options)


def wrong_host(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    passkey.host = "evil.example"
    return passkey.sign(options)


def not_verified(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    passkey.flags = PRESENT
    return passkey.sign(options)


def copied_key(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    passkey.count = 0
    return passkey.sign(options)


def other_key(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    passkey.key = SoftPasskey().key
    return passkey.sign(options)


def unknown_key(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    return SoftPasskey().sign(options)


def other_owner(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    passkey.owner = b"somebody else's"
    return passkey.sign(options)


def nonsense(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    return "[1, 2"


def other_shape(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    return json.dumps({"rawId": 7, "response": []})


def no_answer(passkey: SoftPasskey, options: dict[str, dict[str, str]]) -> str:
    return ""


WRONG = [
    wrong_challenge,
    wrong_origin,
    wrong_host,
    not_verified,
    copied_key,
    other_key,
    unknown_key,
    other_owner,
    nonsense,
    other_shape,
    no_answer,
]


@pytest.mark.parametrize("answered", WRONG)
def test_wrong_answer_lets_nobody_in(client: Client, answered: Callable[..., str]) -> None:
    passkey = SoftPasskey()
    person_with_passkey(passkey)

    answer = client.post(BY_PASSKEY, {"answer": answered(passkey, client.post(ASK).json())})

    assert answer.url == SIGN_IN
    assert signed_in_name(client) is None


def test_answer_is_good_once(client: Client) -> None:
    passkey = SoftPasskey(counts=False)
    person_with_passkey(passkey)
    answer = passkey.sign(client.post(ASK).json())
    client.post(BY_PASSKEY, {"answer": answer})
    client.post("/log-ud/")

    client.post(BY_PASSKEY, {"answer": answer})

    assert signed_in_name(client) is None


def test_passkey_that_never_counts_is_taken_each_time(client: Client) -> None:
    passkey = SoftPasskey(counts=False)
    person_with_passkey(passkey, name="Bo")

    for _ in range(2):
        client.post("/log-ud/")
        client.post(BY_PASSKEY, {"answer": passkey.sign(client.post(ASK).json())})

    assert signed_in_name(client) == "Bo"


def test_passkey_of_another_is_no_second_factor(client: Client) -> None:
    mine, theirs = SoftPasskey(), SoftPasskey()
    person = person_with_passkey(mine)
    person_with_passkey(theirs)
    type_password(client, person)

    answer = client.post(SECOND, {"answer": theirs.sign(client.post(ASK).json())})

    assert answer.status_code == 200
    assert signed_in_name(client) is None


def test_person_who_is_no_longer_active_is_kept_out(client: Client) -> None:
    passkey = SoftPasskey()
    person = person_with_passkey(passkey)
    person.is_active = False
    person.save()

    client.post(BY_PASSKEY, {"answer": passkey.sign(client.post(ASK).json())})

    assert signed_in_name(client) is None


def test_demo_persons_passkey_opens_nothing_outside_a_demo(
    client: Client, settings: Settings
) -> None:
    settings.DEMO = True
    passkey = SoftPasskey()
    person = make_user()
    person.is_demo = True
    person.save()
    client.post("/log-ind/demo/", {"person": person.pk})
    add_passkey(client, passkey)
    other = Client()
    settings.DEMO = False

    other.post(BY_PASSKEY, {"answer": passkey.sign(other.post(ASK).json())})

    assert Passkey.objects.count() == 1
    assert signed_in_name(other) is None


def test_making_one_needs_user_verification_and_the_sites_own_question(client: Client) -> None:
    type_password(client, make_user(password=PASSWORD))

    without_verification = add_passkey(client, SoftPasskey(flags=PRESENT))
    unasked = client.post(NEW, {"name": "x", "answer": SoftPasskey().make(fake_options())})

    assert (without_verification, unasked.status_code) == (200, 200)
    assert not Passkey.objects.exists()


def fake_options() -> dict[str, dict[str, object]]:
    return {"publicKey": {"challenge": "A" * 43, "user": {"id": "AAAA"}}}


def test_owner_removes_a_passkey_and_nobody_else_does(client: Client) -> None:
    passkey = SoftPasskey()
    person = person_with_passkey(passkey)
    row = Passkey.objects.get()
    stranger = Client()
    type_password(stranger, make_user(password=PASSWORD))

    refused = stranger.post(f"{OWN}noegler/{row.pk}/fjern/")
    client.post(BY_PASSKEY, {"answer": passkey.sign(client.post(ASK).json())})
    client.post(f"{OWN}noegler/{row.pk}/fjern/")

    assert refused.status_code == 404
    assert not Passkey.objects.filter(user=person).exists()
    assert "doors.remove_passkey" in deeds()
