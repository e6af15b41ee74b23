"""Asking that something may leave, deciding it, and fetching it."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from modning.language import Text
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.notices.actions import tell
from modning_web.releases.kinds import Asked, ReleaseKind, kind_of
from modning_web.releases.models import Release
from modning_web.releases.queries import may_ask, may_decide, those_who_decide

AVAILABLE = timedelta(days=7)


class UnableToRelease(Exception):
    """It does not leave; `told` says to a person why."""

    told: str | Promise = ""


class MayNotAsk(UnableToRelease):
    """The person's hats do not let them ask for this here."""

    told = _("Dine roller giver ikke ret til at bede om denne udlevering.")


class MayNotDecide(UnableToRelease):
    """One's own, or what one may not see oneself."""

    told = _(
        "En anden end den, der har bedt om udleveringen, skal afgøre den. To konti, der kan være "
        "samme persons, tæller som én."
    )


class DecidedAlready(UnableToRelease):
    """Somebody was first."""

    told = _("Udleveringen er allerede afgjort.")


class ReasonMissing(UnableToRelease):
    """Nobody could tell later why it was refused."""

    told = _("Skriv, hvorfor udleveringen afvises.")


class NotAvailable(UnableToRelease):
    """It was not let go, or its time is over."""

    told = _("Filen kan ikke hentes: den er ikke godkendt, eller tiden er udløbet. Bed om en ny.")


class Tampered(UnableToRelease):
    """The bytes are not those that were approved."""

    told = _(
        "Filen er ikke den, der blev godkendt. Den bliver ikke udleveret. Sig det til driften."
    )


@transaction.atomic
def ask(*, kind: ReleaseKind, asked: Asked, purpose: str, recipient: str) -> Release:
    """Freeze a file and ask that it may leave. Raise MayNotAsk, or UnableToMake from the kind."""
    if not may_ask(asked.by, kind, asked.programme_key):
        raise MayNotAsk
    content = kind.make(asked)
    release = Release.objects.create(
        kind=kind.key,
        programme_key=asked.programme_key,
        wanted=dict(asked.wanted),
        purpose=purpose,
        recipient=recipient,
        filename=content.filename,
        media_type=content.media_type,
        content=content.body,
        sha256=sha256(content.body).hexdigest(),
        rows=content.rows,
        asked_by=asked.by,
        asked_at=asked.at,
    )
    _record("releases.ask", release, by=asked.by, at=asked.at)
    tell(
        kind="releases.asked",
        people=those_who_decide(release, on=localtime(asked.at).date()),
        values={"who": str(asked.by), "what": str(kind.name)},
        link=reverse("releases:release", args=[release.pk]),
        by=asked.by,
        at=asked.at,
        programme_key=release.programme_key,
        about=str(release.pk),
    )
    return release


@transaction.atomic
def approve(*, release: Release, by: User, at: datetime) -> None:
    """Let a file leave for a while. Raise MayNotDecide or DecidedAlready."""
    held = _undecided(release, by=by)
    held.decided_by, held.decided_at, held.is_approved = by, at, True
    held.available_until = at + AVAILABLE
    held.save(update_fields=["decided_by", "decided_at", "is_approved", "available_until"])
    _record("releases.approve", held, by=by, at=at)
    _tell_decided(held, Text("godkendt", "approved"), by=by, at=at)


@transaction.atomic
def refuse(*, release: Release, reason: str, by: User, at: datetime) -> None:
    """Let a file stay. Raise ReasonMissing, MayNotDecide or DecidedAlready."""
    if not reason.strip():
        raise ReasonMissing
    held = _undecided(release, by=by)
    held.decided_by, held.decided_at, held.is_approved = by, at, False
    held.refusal = reason.strip()
    held.save(update_fields=["decided_by", "decided_at", "is_approved", "refusal"])
    _record("releases.refuse", held, by=by, at=at)
    _tell_decided(held, Text("afvist", "refused"), by=by, at=at)


@transaction.atomic
def fetch(*, release: Release, by: User, at: datetime) -> bytes:
    """Hand out the file to who asked, or to read it to who decides; each time is recorded.

    Raise NotAvailable, or Tampered when the bytes are not those that were frozen.
    """
    if release.is_waiting and may_decide(by, release):
        action = "releases.read"
    elif release.asked_by_id == by.pk and release.available_until and at < release.available_until:
        action = "releases.download"
    else:
        raise NotAvailable
    body = bytes(release.content)
    if sha256(body).hexdigest() != release.sha256:
        raise Tampered
    _record(action, release, by=by, at=at)
    return body


def _undecided(release: Release, *, by: User) -> Release:
    held = Release.objects.defer("content").select_for_update().get(pk=release.pk)
    if not may_decide(by, held):
        raise MayNotDecide
    if not held.is_waiting:
        raise DecidedAlready
    return held


def _record(action: str, release: Release, *, by: User, at: datetime) -> None:
    details = {"kind": release.kind, "rows": release.rows, "sha256": release.sha256}
    audit.record(
        action, by=by, at=at, on=release, programme_key=release.programme_key, details=details
    )


def _tell_decided(release: Release, answer: Text, *, by: User, at: datetime) -> None:
    tell(
        kind="releases.decided",
        people=[release.asked_by],
        values={"what": str(kind_of(release.kind).name), "answer": answer},
        link=reverse("releases:release", args=[release.pk]),
        by=by,
        at=at,
        programme_key=release.programme_key,
        about=str(release.pk),
    )
