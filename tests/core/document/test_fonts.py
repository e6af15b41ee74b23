import typst

from modning.document.fonts import FAMILY, shown, typeface


def test_danish_letters_and_typographic_marks_are_shown():
    text = "æøå ÆØÅ é ü – — “citat” ’ · • … ½ € → ≥\n\t"

    assert shown(text) == text


def test_characters_without_a_shape_become_question_marks():
    assert shown("日本 😀") == "?? ?"


def test_invisible_marks_are_left_out():
    assert shown("sam\u2060men\u2066s\ufe0f") == "sammens"


def test_every_character_that_is_let_through_has_a_shape():
    everything = "\n".join(c for c in map(chr, range(32, 0x2FFFF)) if shown(c) == c)

    pdf = typst.compile(
        f'#set document(title: "x")\n#set text(font: "{FAMILY}", fallback: false)\n'
        "#sys.inputs.text".encode(),
        font_paths=typeface(),
        pdf_standards=["ua-1"],
        sys_inputs={"text": everything},
    )

    assert pdf.startswith(b"%PDF")
