"""What a changed definition says to the people it concerns."""

from core.small_programme import DEFINITION

from modning.programme.comparison import Changes, FieldChange, compare
from modning.programme.comparison.field_labels import FIELD_LABELS
from modning.programme.comparison.fields import LEFT_OUT
from modning.programme.editing import (
    AddPart,
    ClearField,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    apply,
    rename,
)
from modning.programme.reading import read_definition
from modning.programme.schema.fields import field_names


def _changes(*edits: Edit) -> Changes:
    old = read_definition(DEFINITION).programme
    return compare(old, read_definition(apply(DEFINITION, *edits)).programme)


def _sentences(*edits: Edit) -> list[str]:
    return [change.sentence.da for change in _changes(*edits).parts]


FORUM, OPENING, DIALOGUE = (("activities", number) for number in range(3))


def test_activity_that_is_moved_says_from_when_to_when_and_whom_it_concerns() -> None:
    changes = _changes(SetField((*FORUM, "when"), ["januar 2025", "9.-10. oktober 2023"]))

    change = changes.parts[0]
    assert change.sentence.da == (
        "Modningsforum: flyttet fra november 2024 til januar 2025."
        " Vedrører: Styrelsen, Evaluator, Projektleder og Praktiker."
    )
    assert change.sentence.en == (
        "Modningsforum: moved from November 2024 to January 2025."
        " Concerns: Styrelsen, Evaluator, Projektleder and Praktiker."
    )
    assert [(turn.days, turn.shift) for turn in change.turns] == [(61, "later")]
    assert [(one.kind, one.days) for one in changes.occurrences] == [("moved", 61)]


def test_activity_whose_window_becomes_a_day_is_narrowed() -> None:
    (sentence,) = _sentences(SetField((*DIALOGUE, "when"), "12. marts 2023"))

    assert sentence == (
        "Dialogmøde: indsnævret fra februar-marts 2023 til 12. marts 2023."
        " Vedrører: Styrelsen og Implementeringsteam."
    )


def test_local_activity_that_is_moved_is_moved_at_each_site() -> None:
    changes = _changes(SetField((*DIALOGUE, "when"), "april 2023"))

    assert changes.parts[0].concerned.sites == ("kommune-1", "kommune-2", "kommune-3", "kommune-4")
    assert [one.new.site.key for one in changes.occurrences if one.new and one.new.site] == [
        "kommune-1",
        "kommune-2",
        "kommune-3",
        "kommune-4",
    ]
    assert len(changes.at_site("kommune-2")) == 1


def test_times_that_are_added_and_dropped_are_told_apart_from_moved_ones() -> None:
    added = SetField(
        (*FORUM, "when"), ["november 2024", "9.-10. oktober 2023", "marts 2023", "maj 2024"]
    )
    dropped = SetField((*FORUM, "when"), "november 2024")

    assert (
        _changes(added)
        .parts[0]
        .sentence.da.startswith("Modningsforum: en gang mere, marts 2023; en gang mere, maj 2024.")
    )
    assert (
        _changes(dropped)
        .parts[0]
        .sentence.da.startswith("Modningsforum: en gang mindre, 9.-10. oktober 2023.")
    )


def test_rhythm_that_is_changed_says_both_rhythms() -> None:
    sentences = _sentences(SetField(("activities", 3, "when"), "hvert kvartal"))

    assert sentences == ["Sparring: ændret fra løbende til hvert kvartal. Vedrører: Projektleder."]


def test_time_that_is_settled_at_last_is_said_so() -> None:
    sentences = _sentences(SetField(("activities", 4, "when"), "maj 2023"))

    assert sentences == [
        "Casebesøg: tiden er nu maj 2023. Vedrører: Styrelsen, Projektkommuner og Evaluator."
    ]


def test_activity_that_is_added_or_dropped_is_told() -> None:
    new = {"id": "slut", "name": "Afslutning", "kind": "closing-meeting", "when": "december 2024"}

    assert _sentences(AddPart(("activities",), new | {"participants": [{"who": "evaluator"}]})) == [
        "Afslutning: ny (aktivitet, december 2024). Vedrører: Evaluator."
    ]
    assert _sentences(RemovePart(("activities", 3))) == [
        "Sparring: udgået (aktivitet, løbende). Vedrører: Projektleder."
    ]


