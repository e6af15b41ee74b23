"""What an invitee answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.access.models import User
from modning_web.meetings.actions.answering import Reply
from modning_web.meetings.models import Invitation

CHOICES = [
    ("accepted", gettext_lazy("Jeg kommer")),
    ("online", gettext_lazy("Jeg kommer online")),
    ("declined", gettext_lazy("Jeg kommer ikke")),
    ("delegated", gettext_lazy("Jeg sender en anden")),
]


OF_ANOTHER = [
    ("accepted", gettext_lazy("Kommer")),
    ("online", gettext_lazy("Kommer online")),
    ("declined", gettext_lazy("Kommer ikke")),
    ("tentative", gettext_lazy("Måske")),
    ("delegated", gettext_lazy("Sender en anden")),
]


class AnswerForm(forms.Form):
    """Whether one comes, and who comes instead."""

    asks_whom = gettext_lazy("Vælg, hvem du sender, eller skriv deres mailadresse.")
    answer = forms.ChoiceField(
        label=gettext_lazy("Dit svar"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Vælg et svar.")},
    )
    represented_by = forms.ModelChoiceField(
        label=gettext_lazy("Hvem sender du?"),
        queryset=User.objects.none(),
        required=False,
        help_text=gettext_lazy("Kun hvis du sender en anden."),
    )
    delegated_to = forms.EmailField(
        label=gettext_lazy("Eller personens mailadresse"),
        required=False,
        help_text=gettext_lazy("Hvis personen ikke står på listen. Send dem selv indkaldelsen."),
    )
    comment = forms.CharField(
        label=gettext_lazy("Bemærkning"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["represented_by"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- tells the types which field
        field.queryset = User.objects.filter(pk__in=[one.pk for one in colleagues])
        field.empty_label = _("Ingen valgt")

    def clean(self) -> dict[str, Any]:
        """Ask who comes instead, when somebody else does."""
        cleaned = super().clean() or {}
        sends = cleaned.get("answer") == "delegated"
        if sends and not cleaned.get("represented_by") and not cleaned.get("delegated_to"):
            self.add_error("represented_by", self.asks_whom)
        return cleaned

    @property
    def reply(self) -> Reply:
        """The answer that was given."""
        typed = self.cleaned_data
        sends = typed["answer"] == "delegated"
        return Reply(
            answered="accepted" if typed["answer"] == "online" else typed["answer"],
            comes_online=typed["answer"] == "online",
            represented_by=typed["represented_by"] if sends else None,
            delegated_to=_address(typed) if sends else "",
            comment=typed["comment"],
        )


class NotedAnswerForm(AnswerForm):
    """What an invitee has told one who plans the meeting."""

    asks_whom = gettext_lazy("Vælg, hvem der kommer i stedet, eller skriv deres mailadresse.")
    answer = forms.ChoiceField(
        label=gettext_lazy("Svaret"), choices=OF_ANOTHER, widget=forms.RadioSelect
    )
    represented_by = forms.ModelChoiceField(
        label=gettext_lazy("Hvem kommer i stedet?"), queryset=User.objects.none(), required=False
    )


def _address(typed: dict[str, Any]) -> str:
    """Return the address of the one who is sent, known here or not."""
    known = typed["represented_by"]
    return (known.email or "") if known else str(typed["delegated_to"])


def answered_before(row: Invitation) -> dict[str, object]:
    """Return what the form shows of the answer so far."""
    if row.answered == "needs-action":
        return {}
    return {
        "answer": "online" if row.comes_online else row.answered,
        "represented_by": row.represented_by_id,
        "delegated_to": "" if row.represented_by_id else row.delegated_to,
        "comment": row.comment,
    }
