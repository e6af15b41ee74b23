"""What advisers do: write down what they advised, mend it, and follow up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from modning.language import Text
from modning_web.access.models import User
from modning_web.advice.models import Advice, FollowUp, Takeover
from modning_web.audit import actions as audit
from modning_web.programmes.models import Site

_NO_REASON = Text("Skriv, hvorfor notatet rettes.", "Write why the entry is mended.")
_MENDED = Text(
    "Notatet er rettet af en anden imens. Se det nye, og ret det.",
    "The entry was mended by somebody else meanwhile. Look at the new one, and mend that.",
)
_DONE = Text("Der er allerede fulgt op.", "It has been followed up already.")
_NOTHING = Text("Der er ikke aftalt en opfølgning.", "No follow-up was agreed.")


class UnableToRecord(ValueError):
    """An entry that cannot be written or followed up so; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@dataclass(frozen=True, slots=True)
class Written:
    """What an adviser wrote down."""

    given_on: date
    kind: str
    topic: str
    text: str
    with_whom: str = ""
    barrier: str = ""
    agreed: str = ""
    follow_up_on: date | None = None
    is_internal: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        """The columns that it fills."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@transaction.atomic
def record_advice(*, site: Site, written: Written, by: User, at: datetime) -> Advice:
    """Write down one time that a site was advised."""
    row = Advice.objects.create(
        programme=site.programme,
        site=site,
        adviser=by,
        recorded_by=by,
        recorded_at=at,
        **written.columns,
    )
    _record("advice.record", row, by=by, at=at)
    return row


@transaction.atomic
def mend_advice(*, advice: Advice, written: Written, reason: str, by: User, at: datetime) -> Advice:
    """Put a new wording in an entry's place; the old one can still be read, and so can why."""
    if not reason.strip():
        raise UnableToRecord(_NO_REASON)
    try:
        with transaction.atomic():
            row = Advice.objects.create(
                programme=advice.programme,
                site=advice.site,
                adviser=advice.adviser,
                mends=advice,
                reason=reason.strip(),
                recorded_by=by,
                recorded_at=at,
                **written.columns,
            )
    except IntegrityError:  # the database lets an entry be mended once
        raise UnableToRecord(_MENDED) from None
    for done in advice.follow_ups.all():  # what was followed up stays so
        FollowUp.objects.create(
            advice=row, done_on=done.done_on, note=done.note, by=done.by, at=done.at
        )
    for taken in advice.takeovers.all():
        Takeover.objects.create(advice=row, person=taken.person, by=taken.by, at=taken.at)
    _record("advice.mend", row, by=by, at=at)
    return row


@transaction.atomic
def follow_up(*, advice: Advice, done_on: date, note: str, by: User, at: datetime) -> FollowUp:
    """Note that what was agreed was followed up."""
    row = Advice.objects.select_for_update().get(pk=advice.pk)
    if row.follow_up_on is None:
        raise UnableToRecord(_NOTHING)
    if row.follow_ups.exists():
        raise UnableToRecord(_DONE)
    made = FollowUp.objects.create(advice=row, done_on=done_on, note=note, by=by, at=at)
    _record("advice.follow_up", row, by=by, at=at)
    return made


@transaction.atomic
def take_over_follow_up(*, advice: Advice, to: User, by: User, at: datetime) -> Takeover:
    """Let another follow up what was agreed; who advised stays in the log."""
    row = Advice.objects.select_for_update().get(pk=advice.pk)
    if row.follow_up_on is None:
        raise UnableToRecord(_NOTHING)
    if row.follow_ups.exists():
        raise UnableToRecord(_DONE)
    made = Takeover.objects.create(advice=row, person=to, by=by, at=at)
    _record("advice.take_over", row, by=by, at=at)
    return made


def _record(action: str, row: Advice, *, by: User, at: datetime) -> None:
    audit.record(
        action,
        by=by,
        at=at,
        on=row,
        programme_key=row.programme.key,
        details={"site": row.site.key},
    )
