"""Handing in a list of people, and carrying out what it comes to."""

from datetime import date, datetime

from django.db import transaction

from modning.people_list import read_people
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.models import Membership, User
from modning_web.audit import actions as audit
from modning_web.people.intake import Intake, intake_of
from modning_web.people.keeping import findings_to_keep, lines_to_keep
from modning_web.people.models import PeopleUpload
from modning_web.programmes.models import Programme

_ROWS_AT_A_TIME = 500


class CarriedOutAlready(Exception):
    """The list has been carried out."""


class HasMovedOn(Exception):
    """The list comes to something else now than what was seen."""


class NotReady(Exception):
    """Something in the list is wrong, or there is nothing to do."""


@transaction.atomic
def hand_in(
    *, programme: Programme, content: bytes, file_name: str, by: User, at: datetime
) -> PeopleUpload:
    """Read a list and keep it to be looked at. Raise UnreadablePeopleList."""
    read = read_people(content)
    upload = PeopleUpload.objects.create(
        programme=programme,
        file_name=file_name[:200],
        lines=lines_to_keep(read.lines),
        findings=findings_to_keep(read.findings),
        by=by,
        at=at,
    )
    audit.record("people.hand_in", by=by, at=at, on=upload, programme_key=programme.key)
    return upload


@transaction.atomic
def carry_out(
    *, upload: PeopleUpload, says: Defined, digest: str, on: date, by: User, at: datetime
) -> Intake:
    """Do all that a list comes to, or nothing.

    Raise CarriedOutAlready, HasMovedOn when `digest` is not that of what it comes to now, or
    NotReady.
    """
    held = PeopleUpload.objects.select_for_update().select_related("programme").get(pk=upload.pk)
    if held.carried_out_at is not None:
        raise CarriedOutAlready
    intake = intake_of(held, says, by=by, on=on)
    if intake.digest != digest:
        raise HasMovedOn
    if not intake.is_ready:
        raise NotReady
    _save(intake, by=by, at=at)
    held.lines, held.findings, held.carried_out_at = [], [], at
    held.save(update_fields=["lines", "findings", "carried_out_at"])
    added, changed = intake.that("add"), intake.that("change")
    audit.record(
        "people.carry_out",
        by=by,
        at=at,
        on=held,
        programme_key=held.programme.key,
        details={"added": len(added), "ended": len(changed)},
    )
    return intake


def _save(intake: Intake, *, by: User, at: datetime) -> None:
    added, changed = intake.that("add"), intake.that("change")
    people = {one.person.pk: one.person for one in added if one.is_new_person}
    for person in people.values():
        person.set_unusable_password()
    User.objects.bulk_create(people.values(), batch_size=_ROWS_AT_A_TIME)
    Membership.objects.bulk_create([one.membership for one in added], batch_size=_ROWS_AT_A_TIME)
    Membership.objects.bulk_update(
        [one.membership for one in changed], ["to_date"], batch_size=_ROWS_AT_A_TIME
    )
    audit.record_hats("access.give_hat", [one.membership for one in added], by=by, at=at)
    audit.record_hats("access.end_hat", [one.membership for one in changed], by=by, at=at)
