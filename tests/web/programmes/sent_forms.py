"""A form as a browser would send it when nobody has typed anything."""

from lxml import html

Sent = dict[str, list[str]]


def form_as_shown(page: bytes, css_class: str) -> Sent:
    """Return what the page's form with this class sends, untouched."""
    (form,) = html.fromstring(page.decode()).xpath(f"//form[contains(@class, '{css_class}')]")
    sent: Sent = {}
    for field in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        sent.setdefault(field.get("name"), []).extend(_sent_by(field))
    return {name: values for name, values in sent.items() if values}


def _sent_by(field: html.HtmlElement) -> list[str]:
    if field.tag == "textarea":
        text = (field.text or "").removeprefix("\n")
        return ["\r\n".join(text.replace("\r\n", "\n").split("\n"))]
    if field.tag == "select":
        options = field.xpath(".//option")
        chosen = [one for one in options if one.get("selected") is not None]
        if field.get("multiple") is None:
            chosen = (chosen or options)[-1:] if chosen else options[:1]
        return [one.get("value", "") for one in chosen]
    if field.get("type") in {"checkbox", "radio"}:
        return [field.get("value", "on")] if field.get("checked") is not None else []
    return [] if field.get("type") == "submit" else [_on_one_line(field.get("value", ""))]


def _on_one_line(value: str) -> str:
    return value.replace("\r", "").replace("\n", "")
