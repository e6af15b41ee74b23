"""Passkeys: a key in a telephone, a computer or a stick that signs for its owner."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.doors.actions.entering import note_failure
from modning_web.doors.actions.factors import drop_idle_recovery_codes, make_recovery_codes
from modning_web.doors.actions.sending import tell_of_change
from modning_web.doors.models import Passkey
from modning_web.doors.policy import PASSKEY
from modning_web.doors.queries import has_second_factor

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData, AuthenticationResponse

State = dict[str, Any]


class WrongPasskey(Exception):
    """What the browser sent is not an answer of a passkey that is known here."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser is asked, and what the site must remember until it answers."""

    options: Mapping[str, Any]
    state: State


def ask_for_new(*, by: User, host: str) -> Question:
    """Ask the browser to make a passkey that can be used without a name and a password."""
    from fido2.webauthn import (  # noqa: PLC0415 -- ten megabytes, for few who use passkeys
        PublicKeyCredentialUserEntity,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options, state = _server(host).register_begin(
        PublicKeyCredentialUserEntity(
            id=by.pk.bytes, name=by.email or by.name, display_name=by.name
        ),
        credentials=[_known(passkey) for passkey in Passkey.objects.filter(user=by)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Question(dict(options), state)


@transaction.atomic
def add_passkey(
    *, by: User, name: str, answer: str, state: State, host: str, at: datetime
) -> tuple[str, ...]:
    """Keep the passkey that the browser made.

    Returns new recovery codes when it is the first factor, else none.
    """
    made = _checked(lambda: _server(host).register_complete(state, json.loads(answer)))
    known, is_first = made.credential_data, not has_second_factor(by)
    credential_id = _in_letters(known.credential_id)
    if Passkey.objects.filter(credential_id=credential_id).exists():
        raise WrongPasskey
    passkey = Passkey.objects.create(
        user=by,
        name=name,
        credential_id=credential_id,
        public_key=bytes(known),
        signature_count=made.counter,
        added_at=at,
    )
    audit.record("doors.add_passkey", by=by, at=at, on=passkey)
    tell_of_change(person=by, at=at)
    return make_recovery_codes(by=by, at=at) if is_first else ()


@transaction.atomic
def remove_passkey(*, passkey: Passkey, by: User, at: datetime) -> None:
    """Stop taking a passkey."""
    audit.record("doors.remove_passkey", by=by, at=at, on=passkey)
    passkey.delete()
    tell_of_change(person=by, at=at)
    drop_idle_recovery_codes(by=by, at=at)


def ask_for_known(*, host: str, person: User | None = None) -> Question:
    """Ask the browser for a passkey: one of `person`, or whichever the visitor has here."""
    from fido2.webauthn import UserVerificationRequirement  # noqa: PLC0415 -- as above

    known = [_known(one) for one in Passkey.objects.filter(user=person)] if person else None
    options, state = _server(host).authenticate_begin(
        credentials=known, user_verification=UserVerificationRequirement.REQUIRED
    )
    return Question(dict(options), state)


def check_passkey(
    *, answer: str, state: State, host: str, at: datetime, person: User | None = None
) -> User:
    """Accept the person whose passkey has signed; with `person`, nobody else."""
    try:
        return _signer(answer, state, host, at, person)
    except WrongPasskey:
        note_failure(way=PASSKEY.key, person=person, at=at)
        raise


@transaction.atomic
def _signer(answer: str, state: State, host: str, at: datetime, person: User | None) -> User:
    from fido2.webauthn import AuthenticationResponse  # noqa: PLC0415 -- as above

    said = _checked(lambda: AuthenticationResponse.from_dict(json.loads(answer)))
    found = Passkey.objects.select_related("user").select_for_update(of=("self",))
    passkey = found.filter(credential_id=_in_letters(said.raw_id)).first()
    if passkey is None or (person is not None and passkey.user_id != person.pk):
        raise WrongPasskey
    _checked(lambda: _server(host).authenticate_complete(state, [_known(passkey)], said))
    _check_owner(passkey, said)
    count = said.response.authenticator_data.counter
    # Two that count the same are copies; passkeys that follow a person between devices stay at 0.
    if (count or passkey.signature_count) and count <= passkey.signature_count:
        raise WrongPasskey
    passkey.signature_count, passkey.used_at = count, at
    passkey.save(update_fields=["signature_count", "used_at"])
    return passkey.user


def _check_owner(passkey: Passkey, said: "AuthenticationResponse") -> None:
    handle = said.response.user_handle
    if handle is not None and bytes(handle) != passkey.user_id.bytes:
        raise WrongPasskey


def _server(host: str) -> "Fido2Server":
    """Return what checks passkeys of this host; the name before the port is what they are for."""
    from fido2.server import Fido2Server  # noqa: PLC0415 -- as above
    from fido2.webauthn import PublicKeyCredentialRpEntity  # noqa: PLC0415 -- as above

    name = host.partition(":")[0]
    return Fido2Server(PublicKeyCredentialRpEntity(id=name, name="modning"))


def _known(passkey: Passkey) -> "AttestedCredentialData":
    from fido2.webauthn import AttestedCredentialData  # noqa: PLC0415 -- as above

    return AttestedCredentialData(bytes(passkey.public_key))


def _in_letters(credential_id: bytes) -> str:
    from fido2.utils import websafe_encode  # noqa: PLC0415 -- as above

    return websafe_encode(credential_id)


def _checked(check: Any) -> Any:
    """Run a check of the library; whatever it cannot read or does not accept is a wrong passkey."""
    try:
        return check()
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise WrongPasskey from fault
