"""What people do with a programme's definition: bring it, work on it, adopt it."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from modning.programme.reading import Definition
from modning.programme.site import planned_sites
from modning_web.access.actions import end_hats, lead_new_programme
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.programmes.mapping import (
    PLAN_FIELDS,
    definition_of,
    fingerprint,
    occurrence_row,
    occurrences_of,
    same_plan,
    site_row,
)
from modning_web.programmes.models import Draft, Occurrence, Programme, Site, Version

_ROWS_AT_A_TIME = 500


class DraftExists(Exception):
    """The programme has a draft already: it must be adopted or discarded first."""


class DraftHasMovedOn(Exception):
    """Someone else has saved, adopted or discarded the draft since it was seen."""


class AnotherProgramme(Exception):
    """The text is the definition of another programme."""


class NothingToAdopt(Exception):
    """The draft says nothing that the current version does not say."""


@transaction.atomic
def bring_definition(*, definition: Definition, by: User | None, at: datetime) -> Draft:
    """Make the definition the draft of its programme; a new programme starts with it.

    Whoever brings a new programme leads it. Raise DraftExists when there is a draft already.
    """
    found = definition.programme
    programme, is_new = Programme.objects.get_or_create(
        key=found.id, defaults={"title": found.title, "created_at": at}
    )
    if is_new and by:
        lead_new_programme(programme_key=programme.key, by=by, at=at)
    draft, is_brought = Draft.objects.get_or_create(
        programme=programme,
        defaults={
            "base": programme.current,
            "text": definition.text,
            "saved_at": at,
            "saved_by": by,
        },
    )
    if not is_brought:
        message = "there is a draft already"
        raise DraftExists(message)
    audit.record("definition.bring", by=by, at=at, on=draft, programme_key=programme.key)
    return draft


@transaction.atomic
def open_draft(*, programme: Programme, by: User, at: datetime) -> Draft:
    """Return the programme's draft; begin one from the current version where there is none."""
    if programme.current is None:
        return Draft.objects.get(programme=programme)
    draft, is_new = Draft.objects.get_or_create(
        programme=programme,
        defaults={
            "base": programme.current,
            "text": programme.current.text,
            "saved_at": at,
            "saved_by": by,
        },
    )
    if is_new:
        audit.record("definition.open", by=by, at=at, on=draft, programme_key=programme.key)
    return draft


@transaction.atomic
def save_draft(*, draft: Draft, text: str, revision: int, by: User, at: datetime) -> None:
    """Keep `text` as the draft; `revision` is the one that the change was made to.

    Raise UnreadableDefinition when the text cannot be read, AnotherProgramme when its id is
    another, and DraftHasMovedOn when the revision is no longer the draft's.
    """
    if definition_of(text).programme.id != draft.programme.key:
        message = "the id belongs to another programme"
        raise AnotherProgramme(message)
    saved = Draft.objects.filter(pk=draft.pk, revision=revision).update(
        text=text, revision=revision + 1, saved_at=at, saved_by=by
    )
    if not saved:
        message = "the draft has been changed since"
        raise DraftHasMovedOn(message)
    draft.refresh_from_db()
    audit.record(
        "definition.save",
        by=by,
        at=at,
        on=draft,
        programme_key=draft.programme.key,
        details={"revision": draft.revision},
    )


@transaction.atomic
def discard_draft(*, draft: Draft, revision: int, by: User, at: datetime) -> None:
    """Throw the draft away; a programme that was never adopted goes with it, and its hats.

    Raise DraftHasMovedOn when `revision`, which was seen, is no longer the draft's.
    """
    held = _held(draft, revision)
    programme = held.programme
    audit.record("definition.discard", by=by, at=at, on=held, programme_key=programme.key)
    held.delete()
    if programme.current_id is None:
        programme.delete()
        # Who brings a programme with the same id later starts afresh.
        end_hats(programme_key=programme.key, by=by, at=at)


@transaction.atomic
def adopt(*, draft: Draft, note: str, by: User | None, at: datetime) -> Version:
    """Make the draft the programme's next version and its plan the plan; the draft is gone.

    Raise DraftHasMovedOn when the draft is no longer as it was when `draft` was read, and
    NothingToAdopt when nothing differs from the current version.
    """
    held = _held(draft, draft.revision)
    programme, current = held.programme, held.programme.current
    sha256 = fingerprint(held.text)
    if current and current.sha256 == sha256:
        message = "nothing has changed"
        raise NothingToAdopt(message)
    definition = definition_of(held.text)
    version = Version.objects.create(
        programme=programme,
        number=current.number + 1 if current else 1,
        text=held.text,
        sha256=sha256,
        note=note,
        adopted_at=at,
        adopted_by=by,
    )
    programme.current, programme.title = version, definition.programme.title
    programme.save(update_fields=["current", "title"])
    _follow(programme, definition)
    held.delete()
    audit.record(
        "definition.adopt",
        by=by,
        at=at,
        on=version,
        programme_key=programme.key,
        details={"number": version.number},
    )
    return version


def _held(draft: Draft, revision: int) -> Draft:
    """Return the draft, locked, if it still has that revision."""
    rows = Draft.objects.select_for_update().select_related("programme")
    found = rows.filter(pk=draft.pk, revision=revision).first()
    if found is None:
        message = "the draft has been changed since"
        raise DraftHasMovedOn(message)
    return found


def _follow(programme: Programme, definition: Definition) -> None:
    """Let sites and occurrences follow the definition; rows whose key stays keep their identity."""
    sites = _follow_sites(programme, definition)
    wanted = {
        one.key: occurrence_row(programme, one, sites) for one in occurrences_of(definition.text)
    }
    standing = {row.key: row for row in programme.occurrences.all()}
    gone = [row.pk for key, row in standing.items() if key not in wanted]
    for start in range(0, len(gone), _ROWS_AT_A_TIME):
        Occurrence.objects.filter(pk__in=gone[start : start + _ROWS_AT_A_TIME]).delete()
    new_or_moved = [
        row
        for key, row in wanted.items()
        if key not in standing or not same_plan(row, standing[key])
    ]
    # A row with the same key is changed in place, so what hangs on it stays.
    Occurrence.objects.bulk_create(
        new_or_moved,
        update_conflicts=True,
        unique_fields=["programme", "key"],
        update_fields=PLAN_FIELDS,
        batch_size=_ROWS_AT_A_TIME,
    )


def _follow_sites(programme: Programme, definition: Definition) -> dict[str, Site]:
    planned = planned_sites(definition.programme)
    rows = [site_row(programme, site, n) for n, site in enumerate(planned, start=1)]
    for gone in programme.sites.exclude(key__in=[row.key for row in rows]):
        # A site where something was held stays, so that its history does.
        with suppress(ProtectedError), transaction.atomic():
            gone.delete()
    Site.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["programme", "key"],
        update_fields=["name", "party_key", "is_named", "position"],
    )
    return {row.key: row for row in programme.sites.all()}
