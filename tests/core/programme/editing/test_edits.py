"""What each edit does to a text, and what it leaves alone."""

import tomllib
from difflib import ndiff
from textwrap import dedent

import pytest
from core.small_programme import DEFINITION

from modning.programme.editing import (
    AddPart,
    ClearField,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    UnableToEdit,
    apply,
    edits_of_fields,
    fields_as_written,
)
from modning.programme.reading import read_definition

TEXT = dedent("""\
    # Programmet er opdigtet.
    format = 1

    # ---- Aktiviteter ----

    # Kilden har to datoer.
    [[activities]]
    id = "forum"  # kort
    name = "Modningsforum"
    when = ["maj 2023", "juni 2023"]
    participants = [
        { who = "kommuner", presence = "possibly" },  # begge
        # uden chefen
        { who = "evaluator" },
    ]

    [activities.responsible]
    chair = "evaluator"

    [[activities.stated]]
    at = "side 4"

    # Om dialogen
    [[activities]]
    id = "dialog"
    # Kun navnet er kendt.
    name = "Dialogmøde"
    """)


def _difference(edit: Edit, text: str = TEXT) -> list[str]:
    lines = ndiff(text.splitlines(), apply(text, edit).splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_set_field_writes_danish_letters_as_they_are() -> None:
    assert _difference(SetField(("activities", 0, "name"), 'Åbent "møde"')) == [
        '- name = "Modningsforum"',
        '+ name = "Åbent \\"møde\\""',
    ]


def test_set_field_that_is_new_is_put_in_the_order_of_the_schema() -> None:
    edited = apply(TEXT, SetField(("activities", 0, "place"), "Odense"))

    lines = edited.splitlines()
    assert lines.index('place = "Odense"') == lines.index('when = ["maj 2023", "juni 2023"]') + 1


def test_set_field_that_is_long_is_written_over_several_lines() -> None:
    purpose = "At mødes om indsatsen. " * 8 + "\nOg at skilles igen."

    edited = apply(DEFINITION, SetField(("activities", 0, "purpose"), purpose))

    assert max(map(len, edited.splitlines())) <= 110
    assert read_definition(edited).programme.activities[0].purpose == purpose


def test_set_field_in_an_inline_table_keeps_the_comment_beside_it() -> None:
    edit = SetField(("activities", 0, "participants", 0, "number"), "3–4")

    assert _difference(edit) == [
        '-     { who = "kommuner", presence = "possibly" },  # begge',
        '+     { who = "kommuner", number = "3–4", presence = "possibly" },  # begge',
    ]


def test_set_field_to_a_list_rewrites_only_the_items_that_differ() -> None:
    new = [{"who": "kommuner", "presence": "possibly"}, {"who": "styrelsen"}, {"who": "evaluator"}]

    edit = SetField(("activities", 0, "participants"), new)

    assert _difference(edit) == ['+     { who = "styrelsen" },']


def test_set_field_of_a_table_that_is_not_there_makes_it() -> None:
    edit = SetField(("activities", 1, "responsible", "chair"), "evaluator")

    assert _difference(edit) == ['+ responsible = { chair = "evaluator" }']


def test_set_field_below_a_header_of_its_own_is_written_there() -> None:
    edit = SetField(("activities", 0, "responsible", "minutes"), "kommuner")

    assert _difference(edit) == ['+ minutes = "kommuner"']


def test_clear_field_takes_its_comment_along() -> None:
    assert _difference(ClearField(("activities", 1, "name"))) == [
        "- # Kun navnet er kendt.",
        '- name = "Dialogmøde"',
    ]


def test_clear_field_that_is_a_section_takes_the_section_only() -> None:
    assert _difference(ClearField(("activities", 0, "responsible"))) == [
        "- [activities.responsible]",
        '- chair = "evaluator"',
        "- ",
    ]


def test_clear_field_keeps_the_comment_at_the_top_of_the_file() -> None:
    assert _difference(ClearField(("format",))) == ["- format = 1"]


def test_remove_part_takes_its_own_comment_and_no_heading() -> None:
    edited = apply(TEXT, RemovePart(("activities", 0)))

    assert edited == dedent("""\
        # Programmet er opdigtet.
        format = 1

        # ---- Aktiviteter ----

        # Om dialogen
        [[activities]]
        id = "dialog"
        # Kun navnet er kendt.
        name = "Dialogmøde"
        """)


def test_remove_part_takes_sections_that_stand_elsewhere() -> None:
    text = dedent("""\
        [[activities]]
        id = "a"

        [[rules]]
        id = "r"

        [activities.responsible]
        chair = "x"

        [[activities]]
        id = "b"
        """)

    edited = apply(text, RemovePart(("activities", 0)))

    assert edited == '[[rules]]\nid = "r"\n\n[[activities]]\nid = "b"\n'


def test_move_part_brings_its_comments_and_sections() -> None:
    edited = apply(TEXT, MovePart(("activities", 1), 0))

    assert edited.splitlines()[5:11] == [
        "# Om dialogen",
        "[[activities]]",
        'id = "dialog"',
        "# Kun navnet er kendt.",
        'name = "Dialogmøde"',
        "",
    ]
    assert apply(edited, MovePart(("activities", 0), 1)) == TEXT


def test_add_part_with_long_statements_gives_them_sections() -> None:
    part = {"id": "ny", "name": "Nyt", "stated": [{"at": "side 1", "text": "Langt. " * 30}]}

    edited = apply(TEXT, AddPart(("activities",), part, 1))

    assert '[[activities]]\nid = "ny"\nname = "Nyt"\n\n[[activities.stated]]\n' in edited


def test_add_part_to_a_list_that_is_not_there_is_put_in_the_order_of_the_schema() -> None:
    edited = apply(TEXT, AddPart(("parties",), {"id": "p"}))

    assert edited.startswith('# Programmet er opdigtet.\nformat = 1\n\n[[parties]]\nid = "p"\n')


def test_lines_keep_the_breaks_of_windows() -> None:
    text = TEXT.replace("\n", "\r\n")

    edited = apply(text, SetField(("activities", 1, "purpose"), "Lang tekst. " * 20))

    assert edited.count("\n") == edited.count("\r\n")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (RemovePart(("activities", 7)), "Der er ikke noget på stedet activities[8]."),
        (MovePart(("activities", 0), 5), "activities har ikke plads nummer 6: listen har 2."),
        (AddPart(("format",), {}), "format er ikke en liste."),
        (AddPart(("activities",), "tekst"), "activities[3] har ingen felter."),
        (SetField(("format", "name"), "x"), "format har ingen felter."),
        (SetField(("activities", 4, "name"), "x"), "Der er ikke noget på stedet activities[5]."),
        (
            SetField(("title",), "\ud800"),
            "Værdien til title kan ikke skrives i filen: '\\ud800'.",
        ),
    ],
)
def test_edit_that_does_not_fit_says_where(edit: Edit, message: str) -> None:
    with pytest.raises(UnableToEdit) as refused:
        apply(TEXT, edit)

    assert refused.value.message.da == message


