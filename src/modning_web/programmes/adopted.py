"""Programmes with the definitions they follow, whose texts are long and never change."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from modning_web.kept import Kept
from modning_web.programmes.models import Programme, Version
from modning_web.statements import prepared

_TEXTS: Kept[UUID, str] = Kept(most=64)
_PROGRAMME = tuple(one.attname for one in Programme._meta.concrete_fields)  # noqa: SLF001 -- a documented part of Django
_VERSION = ("id", "number", "adopted_at")


def adopted_programmes(keys: Collection[str] | None) -> list[Programme]:
    """Return the programmes with these keys (None: all) that have a version, and the version."""
    rows = _adopted(None if keys is None else frozenset(keys))
    found = [_with_version(row) for row in rows]
    fill_in_texts(found)
    return found


def fill_in_texts(programmes: Iterable[Programme]) -> None:
    """Give the versions of programmes that were read without a text theirs.

    One statement, where one of the texts has not been read by this process before.
    """
    versions = {one.current.pk: one.current for one in programmes if one.current}
    for pk, text in _TEXTS.of(versions, _read).items():
        versions[pk].text = text


def _read(versions: list[UUID]) -> dict[UUID, str]:
    return dict(Version.objects.filter(pk__in=versions).values_list("pk", "text"))


def _with_version(row: tuple[Any, ...]) -> Programme:
    programme = Programme.from_db(None, _PROGRAMME, row[: -len(_VERSION)])
    programme.current = Version.from_db(None, _VERSION, row[-len(_VERSION) :])
    return programme


@prepared
def _adopted(keys: frozenset[str] | None) -> QuerySet[Programme, tuple[Any, ...]]:
    rows = Programme.objects.filter(current__isnull=False)
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return rows.values_list(*_PROGRAMME, *(f"current__{name}" for name in _VERSION))
