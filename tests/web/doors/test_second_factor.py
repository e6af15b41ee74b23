"""A second factor: asked for, good once, and required of those whose hat says so."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from coming_in import OWN, PASSWORD, SECOND, deeds, person_with_app, signed_in_name, type_password
from cryptography.fernet import InvalidToken
from django.test import Client
from django.utils import timezone
from factories import NOON, add_hat, make_member, make_user
from pytest_django import Settings

from modning_web.access.models import Hat
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.actions.factors import (
    WrongCode,
    add_app,
    check_code,
    make_recovery_codes,
    new_secret,
    remove_app,
)
from modning_web.doors.models import AuthenticatorApp, RecoveryCode
from modning_web.doors.policy import (
    LIMITS,
    PENDING_LIFE,
    RECOVERY_CODES,
    hats_with_second_factor,
)
from modning_web.doors.queries import factors_of
from modning_web.doors.sealing import seal, unseal
from modning_web.environment import UnusableEnvironment

pytestmark = pytest.mark.django_db
STEP = timedelta(seconds=30)


def test_person_with_an_app_is_asked_for_its_code(client: Client) -> None:
    person, secret, _ = person_with_app(name="Bo")

    asked = type_password(client, person, next="/min-side/")
    before = signed_in_name(client)
    answer = client.post(SECOND, {"code": pyotp.TOTP(secret).now()})

    assert (asked.url, before) == (SECOND, None)
    assert answer.url == "/min-side/"
    assert signed_in_name(client) == "Bo"
    assert deeds()[-1] == "doors.sign_in"


def test_second_factor_is_asked_of_nobody_in_particular_without_the_first(client: Client) -> None:
    assert client.get(SECOND).url == "/log-ind/"
    assert client.post(SECOND, {"code": "123456"}).url == "/log-ind/"


def test_first_factor_is_good_for_a_while_only(client: Client) -> None:
    person, secret, _ = person_with_app()
    type_password(client, person)
    session = client.session
    began = timezone.now() - PENDING_LIFE
    session["doors_pending"] = {**session["doors_pending"], "at": began.isoformat()}
    session.save()

    answer = client.post(SECOND, {"code": pyotp.TOTP(secret).now()})

    assert answer.url == "/log-ind/"
    assert signed_in_name(client) is None


def test_new_password_ends_what_is_pending(client: Client) -> None:
    person, secret, _ = person_with_app()
    type_password(client, person)
    person.set_password("en helt anden adgangskode")
    person.save()

    client.post(SECOND, {"code": pyotp.TOTP(secret).now()})

    assert signed_in_name(client) is None


def test_code_is_good_once_and_half_a_minute_to_either_side() -> None:
    person, secret, _ = person_with_app()
    app = pyotp.TOTP(secret)

    def tried(code_at: datetime, at: datetime) -> str:
        try:
            return check_code(person=person, code=app.at(code_at), address="10.0.0.1", at=at)
        except WrongCode:
            return "refused"

    assert tried(NOON, NOON + 2 * STEP) == "refused"
    assert tried(NOON, NOON + STEP) == "app"
    assert tried(NOON, NOON + STEP) == "refused"
    assert tried(NOON - STEP, NOON) == "refused"
    assert tried(NOON + STEP, NOON) == "app"


def test_code_is_taken_with_the_gap_that_the_app_shows() -> None:
    person, secret, _ = person_with_app()
    code = pyotp.TOTP(secret).at(NOON)

    kind = check_code(person=person, code=f" {code[:3]} {code[3:]} ", address="10.0.0.1", at=NOON)

    assert kind == "app"


def test_recovery_code_is_good_once_however_it_is_written() -> None:
    person, _, codes = person_with_app()

    kind = check_code(
        person=person, code=codes[0].lower().replace("-", " "), address="10.0.0.1", at=NOON
    )

    assert kind == "recovery-code"
    with pytest.raises(WrongCode):
        check_code(person=person, code=codes[0], address="10.0.0.1", at=NOON)
    assert factors_of(person).recovery_codes_left == RECOVERY_CODES - 1


def test_recovery_code_of_another_is_refused() -> None:
    person, _, _ = person_with_app()
    _, _, codes = person_with_app()

    with pytest.raises(WrongCode):
        check_code(person=person, code=codes[0], address="10.0.0.1", at=NOON)


def test_new_recovery_codes_end_the_old() -> None:
    person, _, old = person_with_app()

    make_recovery_codes(by=person, at=NOON)

    with pytest.raises(WrongCode):
        check_code(person=person, code=old[0], address="10.0.0.1", at=NOON)


def test_guessing_codes_is_barred_from_every_address(client: Client) -> None:
    person, secret, _ = person_with_app()
    for number in range(LIMITS["code"].of_account):
        with pytest.raises(WrongCode):
            check_code(person=person, code="000000", address=f"10.0.0.{number}", at=NOON)

    with pytest.raises(TooManyAttempts):
        check_code(person=person, code=pyotp.TOTP(secret).at(NOON), address="10.9.9.9", at=NOON)


def test_guessing_codes_on_the_page_ends_with_429(client: Client) -> None:
    person, _, _ = person_with_app()
    type_password(client, person)

    statuses = [client.post(SECOND, {"code": "000000"}).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_secret_and_codes_do_not_stand_in_the_database() -> None:
    _, secret, codes = person_with_app()

    kept = str(
        [vars(row) for row in (*AuthenticatorApp.objects.all(), *RecoveryCode.objects.all())]
    )

    assert secret not in kept
    assert codes[0].replace("-", "") not in kept.replace("-", "")


def test_sealed_secret_is_read_with_an_earlier_key_but_not_with_another(settings: Settings) -> None:
    sealed = seal("hemmeligt")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "en ny nøgle"

    read = unseal(sealed)
    settings.SECRET_KEY_FALLBACKS = []

    assert read == "hemmeligt"
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_app_must_show_that_it_knows_the_secret() -> None:
    person = make_user()

    with pytest.raises(WrongCode):
        add_app(by=person, secret=new_secret(), code="000000", at=NOON)

    assert not factors_of(person)


def test_removing_the_last_factor_takes_the_recovery_codes_with_it() -> None:
    person, _, _ = person_with_app()

    remove_app(by=person, at=NOON)

    assert not factors_of(person)
    assert not RecoveryCode.objects.exists()
    assert deeds()[-2:] == ["doors.remove_app", "doors.drop_recovery_codes"]


@pytest.mark.parametrize(
    "hat", [Hat.PROGRAMME_LEAD, Hat.PROCESS_CONSULTANT, Hat.GRANT_OFFICER, Hat.AUDITOR]
)
def test_hat_that_asks_for_two_factors_leads_to_adding_one(client: Client, hat: Hat) -> None:
    person = make_member(hat, "vold")
    person.set_password(PASSWORD)
    person.save()
    type_password(client, person)

    stopped = [client.get(page).get("Location") for page in ("/", "/programmer/", "/min-side/")]
    open_ = [client.get(page).status_code for page in (OWN, f"{OWN}app/", "/was", "/sundhed")]

    assert stopped == [OWN] * 3
    assert open_ == [200] * 4


def test_hat_given_to_one_who_is_signed_in_asks_for_the_factor_at_once(client: Client) -> None:
    person = make_user(password=PASSWORD)
    add_hat(person, Hat.PRACTITIONER, "vold", "nordby-kommune")
    type_password(client, person)
    before = client.get("/min-side/").status_code

    add_hat(person, Hat.PROGRAMME_LEAD, "vold")

    assert before == 200
    assert client.get("/min-side/").url == OWN
    assert "doors/own_doors.html" in [one.name for one in client.get(OWN).templates]


def test_adding_the_factor_opens_the_site(client: Client) -> None:
    person = make_member(Hat.PROGRAMME_LEAD, "vold")
    person.set_password(PASSWORD)
    person.save()
    type_password(client, person)
    client.get(f"{OWN}app/")
    secret = unseal(client.session["doors_app_secret"])

    codes = client.post(f"{OWN}app/", {"code": pyotp.TOTP(secret).now()})

    assert codes.content.decode().count("<code>") == RECOVERY_CODES
    assert client.get("/min-side/").status_code == 200


def test_other_hats_need_no_second_factor(client: Client) -> None:
    person = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "odense")
    person.set_password(PASSWORD)
    person.save()

    type_password(client, person)

    assert client.get("/min-side/").status_code == 200


def test_installation_decides_which_hats_need_two_factors(
    client: Client, settings: Settings
) -> None:
    settings.HATS_WITH_SECOND_FACTOR = frozenset({"practitioner"})
    person = make_member(Hat.PRACTITIONER, "vold", "odense")
    person.set_password(PASSWORD)
    person.save()

    type_password(client, person)

    assert client.get("/min-side/").url == OWN


def test_hat_that_is_misspelt_is_refused_at_the_start(settings: Settings) -> None:
    settings.HATS_WITH_SECOND_FACTOR = frozenset({"auditors"})

    with pytest.raises(UnusableEnvironment, match="auditors"):
        hats_with_second_factor()


def test_removing_the_required_factor_shuts_the_site_again(client: Client) -> None:
    person, secret, _ = person_with_app()
    add_hat(person, Hat.AUDITOR)
    type_password(client, person)
    client.post(SECOND, {"code": pyotp.TOTP(secret).now()})
    assert client.get("/min-side/").status_code == 200

    client.post(f"{OWN}app/fjern/")

    assert client.get("/min-side/").url == OWN


def test_factors_change_only_after_a_fresh_proof(client: Client) -> None:
    person, secret, _ = person_with_app()
    client.force_login(person)

    asked = client.get(f"{OWN}app/")
    refused = client.post(f"{OWN}app/fjern/")
    shown = client.post(f"{OWN}bekraeft/?next={OWN}app/", {"code": pyotp.TOTP(secret).now()})
    client.post(f"{OWN}app/fjern/")

    assert asked.url == f"{OWN}bekraeft/?next=%2Fmin-side%2Flog-ind%2Fapp%2F"
    assert refused.url == f"{OWN}bekraeft/"
    assert shown.url == f"{OWN}app/"
    assert not factors_of(person)


def test_password_alone_does_not_confirm_one_who_has_a_second_factor(client: Client) -> None:
    person, _, _ = person_with_app()
    client.force_login(person)

    client.post(f"{OWN}bekraeft/", {"password": PASSWORD})

    assert client.get(f"{OWN}app/").status_code == 302


def test_proof_grows_stale(client: Client) -> None:
    person = make_user(password=PASSWORD)
    type_password(client, person)
    session = client.session
    session["doors_confirmed_at"] = datetime(2020, 1, 1, tzinfo=UTC).isoformat()
    session.save()

    assert client.get(f"{OWN}app/").url.startswith(f"{OWN}bekraeft/")
    client.post(f"{OWN}bekraeft/", {"password": PASSWORD})
    assert client.get(f"{OWN}app/").status_code == 200
