"""Changing the wording of letters."""

from datetime import datetime

from django.db import IntegrityError, transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.notices.kinds import LetterKind, check_wording
from modning_web.notices.models import WordingVersion
from modning_web.notices.wording import Wording


class WordingHasMovedOn(Exception):
    """Someone else changed the wording since it was read; nothing is overwritten."""


class WordingStands(Exception):
    """Letters of this kind are written as they stand in the code."""


def word(
    *,
    kind: LetterKind,
    programme_key: str,
    wording: Wording | None,
    seen: int,
    by: User,
    at: datetime,
) -> WordingVersion:
    """Let letters of a kind be worded so from here on; None goes back to the standard.

    `seen` is the number of the version that was read, 0 when there was none.
    """
    if not kind.is_edited_by_staff:
        raise WordingStands
    texts = {}
    if wording is not None:
        check_wording(kind, wording)
        subject, body = wording.subject, wording.body
        texts = {
            "subject_da": subject.da,
            "body_da": body.da,
            "subject_en": subject.en,
            "body_en": body.en,
        }
    rows = WordingVersion.objects.filter(kind=kind.key, programme_key=programme_key)
    try:
        with transaction.atomic():
            if rows.filter(number__gt=seen).exists():
                raise WordingHasMovedOn
            version = WordingVersion.objects.create(
                kind=kind.key,
                programme_key=programme_key,
                number=seen + 1,
                is_standard=wording is None,
                by=by,
                at=at,
                **texts,
            )
            audit.record(
                "notices.wording.change",
                by=by,
                at=at,
                on=version,
                programme_key=programme_key,
                details={"kind": kind.key, "number": version.number},
            )
    except IntegrityError as another:  # a second person saved in the same moment
        raise WordingHasMovedOn from another
    return version