def test_field_that_is_changed_is_told_with_names_for_ids() -> None:
    changes = _changes(
        SetField((*FORUM, "participants"), [{"who": "praktiker"}, {"who": "team"}]),
        SetField((*FORUM, "responsible", "rooms"), "evaluator"),
        ClearField((*FORUM, "place")),
    )

    (change,) = changes.parts
    assert [_da(field) for field in change.fields] == [
        ("sted", "Odense", ""),
        (
            "deltagere",
            "Praktiker (mindst 1, som har leveret indsatsen); Evaluator (evt., kan deltage online)",
            "Praktiker; Implementeringsteam",
        ),
        ("Lokaler", "Styrelsen", "Evaluator"),
    ]
    assert change.concerned.names == (
        "Styrelsen",
        "Evaluator",
        "Projektleder",
        "Praktiker",
        "Implementeringsteam",
    )


def _da(field: FieldChange) -> tuple[str, str, str]:
    return field.label.da, field.old.da, field.new.da


def test_same_meaning_in_other_words_or_order_is_no_change() -> None:
    changes = _changes(
        SetField((*FORUM, "when"), ["9.–10. oktober 2023", "nov. 2024"]),
        SetField((*FORUM, "duration"), "to dage med overnatning"),
        MovePart((*FORUM, "participants", 1), 0),
    )

    assert not changes


def test_part_with_another_id_and_the_same_name_is_renamed() -> None:
    old = read_definition(DEFINITION).programme
    new = read_definition(rename(DEFINITION, "role", "praktiker", "fagperson")).programme

    changes = compare(old, new)

    assert [(one.kind, one.old_id, one.id) for one in changes.parts] == [
        ("renamed", "praktiker", "fagperson")
    ]
    assert changes.parts[0].sentence.da == (
        "Praktiker: id'et er nu “fagperson”, før “praktiker”."
        " Vedrører: Projektkommuner og Praktiker."
    )


def test_parts_besides_activities_are_compared() -> None:
    changes = _changes(
        SetField(("period",), "2023-2025"),
        SetField(("parties", 1, "number"), "4"),
        SetField(("phases", 0, "when"), "januar-april 2023"),
        SetField(("rules", 0, "number"), "2"),
        SetField(("call", "deadline"), "1. januar 2023"),
        RemovePart(("call", "criteria", 0)),
        ClearField(("intervention",)),
    )

    assert [(one.kind, one.part) for one in changes.parts] == [
        ("changed", "programme"),
        ("changed", "party"),
        ("moved", "phase"),
        ("changed", "rule"),
        ("changed", "call"),
        ("dropped", "criterion"),
        ("dropped", "intervention"),
    ]


def test_long_wordings_are_shown_from_where_they_differ() -> None:
    text = "Samme begyndelse som før. " * 10
    before = apply(DEFINITION, SetField(("purpose",), text + "Gammelt."))
    after = apply(DEFINITION, SetField(("purpose",), text + "Nyt."))

    changes = compare(read_definition(before).programme, read_definition(after).programme)

    assert changes.parts[0].sentence.da.startswith(
        "Sammen om overgangen: formål er nu “…begyndelse som før. Nyt.”,"
        " før “…begyndelse som før. Gammelt.”."
    )


def test_every_field_that_is_compared_has_a_label() -> None:
    lists = ("parties", "roles", "teams", "phases", "tracks", "activities", "rules")
    places = [(name,) for name in lists] + [
        ("call",),
        ("call", "requirements"),
        ("call", "criteria"),
        ("evaluation", "questions"),
        ("evaluation", "data_sources"),
        ("intervention", "steps"),
        ("intervention", "materials"),
        ("activities", "responsible"),
    ]
    names = {name for place in places for name in field_names(place)}

    apart = {"requirements", "criteria"}
    assert names - FIELD_LABELS.keys() - LEFT_OUT - apart == set()
