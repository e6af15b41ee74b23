"""What a form says of a table in the file: only what was changed is written anew."""

from collections.abc import Mapping
from typing import Any

from django import forms

Table = dict[str, Any]
_EMPTY: tuple[Any, ...] = ("", None, [], False)


class LineField(forms.CharField):
    """One line of text; a text over several lines is shown on one."""

    def prepare_value(self, value: Any) -> Any:
        """Show a text without its line breaks, which a browser would cut out."""
        return None if value is None else _on_one_line(value)


class ProseField(forms.CharField):
    """A paragraph."""

    def to_python(self, value: Any) -> str:
        """Return the text with the line breaks of a file; a browser sends others."""
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class LinesField(forms.Field):
    """A list of texts, one to a line."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a list with one text to a line; a text by itself is a list of one."""
        return "\n".join(map(_on_one_line, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        """Return the lines that say something."""
        lines = "" if value is None else str(value)
        return [line.strip() for line in lines.splitlines() if line.strip()]


def _on_one_line(value: Any) -> str:
    return " ".join(str(value).splitlines())


def table_written(
    form: forms.Form, standing: Table, defaults: Mapping[str, Any] | None = None
) -> Table:
    """Return the table `standing` with what was changed in `form`.

    A field that shows what it showed is left as it is written; one that was emptied goes. Keys
    that the form does not show stay. `defaults` is what the file means by leaving a key out.
    """
    table = dict(standing)
    for name, typed in form.cleaned_data.items():
        field = form.fields[name]
        before = standing.get(name)
        if _is_as_shown(field, standing.get(name, (defaults or {}).get(name)), typed):
            continue
        value = _in_the_manner_of(field, before, typed)
        if value in _EMPTY:
            table.pop(name, None)
        else:
            table[name] = value
    return table


def _is_as_shown(field: forms.Field, value: Any, typed: Any) -> bool:
    """Tell whether `typed` is what `field` gives back when what it shows of `value` is sent."""
    if isinstance(field, forms.MultipleChoiceField):
        return set(typed) == {one for one in map(str, _listed(value)) if field.valid_value(one)}
    shown = field.prepare_value(value)
    if isinstance(field, forms.ChoiceField):
        return bool(typed == (shown if field.valid_value(str(shown)) else ""))
    try:
        return bool(typed == field.to_python(shown))
    except forms.ValidationError:
        return False


def _in_the_manner_of(field: forms.Field, before: Any, typed: Any) -> Any:
    """Return what was typed in the way that the value before it is written."""
    if isinstance(field, forms.MultipleChoiceField):
        kept = [one for one in _listed(before) if one in typed or not field.valid_value(one)]
        return _alone_or_list(before, [*kept, *(one for one in typed if one not in kept)])
    if isinstance(field, LinesField):
        as_shown = {_on_one_line(one).strip(): one for one in _listed(before)}
        return _alone_or_list(before, [as_shown.get(line, line) for line in typed])
    is_number = isinstance(before, int) and not isinstance(before, bool)
    return int(typed) if is_number and typed.isascii() and typed.isdecimal() else typed


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _alone_or_list(before: Any, values: list[Any]) -> Any:
    """Return a list; but one value by itself, where the file has one by itself."""
    is_alone = before is not None and not isinstance(before, list)
    return values[0] if is_alone and len(values) == 1 else values
