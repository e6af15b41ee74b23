"""Programmes with the definitions they follow, whose texts are long and never change."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Case, F, QuerySet, TextField, Value, When

from modning_web.kept import Kept
from modning_web.programmes.models import Programme, Version
from modning_web.statements import prepared

_TEXTS: Kept[UUID, str] = Kept(most=64)
_PROGRAMME = tuple(one.attname for one in Programme._meta.concrete_fields)  # noqa: SLF001 -- a documented part of Django


def adopted_programmes(keys: Collection[str] | None) -> list[Programme]:
    """Return the programmes with these keys (None: all) that have a version, and the version.

    One statement; a text that is known here is not sent again.
    """
    known = _TEXTS.known()
    rows = _adopted(None if keys is None else frozenset(keys), frozenset(known))
    found = [_with_version(row, known) for row in rows]
    _TEXTS.keep({one.current.pk: one.current.text for one in found if one.current})
    return found


def _with_version(row: tuple[Any, ...], known: dict[UUID, str]) -> Programme:
    *columns, pk, number, text, adopted_at = row
    programme = Programme.from_db(None, _PROGRAMME, columns)
    version = (pk, number, known.get(pk, text), adopted_at)
    programme.current = Version.from_db(None, ("id", "number", "text", "adopted_at"), version)
    return programme


@prepared
def _adopted(
    keys: frozenset[str] | None, known: frozenset[UUID]
) -> QuerySet[Programme, tuple[Any, ...]]:
    rows = Programme.objects.filter(current__isnull=False)
    if keys is not None:
        rows = rows.filter(key__in=keys)
    unknown = Case(
        When(current__id__in=known, then=Value("", TextField())), default=F("current__text")
    )
    version = ("current__id", "current__number", "unknown", "current__adopted_at")
    return rows.annotate(unknown=unknown).values_list(*_PROGRAMME, *version)
