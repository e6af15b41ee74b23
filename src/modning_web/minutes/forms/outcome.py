"""What came of an item, as it is typed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from modning.meeting.outcome import UnclearOutcome
from modning_web.day_field import DayField
from modning_web.minutes.actions.writing import WrittenOutcome
from modning_web.minutes.models import Kind, Outcome
from modning_web.programmes.models import Site
from modning_web.programmes.wording import in_page_language

Choices = list[tuple[str, Any]]
PERSON, ROLE = "person:", "rolle:"


class OutcomeForm(forms.Form):
    """Information, a decision or a task; whom it is for; the owner and the date of a task."""

    kind = forms.ChoiceField(label=_("Hvad er det?"), choices=Kind.choices, initial=Kind.DECISION)
    text = forms.CharField(
        label=_("Hvad blev sagt eller besluttet?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    owner = forms.ChoiceField(
        label=_("Ansvarlig"),
        required=False,
        help_text=_(
            "En rolle følger altid den, der har den i dag. En opgave skal have en ansvarlig."
        ),
    )
    due_date = DayField(label=_("Senest"), required=False, help_text=_("Kun til en opgave."))
    sites = forms.MultipleChoiceField(
        label=_("Hvem gælder det?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg ingen, hvis det gælder alle."),
    )

    def __init__(self, *args: Any, owners: Choices, sites: Iterable[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sites = {site.key: site for site in sites}
        self._offer("owner", [("", _("Ingen")), *owners])
        if self._sites:
            self._offer("sites", [(key, site.name) for key, site in self._sites.items()])
        else:
            del self.fields["sites"]

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse what its kind lacks, in the method's own words."""
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.written()
            except UnclearOutcome as refusal:
                raise forms.ValidationError(in_page_language(refusal.told)) from None
        return typed

    def written(self) -> WrittenOutcome:
        """Return the outcome that was typed."""
        typed = self.cleaned_data
        owner = typed["owner"]
        return WrittenOutcome(
            kind=typed["kind"],
            text=typed["text"],
            owner=UUID(owner.removeprefix(PERSON)) if owner.startswith(PERSON) else None,
            owner_key=owner.removeprefix(ROLE) if owner.startswith(ROLE) else "",
            due_date=typed["due_date"],
            sites=tuple(self._sites[key] for key in typed.get("sites", ())),
        )


class AmendmentForm(OutcomeForm):
    """A change to approved minutes: what it says now, or that it is struck out, and why."""

    reason = forms.CharField(
        label=_("Hvorfor ændres referatet?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StrikeForm(forms.Form):
    """That an outcome of approved minutes is struck out, and why."""

    reason = forms.CharField(
        label=_("Hvorfor slettes det?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CommentForm(forms.Form):
    """What somebody says of circulated minutes."""

    text = forms.CharField(
        label=_("Din bemærkning"), max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )
    item = forms.ChoiceField(label=_("Til"), required=False)

    def __init__(self, *args: Any, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Hele referatet")), *items]


def typed_of(outcome: Outcome) -> dict[str, Any]:
    """Return what the form shows of an outcome that is there."""
    owner = f"{PERSON}{outcome.owner_id}" if outcome.owner_id else ""
    if outcome.owner_key:
        owner = f"{ROLE}{outcome.owner_key}"
    return {
        "kind": outcome.kind,
        "text": outcome.text,
        "owner": owner,
        "due_date": outcome.due_date,
        "sites": [site.key for site in outcome.sites.all()],
    }
