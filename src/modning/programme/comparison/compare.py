"""Two versions of a programme held against each other."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from modning.language import Text
from modning.programme.comparison.changes import Change, Changes, OccurrenceChange
from modning.programme.comparison.concern import Version, concerned
from modning.programme.comparison.fields import Renamed, changed_fields
from modning.programme.comparison.moves import held, moved_occurrences, moves
from modning.programme.comparison.pairing import Pair, paired_parts
from modning.programme.comparison.sentences import (
    PART_NAMES,
    of_fields,
    of_presence,
    of_renaming,
    of_turns,
    sentence,
)
from modning.programme.comparison.wording import NOTHING, Wording, by_field, joined
from modning.programme.expansion import expand
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Phase, Programme
from modning.programme.schema.written import Part
from modning.programme.site import Site, planned_sites

_LISTS = {
    "party": ("programme", "parties"),
    "role": ("programme", "roles"),
    "team": ("programme", "teams"),
    "phase": ("programme", "phases"),
    "track": ("programme", "tracks"),
    "activity": ("programme", "activities"),
    "rule": ("programme", "rules"),
    "requirement": ("call", "requirements"),
    "criterion": ("call", "criteria"),
    "question": ("evaluation", "questions"),
    "data-source": ("evaluation", "data_sources"),
    "step": ("intervention", "steps"),
    "material": ("intervention", "materials"),
}
_HEADS = ("programme", "call", "evaluation", "intervention")
_TIMED = frozenset({"when"})


def compare(
    old: Programme,
    new: Programme,
    sites_old: Iterable[Site] | None = None,
    sites_new: Iterable[Site] | None = None,
) -> Changes:
    """Return what changed from `old` to `new`; without sites, those that each plans itself.

    Wordings that mean the same are no change, nor is the order of names in a list. A part with
    another id but the same name and kind is taken to be renamed.
    """
    comparison = _Comparison(
        (old, tuple(planned_sites(old) if sites_old is None else sites_old)),
        (new, tuple(planned_sites(new) if sites_new is None else sites_new)),
    )
    return Changes(tuple(comparison.parts()), tuple(comparison.occurrences()))


class _Comparison:
    def __init__(self, old: Version, new: Version) -> None:
        self._old, self._new = old, new
        self._wordings = Wording(old[0]), Wording(new[0])

    def parts(self) -> Iterator[Change]:
        for name in _HEADS:
            heads = _head(self._old[0], name), _head(self._new[0], name)
            yield from self._changes(name, heads)
            if None not in heads:
                for part, (head, _) in _LISTS.items():
                    if head == name:
                        for pair in self._pairs[part]:
                            yield from self._changes(part, pair)

    def occurrences(self) -> list[OccurrenceChange]:
        before, now = held(expand(*self._old)), held(expand(*self._new))
        found = [
            change
            for old, new in self._pairs["activity"]
            for change in moved_occurrences(
                before.get(old.id, {}) if old else {},
                now.get(new.id, {}) if new else {},
                concerned((self._old, old), (self._new, new)),
            )
        ]
        return sorted(found, key=_time)

    @cached_property
    def _pairs(self) -> dict[str, list[Pair[Any]]]:
        pairs: dict[str, list[Pair[Any]]] = {}
        for part, (head, field) in _LISTS.items():
            lists = (
                getattr(_head(programme, head), field, ())
                for programme in (self._old[0], self._new[0])
            )
            pairs[part] = paired_parts(*lists)
        return pairs

    @cached_property
    def _renamed(self) -> Renamed:
        """The new ids of parts by their old ones."""
        ids = {
            part: {old.id: new.id for old, new in pairs if old and new}
            for part, pairs in self._pairs.items()
        }
        return by_field(
            people=ids["party"] | ids["role"] | ids["team"],
            activities=ids["activity"],
            tracks=ids["track"],
            phases=ids["phase"],
        )

    def _changes(self, part: str, pair: Pair[Any]) -> Iterator[Change]:
        old, new = pair
        if old is None or new is None:
            if old or new:
                said = of_presence(part, self._time(pair), added=old is None)
                yield self._change("added" if old is None else "dropped", part, pair, said)
            return
        old_id, new_id = _id(old), _id(new)
        if part != "programme" and old_id != new_id:
            yield self._change("renamed", part, pair, of_renaming(old_id, new_id), old_id=old_id)
        is_timed = isinstance(new, Activity | Phase)
        if is_timed and (turns := moves((self._old[0], old), (self._new[0], new))):
            yield self._change("moved", part, pair, of_turns(turns), turns=turns)
        besides = _TIMED if is_timed else _apart(part)
        versions = (old, self._wordings[0]), (new, self._wordings[1])
        if fields := tuple(changed_fields(*versions, self._renamed, besides)):
            yield self._change("changed", part, pair, of_fields(fields), fields=fields)

    def _change(self, kind: Any, part: str, pair: Pair[Part], said: Text, **more: Any) -> Change:
        old, new = pair
        whom = concerned((self._old, old), (self._new, new))
        name = _name(new or old) or PART_NAMES[part].da
        return Change(kind, part, _id(new or old), name, whom, sentence(name, said, whom), **more)

    def _time(self, pair: Pair[Any]) -> Text:
        for part, wording in zip(pair, self._wordings, strict=True):
            if isinstance(part, Activity | Phase):
                whens = part.when if isinstance(part, Activity) else (part.when,)
                return joined([wording.of_written(when) for when in whens if when])
        return NOTHING


def _head(programme: Programme, name: str) -> Any:
    return programme if name == "programme" else getattr(programme, name)


def _apart(head: str) -> frozenset[str]:
    """Return the fields of a head that are compared part by part, or as heads of their own."""
    lists = {field for one, field in _LISTS.values() if one == head}
    return frozenset(lists | set(_HEADS) if head == "programme" else lists)


def _id(part: Any) -> str:
    return str(getattr(part, "id", ""))


def _name(part: Any) -> str:
    names = (getattr(part, name, None) for name in ("name", "title", "text"))
    return next((name for name in names if name), "")


def _time(change: OccurrenceChange) -> tuple[Any, ...]:
    occurrence = change.new or change.old
    return (occurrence.window, occurrence.key) if occurrence else ()
