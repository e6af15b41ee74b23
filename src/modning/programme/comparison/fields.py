"""Fields of two versions of a part that mean different things."""

from collections.abc import Iterator, Mapping

from modning.programme.comparison.changes import FieldChange
from modning.programme.comparison.field_labels import AGENDA, FIELD_LABELS
from modning.programme.comparison.wording import NOTHING, Wording, meaning
from modning.programme.schema.activities import Activity, Responsible
from modning.programme.schema.written import Part

Renamed = Mapping[str, Mapping[str, str]]

# What is said of the source, and where something stands in it, is no change of the programme.
LEFT_OUT = frozenset({"id", "at", "stated", "source"})


def changed_fields(
    old: tuple[Part, Wording],
    new: tuple[Part, Wording],
    renamed: Renamed,
    besides: frozenset[str] = frozenset(),
) -> Iterator[FieldChange]:
    """Yield the fields that mean something else now, but for those named in `besides`."""
    part, after = old[0], new[0]
    for name in type(after).model_fields:
        if name in LEFT_OUT or name in besides:
            continue
        before, now = getattr(part, name), getattr(after, name)
        if isinstance(before, Responsible) and isinstance(now, Responsible):
            yield from changed_fields((before, old[1]), (now, new[1]), renamed)
        elif meaning(before, name, renamed) != meaning(now, name, {}):
            label = AGENDA if name == "agenda" and isinstance(after, Activity) else None
            said = old[1].of_field(part, name), new[1].of_field(after, name)
            yield FieldChange(name, label or FIELD_LABELS.get(name, NOTHING), *said)
