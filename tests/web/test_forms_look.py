"""How fields are drawn: with the design system's classes, and tied to their hints and errors."""

from django import forms


class Example(forms.Form):
    name = forms.CharField(label="Navn", help_text="Fornavn og efternavn")
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "A"), ("b", "B")])
    sure = forms.BooleanField(label="Sikker")
    size = forms.ChoiceField(
        label="Mål", choices=[("s", "S"), ("l", "L")], widget=forms.RadioSelect
    )


def test_field_is_tied_to_its_label_hint_and_error() -> None:
    text = str(Example({"name": ""}))

    assert '<label class="form-label"' in text
    assert 'for="id_name"' in text
    assert 'id="id_name_helptext"' in text
    assert 'id="id_name_error"' in text
    assert 'aria-describedby="id_name_helptext id_name_error"' in text
    assert 'aria-invalid="true"' in text


def test_field_that_may_be_left_out_says_so() -> None:
    text = str(Example())

    assert text.count("(frivilligt)") == 1


def test_each_kind_of_field_has_the_class_of_the_design_system() -> None:
    text = str(Example())

    counts = {name: text.count(f'class="{name}"') for name in ("form-select", "form-checkbox")}

    assert counts == {"form-select": 1, "form-checkbox": 1}
    assert text.count('class="form-radio"') == 2
    assert text.count('class="form-input"') == 2
    assert text.count("<fieldset") == 1


def test_text_area_keeps_what_was_typed_to_the_letter() -> None:
    text = str(Example({"note": " to\nlinjer <b>"})["note"])

    assert text.endswith(">\n to\nlinjer &lt;b&gt;</textarea>")


class Grouped(forms.Form):
    place = forms.ChoiceField(
        label="Sted", choices=[("", "Alle"), ("Jylland", [("a&b", "Æ <og> Ø"), ("c", "C")])]
    )


def test_options_of_a_list_are_escaped_grouped_and_chosen() -> None:
    text = str(Grouped({"place": "a&b"})["place"])

    assert '<option value="">Alle</option>' in text
    assert '<optgroup label="Jylland"><option value="a&amp;b" selected>' in text
    assert "Æ &lt;og&gt; Ø</option>" in text
    assert text.count(" selected") == 1
