"""Questions as they are asked, and answers as they are written."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modning_web.meetings.models import AgendaItem, Meeting, Question
from modning_web.meetings.question_queries import slot_names, slots_of


class SlotForm(forms.Form):
    """Which slot of the agenda a question belongs to; no field where the agenda has none."""

    item = forms.ModelChoiceField(
        label=_("Hvilket punkt hører spørgsmålet til?"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("Intet bestemt punkt"),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        names = slot_names(meeting)
        field.queryset = slots_of(meeting)  # type: ignore[attr-defined]  # fields are typed as plain ones
        field.label_from_instance = lambda one: names[one.pk]  # type: ignore[attr-defined]  # the same
        if not names:
            del self.fields["item"]


class AskForm(SlotForm):
    """A question from anybody. `website` is seen by machines only: people leave it empty."""

    field_order = ("text", "item", "website")
    text = forms.CharField(
        label=_("Dit spørgsmål"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Skriv ikke navne eller andet om personer. Hvem der spørger, bliver ikke gemt."
        ),
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.data.get("website"))


class AnswerForm(SlotForm):
    """The question as it is to be published, and its answer."""

    field_order = ("wording", "answer", "item")
    wording = forms.CharField(
        label=_("Spørgsmålet, som det offentliggøres"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Fjern det, der fortæller, hvem der spørger."),
    )
    answer = forms.CharField(
        label=_("Svar"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )


def typed_answer(question: Question) -> dict[str, Any]:
    """Return what the form shows: at first the question as it was asked."""
    wording = question.wording or question.asked
    return {"wording": wording, "answer": question.answer, "item": question.item_id}
