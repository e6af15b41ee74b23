"""An item of an agenda as it is typed, and a document under it."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from modning.meeting.agenda import UnreadableMinutes, read_minutes, write_minutes
from modning_web.meetings.actions.agenda import WrittenItem
from modning_web.meetings.models import AgendaItem
from modning_web.programmes.wording import in_page_language, page_language

Choices = list[tuple[str, str]]
ITEM_KINDS = [("item", _("Punkt")), ("questions", _("Tid til spørgsmål")), ("break", _("Pause"))]
LARGEST = 5 * 1024**2
FILE_TYPES = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".txt", ".png", ".jpg")


class MinutesField(forms.CharField):
    """How long an item takes, as people type it."""

    def clean(self, value: Any) -> Any:
        """Return whole minutes."""
        text = super().clean(value)
        try:
            return read_minutes(text)
        except UnreadableMinutes as refusal:
            raise forms.ValidationError(in_page_language(refusal.mend)) from None


class ItemForm(forms.Form):
    """One item: what, how long, who."""

    title = forms.CharField(label=_("Punkt"), max_length=300)
    minutes = MinutesField(
        label=_("Hvor længe?"),
        max_length=30,
        help_text=_("For eksempel “45”, “90m”, “1,5 time”, “1:30” eller “en halv time”."),
    )
    kind = forms.ChoiceField(label=_("Slags"), choices=ITEM_KINDS, initial="item")
    responsible = forms.MultipleChoiceField(
        label=_("Ansvarlig"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hvad punktet skal bruges til, og hvad man forbereder."),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["responsible"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = people

    def written(self) -> WrittenItem:
        """Return the item that was typed."""
        typed = self.cleaned_data
        return WrittenItem(
            typed["title"],
            typed["minutes"],
            typed["kind"],
            tuple(typed["responsible"]),
            typed["note"],
        )


def typed_of(item: AgendaItem) -> dict[str, Any]:
    """Return what the form shows of an item that is there."""
    return {
        "title": item.title,
        "minutes": write_minutes(item.minutes, page_language()),
        "kind": item.kind,
        "responsible": item.responsible,
        "note": item.note,
    }


class DocumentForm(forms.Form):
    """A document under an item: a link, or a small file."""

    name = forms.CharField(label=_("Hvad hedder det?"), max_length=200, required=False)
    address = forms.CharField(
        label=_("Link"),
        max_length=500,
        required=False,
        validators=[URLValidator(["https", "http"])],
        help_text=_("Begynder med https://"),
    )
    file = forms.FileField(
        label=_("Eller en fil"),
        required=False,
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, tekst eller billede, højst 5 MB."),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Refuse files that are too large, or that people's machines may run."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("Filen er større end 5 MB. Læg den et sted, og brug et link.")
            )
        if PurePath(file.name or "").suffix.lower() not in FILE_TYPES:
            raise forms.ValidationError(_("Den slags filer tages ikke imod. Gem den som PDF."))
        return file

    def clean(self) -> dict[str, Any]:
        """Take one of the two."""
        typed = super().clean() or self.cleaned_data
        if not self.errors and bool(typed.get("address")) == bool(typed.get("file")):
            raise forms.ValidationError(_("Skriv et link, eller vælg en fil: ét af de to."))
        return typed
