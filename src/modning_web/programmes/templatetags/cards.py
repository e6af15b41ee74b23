"""Programmes as cards and their phases as steps, drawn in Python as the rows of the plan are."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from modning_web.addresses import address_of
from modning_web.programmes.overview import Overview, PhaseStep
from modning_web.programmes.templatetags.plan import when

register = template.Library()
_SAID = {
    "over": ("sr-only", gettext_lazy("(afsluttet)")),
    "current": ("phase-now", gettext_lazy("nu")),
}


@register.simple_tag
def phases(steps: Iterable[PhaseStep]) -> SafeString:
    """Draw phases as steps; nothing where there are none."""
    shown, name = "".join(map(_step, steps)), _("Faser")
    return SafeString(shown and f'<ol class="phases no-max-width" aria-label="{name}">{shown}</ol>')


def _step(step: PhaseStep) -> str:
    current = ' aria-current="step"' if step.state == "current" else ""
    dates = f' <span class="phase-when">{escape(step.when)}</span>' if step.when else ""
    look, word = _SAID.get(step.state, ("", ""))
    said = f' <span class="{look}">{word}</span>' if look else ""
    return (
        f'<li class="phase phase-{step.state}"{current}>'
        f'<span class="phase-name">{escape(step.phase.name)}</span>{dates}{said}</li>\n'
    )


@register.simple_tag
def programme_cards(cards: Iterable[Overview]) -> SafeString:
    """Draw programmes, each with its phases, what comes next, and what its document gets wrong."""
    labels = (_("Næste"), _("Fund i dokumentet"))
    return SafeString("".join(_card(card, labels) for card in cards))


def _card(card: Overview, labels: tuple[str, str]) -> str:
    over = " · ".join(escape(text) for text in (card.kind, card.when) if text)
    address = address_of("programmes:programme", card.programme.key)
    if card.defined:
        inside = f'{phases(card.phases)}<dl class="card-facts">{_facts(card, labels)}</dl>'
    else:
        only = _("Kun en kladde. Den er ikke vedtaget endnu.")
        inside = f"<p>{only}</p>"
    return (
        f'<li class="programme-card"><p class="over-heading">{over}</p>'
        f'<h2><a href="{escape(address)}">{escape(card.programme.title)}</a></h2>{inside}</li>\n'
    )


def _facts(card: Overview, labels: tuple[str, str]) -> str:
    facts = zip(labels, (_next(card), _found(card)), strict=True)
    return "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in facts)


def _next(card: Overview) -> str:
    if card.next:
        return f"{when(card.next)} {escape(card.next.activity.name)}"
    return _("Programmet er slut") if card.state == "over" else _("Intet planlagt")


def _found(card: Overview) -> str:
    if not card.errors and not card.remarks:
        return _("Ingen")
    errors = ngettext("%(number)s fejl", "%(number)s fejl", card.errors)
    remarks = ngettext("%(number)s bemærkning", "%(number)s bemærkninger", card.remarks)
    found = ((errors, card.errors), (remarks, card.remarks))
    return ", ".join(said % {"number": number} for said, number in found if number)
