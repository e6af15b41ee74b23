"""Forms as the design system has them, drawn in Python: templates for fields are slow.

A form to edit an activity has 55 fields and three hundred boxes. Each function draws what Django
has a template for, of the same name; what is not named here is drawn by Django's own template.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Widget = dict[str, Any]
FOLDED_FROM = 9  # boxes; so many fill a telephone's screen
_CLASSES = {"checkbox": "form-checkbox", "radio": "form-radio"}


class DesignSystem(TemplatesSetting):
    """Draws forms, their fields and their widgets."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """Draw what a template of Django's would."""
        draw = _DRAWN.get(template_name)
        if draw is None:
            return SafeString(super().render(template_name, context, request))
        return SafeString(draw(context))


def _text(value: Any) -> str:
    """Return `value` as it stands in a page; what is markup already stays."""
    text = str(value)
    return text if isinstance(text, SafeString) else escape(text)


def _attributes(found: Mapping[str, Any]) -> str:
    """Write the attributes of an element: True stands by its name, False and None not at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"'
        for name, value in found.items()
        if value is not None and value is not False
    )


def _with_class(attributes: Mapping[str, Any], name: str) -> str:
    own = "" if attributes.get("class") else f' class="{name}"'
    return own + _attributes(attributes)


def _form(context: dict[str, Any]) -> str:
    shown = "".join(field.as_field_group() for field, _errors in context["fields"])
    return shown + "".join(str(field) for field in context["hidden_fields"])


def _field(context: dict[str, Any]) -> str:
    field: BoundField = context["field"]
    said = _hint_and_error(field)
    if field.use_fieldset:
        legend = f'<legend class="form-label">{_text(field.label)}{_optional(field)}</legend>'
        described = _attributes({"aria-describedby": field.aria_describedby or None})
        inside = f"<fieldset{described}>{legend}{said}{field}</fieldset>"
    elif field.widget_type == "checkbox":
        label = f'<label for="{field.id_for_label}" class="form-label">{_text(field.label)}</label>'
        inside = f'{said}<div class="form-group-checkbox">{field}{label}</div>'
    else:
        words = _text(field.label) + _optional(field)
        label = f'<label class="form-label" for="{field.id_for_label}">{words}</label>'
        inside = f"{label}{said}{field}"
    return f'<div class="form-group{" form-error" if field.errors else ""}">{inside}</div>'


def _optional(field: BoundField) -> str:
    if field.field.required:
        return ""
    return f'<span class="weight-normal"> ({_text(_("frivilligt"))})</span>'


def _hint_and_error(field: BoundField) -> str:
    hint = error = ""
    if field.help_text:
        words = _text(field.help_text)
        hint = f'<span class="form-hint" id="{field.auto_id}_helptext">{words}</span>'
    if field.errors:
        words = " ".join(_text(one) for one in field.errors)
        spoken = f'<span class="sr-only">{_text(_("Fejl:"))} </span>'
        error = (
            f'<span class="form-error-message" id="{field.auto_id}_error">{spoken}{words}</span>'
        )
    return hint + error


def _input(context: dict[str, Any]) -> str:
    widget: Widget = context["widget"]
    kind, name, value = widget["type"], _text(widget["name"]), widget["value"]
    written = "" if value is None else f' value="{_text(value)}"'
    attributes = _with_class(widget["attrs"], _CLASSES.get(kind, "form-input"))
    return f'<input type="{kind}" name="{name}"{written}{attributes}>'


def _textarea(context: dict[str, Any]) -> str:
    widget: Widget = context["widget"]
    attributes = _with_class(widget["attrs"], "form-input")
    # A browser takes away one line break after the tag: what was typed begins after it.
    value = _text(widget["value"] or "")
    return f'<textarea name="{_text(widget["name"])}"{attributes}>\n{value}</textarea>'


def _select(context: dict[str, Any]) -> str:
    widget: Widget = context["widget"]
    groups = "\n".join(_group(name, options) for name, options, _index in widget["optgroups"])
    attributes = _with_class(widget["attrs"], "form-select")
    return f'<select name="{_text(widget["name"])}"{attributes}>\n{groups}\n</select>'


def _group(name: Any, options: Iterable[Widget]) -> str:
    written = "\n".join(
        f'<option value="{_text(one["value"])}"{_attributes(one["attrs"])}>'
        f"{_text(one['label'])}</option>"
        for one in options
    )
    return f'<optgroup label="{_text(name)}">{written}</optgroup>' if name else written


def _boxes(context: dict[str, Any]) -> str:
    """Draw boxes or dots to choose from; many are folded, and the fold says what is chosen."""
    groups = context["widget"]["optgroups"]
    drawn = "".join(
        (f'<p class="form-label">{_text(name)}</p>' if name else "")
        + "".join(f'<div class="form-group-{one["type"]}">{_box(one)}</div>' for one in options)
        for name, options, _index in groups
    )
    if len(groups) < FOLDED_FROM:
        return drawn
    folded = f'<summary>{_chosen(groups)}</summary><div class="option-list">{drawn}</div>'
    return f'<details class="fold option-fold">{folded}</details>'


def _chosen(groups: Iterable[tuple[Any, list[Widget], int]]) -> str:
    chosen = [one["label"] for _name, found, _index in groups for one in found if one["selected"]]
    if not chosen:
        return _text(_("Vælg"))
    said = "".join(f'<span class="chosen-option">{_text(label)}</span>' for label in chosen)
    return f'{said}<span class="quiet">{_text(_("Ret valget"))}</span>'


def _box(one: Widget) -> str:
    tied_to = one["attrs"].get("id", "")
    label = f'<label class="form-label" for="{tied_to}">{_text(one["label"])}</label>'
    return _input({"widget": one}) + label


def _option(context: dict[str, Any]) -> str:
    return _box(context["widget"])


def _together(context: dict[str, Any]) -> str:
    """Draw a widget that is made of several."""
    parts: list[Widget] = context["widget"]["subwidgets"]
    return "".join(_DRAWN[one["template_name"]]({"widget": one}) for one in parts)


_INPUTS = (
    *("text", "number", "email", "url", "password", "hidden", "date", "datetime", "time", "color"),
    *("search", "tel", "checkbox", "file"),
)
_WIDGETS: dict[str, Callable[[dict[str, Any]], str]] = {
    **dict.fromkeys(_INPUTS, _input),
    "textarea": _textarea,
    "select": _select,
    "radio": _boxes,
    "checkbox_select": _boxes,
    "radio_option": _option,
    "checkbox_option": _option,
    **dict.fromkeys(("splitdatetime", "multiple_hidden", "multiwidget"), _together),
}
_DRAWN = {
    "django/forms/div.html": _form,
    "django/forms/field.html": _field,
    **{f"django/forms/widgets/{name}.html": draw for name, draw in _WIDGETS.items()},
}