def test_edit_of_a_text_that_is_not_toml_is_refused() -> None:
    with pytest.raises(UnableToEdit) as refused:
        apply("[", SetField(("a",), 1))

    assert refused.value.message.en == "The text is not valid TOML."


def test_fields_of_a_form_go_there_and_back() -> None:
    path = ("activities", 0)
    fields = fields_as_written(DEFINITION, path)

    edited = apply(DEFINITION, *edits_of_fields(path, fields))

    assert edited == DEFINITION
    assert fields["when"] == ["november 2024", "9.-10. oktober 2023"]


def test_empty_fields_of_a_form_are_cleared() -> None:
    edits = edits_of_fields(("activities", 0), {"place": "", "name": "Forum", "after": []})

    programme = read_definition(apply(DEFINITION, *edits)).programme

    assert programme.activities[0].name == "Forum"
    assert programme.activities[0].place is None
    assert programme.activities[0].after == ()


@pytest.mark.parametrize("ending", ['"', '""', '"""', '""""', '\\"""', '\\\\"""', 'x"""y"'])
def test_long_prose_with_quotes_says_what_was_written(ending: str) -> None:
    prose = "Et langt formål om arbejdet i kommunerne og på tværs. " * 4 + ending

    text = apply('id = "a"\n', SetField(("purpose",), prose))

    assert tomllib.loads(text) == {"id": "a", "purpose": prose}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_item_moves_anywhere_in_a_list_that_begins_behind_its_bracket(
    number: int, line_end: str
) -> None:
    names = "abcd"[:number]
    text = line_end.join(['members = ["a",', *(f'  "{name}",' for name in names[1:]), "]", ""])

    for start in range(number):
        for end in range(number):
            moved = tomllib.loads(apply(text, MovePart(("members", start), end)))["members"]
            others = names[:start] + names[start + 1 :]
            assert "".join(moved) == others[:end] + names[start] + others[end:]
