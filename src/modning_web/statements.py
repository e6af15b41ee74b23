"""Statements that are put together once and asked again and again with other values.

Django needs about a millisecond to put a statement together, often more than the database needs to
answer it. What is on every page, or one of many on one page, is therefore prepared::

    @prepared
    def _polls(person: UUID) -> QuerySet[PollVoter, tuple[str, date]]:
        return PollVoter.objects.filter(person=person).values_list("poll__title", "poll__answer_by")

    for title, answer_by in _polls(person.pk): ...

The text of the statement is kept, never what it answers. In the function, an argument may only be
compared with: it stands for values that are not known yet. What the statement's text depends on
(truths, None, an empty text, how many there are) is known, and each has a text of its own.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    Field,
    QuerySet,
    UUIDField,
    Value,
)

P = ParamSpec("P")
Row = TypeVar("Row")
_TEXTS_KEPT = 64  # of one statement, for different numbers of programmes and sites
_FIELDS: dict[type, Field[Any, Any]] = {
    UUID: UUIDField(),
    date: DateField(),
    datetime: DateTimeField(),
    str: CharField(),
}
_SEVERAL = (list, tuple, set, frozenset)


class _Later(Value):
    """A value that is given when the statement is asked: the n-th of them."""

    def __init__(self, place: int, of: type) -> None:
        super().__init__(place, output_field=_FIELDS[of])

    def as_sql(self, *_: Any) -> Any:
        return "%s", (self,)

    def given(self, values: list[Any]) -> Any:
        return self.output_field.get_db_prep_value(values[self.value], connection)


@dataclass(frozen=True, slots=True)
class _Statement:
    query: Any
    text: str
    parameters: tuple[Any, ...]
    converters: dict[int, Any]

    def rows(self, values: list[Any]) -> list[Any]:
        given = [one.given(values) if isinstance(one, _Later) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.text, given)
            found: list[Any] = cursor.fetchall()
        if not self.converters:
            return found
        compiler = self.query.get_compiler(connection=connection)
        return list(map(tuple, compiler.apply_converters(found, self.converters)))


def prepared(make: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Let a function that makes a ``values_list`` answer rows, from a statement that is kept."""
    make_for: Callable[..., QuerySet[Any, Row]] = make

    @lru_cache(maxsize=_TEXTS_KEPT)
    def statement(_database: str, *shapes: Hashable) -> _Statement | None:
        places = iter(range(1_000_000))
        query = make_for(*(_unknown(shape, places) for shape in shapes)).query
        compiler = query.get_compiler(connection=connection)
        try:
            text, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        return _Statement(query, text, tuple(parameters), compiler.get_converters(columns))

    @wraps(make)
    def ask(*arguments: P.args, **_: P.kwargs) -> list[Row]:
        values: list[Any] = []
        shapes = [_taken_apart(one, values) for one in arguments]
        found = statement(connection.vendor, *shapes)
        return found.rows(values) if found else []

    return ask


def _taken_apart(argument: Any, values: list[Any]) -> Hashable:
    """Add the values in an argument to `values`, and return what it is but for them."""
    kind: Any = type(argument)
    if kind in _FIELDS and argument != "":
        values.append(argument)
        return kind, _Later
    if kind in _SEVERAL:
        return kind, tuple(_taken_apart(one, values) for one in argument)
    if is_dataclass(argument):
        parts = (getattr(argument, one.name) for one in fields(argument))
        return kind, tuple(_taken_apart(one, values) for one in parts)
    return kind, argument


def _unknown(shape: Any, places: Iterator[int]) -> Any:
    """Return an argument with its values still to be given."""
    kind, known = shape
    if known is _Later:
        return _Later(next(places), kind)
    if kind in _SEVERAL:
        return kind(_unknown(one, places) for one in known)
    if hasattr(kind, "__dataclass_fields__"):
        return kind(*(_unknown(one, places) for one in known))
    return known
