"""What the site holds about a person, part by part; each capability declares its own.

A capability puts its parts in its ``own_data.py``, which is found when the site starts::

    own_part(
        rows_of("meetings.invitation", by=("person",), title=_("Møder, du er indkaldt til"),
                shows={_("Møde"): "meeting__title", _("Svar"): "answered"}),
    )
    leave_out({"meetings.meetingstep.by": DONE})

A test asks that every row that points to a person is in a part, or left out with a reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User

Words = str | Promise
Row = Mapping[str, object]

DONE = _("Hvad du har gjort for andre, står kun ét sted: i revisionssporet, som er med i filen.")


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One kind of rows about a person.

    `covers` names what points to the person there, as app.model.field.
    """

    key: str
    title: Words
    covers: tuple[str, ...]
    rows: Callable[[User], Iterable[Row]]


_PARTS: dict[str, OwnPart] = {}
_LEFT_OUT: dict[str, Words] = {}


def own_part(*parts: OwnPart) -> None:
    """Declare parts, each once."""
    for part in parts:
        if _PARTS.setdefault(part.key, part) is not part:
            message = f"{part.key} is declared twice"
            raise ValueError(message)


def leave_out(reasons: Mapping[str, Words]) -> None:
    """Say what points to a person and is in no part, and why."""
    _LEFT_OUT.update(reasons)


def own_parts() -> tuple[OwnPart, ...]:
    """Return every part, in the order that capabilities stand."""
    return tuple(_PARTS.values())


def left_out() -> Mapping[str, Words]:
    """Return what is in no part, with the reasons."""
    return _LEFT_OUT


def rows_of(
    label: str, *, by: tuple[str, ...], title: Words, shows: Mapping[Words, str]
) -> OwnPart:
    """Make a part of a model's rows that point to the person by one of the fields `by`.

    `shows` are the columns by what they are called: lookups from the row. Those that are empty in
    a row are left out of it.
    """
    covers = tuple(f"{label}.{field}" for field in by)
    return OwnPart(label, title, covers, partial(_rows, label, by, shows))


def _rows(label: str, by: tuple[str, ...], shows: Mapping[Words, str], user: User) -> Iterator[Row]:
    theirs = Q()
    for field in by:
        theirs |= Q(**{field: user})
    found = apps.get_model(label)._default_manager.filter(theirs).order_by("pk")  # noqa: SLF001 -- a documented part of Django
    for values in found.values_list(*shows.values()):
        named = zip(shows, values, strict=True)
        yield {str(name): value for name, value in named if value not in (None, "")}
