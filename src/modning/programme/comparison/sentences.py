"""Changes in sentences for people."""

from collections.abc import Sequence

from modning.language import Text
from modning.programme.comparison.changes import Concerned, FieldChange, Shift, TurnChange
from modning.programme.comparison.wording import NOTHING, joined

_LONGEST = 120
_BEFORE = 20
PART_NAMES = {
    "programme": Text("programmet", "the programme"),
    "call": Text("opslag", "call"),
    "evaluation": Text("evaluering", "evaluation"),
    "intervention": Text("indsats", "intervention"),
    "party": Text("part", "party"),
    "role": Text("rolle", "role"),
    "team": Text("team", "team"),
    "phase": Text("fase", "phase"),
    "track": Text("spor", "track"),
    "activity": Text("aktivitet", "activity"),
    "rule": Text("regel", "rule"),
    "requirement": Text("krav", "requirement"),
    "criterion": Text("tildelingskriterie", "award criterion"),
    "question": Text("evalueringsspørgsmål", "evaluation question"),
    "data-source": Text("datakilde", "data source"),
    "step": Text("trin i indsatsen", "step of the intervention"),
    "material": Text("materiale", "material"),
}
_MOVED: dict[Shift, Text] = {
    "later": Text("flyttet fra {old} til {new}", "moved from {old} to {new}"),
    "earlier": Text("flyttet frem fra {old} til {new}", "brought forward from {old} to {new}"),
    "narrowed": Text("indsnævret fra {old} til {new}", "narrowed from {old} to {new}"),
    "widened": Text("udvidet fra {old} til {new}", "widened from {old} to {new}"),
    "settled": Text("tiden er nu {new}", "its time is {new} now"),
    "unsettled": Text(
        "tiden er ikke længere fastsat, før {old}", "its time is open now, was {old}"
    ),
    "other": Text("ændret fra {old} til {new}", "changed from {old} to {new}"),
}
_ADDED_TURN = Text("en gang mere, {new}", "one time more, {new}")
_DROPPED_TURN = Text("en gang mindre, {old}", "one time less, {old}")
_SENTENCE = Text("{name}: {said}.{concerned}", "{name}: {said}.{concerned}")
_CONCERNED = Text(" Vedrører: {names}.", " Concerns: {names}.")
_ADDED = Text("ny ({part}{when})", "new ({part}{when})")
_DROPPED = Text("udgået ({part}{when})", "dropped ({part}{when})")
_RENAMED = Text("id'et er nu “{new}”, før “{old}”", "its id is “{new}” now, was “{old}”")
_FIELD = Text("{label} er nu “{new}”, før “{old}”", "{label} is “{new}” now, was “{old}”")
_FIELD_ADDED = Text("{label} er nu “{new}”", "{label} is “{new}” now")
_FIELD_DROPPED = Text("{label} er fjernet, før “{old}”", "{label} is removed, was “{old}”")


def of_presence(part: str, when: Text, *, added: bool) -> Text:
    """Say that a part is new or gone."""
    time = Text(f", {when.da}", f", {when.en}") if when != NOTHING else NOTHING
    return (_ADDED if added else _DROPPED).filled(part=PART_NAMES[part], when=time)


def of_renaming(old: str, new: str) -> Text:
    """Say that a part's id is another."""
    return _RENAMED.filled(old=old, new=new)


def of_turns(turns: Sequence[TurnChange]) -> Text:
    """Say which times were moved, added or dropped."""
    return joined([_of_turn(turn) for turn in turns], "; ")


def of_fields(fields: Sequence[FieldChange]) -> Text:
    """Say which fields have changed."""
    return joined([_of_field(field) for field in fields], "; ")


def sentence(name: str, said: Text, concerned: Concerned) -> Text:
    """Return the whole sentence: what, how, and whom it concerns."""
    names = Text(_listed(concerned.names, "og"), _listed(concerned.names, "and"))
    whom = _CONCERNED.filled(names=names) if concerned.names else NOTHING
    return _SENTENCE.filled(name=_shortened(name).removesuffix("."), said=said, concerned=whom)


def _of_turn(turn: TurnChange) -> Text:
    if turn.old is None:
        return _ADDED_TURN.filled(new=turn.new)
    if turn.new is None:
        return _DROPPED_TURN.filled(old=turn.old)
    return _MOVED[turn.shift].filled(old=turn.old, new=turn.new)


def _of_field(field: FieldChange) -> Text:
    wording = _FIELD
    if field.old == NOTHING:
        wording = _FIELD_ADDED
    elif field.new == NOTHING:
        wording = _FIELD_DROPPED
    old_da, new_da = _differing(field.old.da, field.new.da)
    old_en, new_en = _differing(field.old.en, field.new.en)
    return wording.filled(
        label=Text(_uncapitalized(field.label.da), _uncapitalized(field.label.en)),
        old=Text(old_da, old_en),
        new=Text(new_da, new_en),
    )


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return both texts short enough for a sentence, from a little before where they differ."""
    letters = enumerate(zip(old, new, strict=False))
    alike = next((place for place, (was, now) in letters if was != now), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(alike - _BEFORE, 0)) + 1
    if start == 0 or max(len(old), len(new)) <= _LONGEST:
        return _shortened(old), _shortened(new)
    return "…" + _shortened(old[start:]), "…" + _shortened(new[start:])


def _uncapitalized(label: str) -> str:
    return label[:1].lower() + label[1:]


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
