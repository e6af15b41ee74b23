"""What is typed about letters."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from modning.language import Text
from modning_web.notices.kinds import KINDS, LetterKind, check_letter, check_text
from modning_web.notices.models import Letter, LetterState, Outcome
from modning_web.notices.queries import letters_found
from modning_web.notices.wording import LONGEST_SUBJECT, Wording, WordingRefused

ALL = ("", _("Alle"))


def in_this_language(text: Text) -> str:
    """Return a text in the language of the page."""
    return text.en if (get_language() or "da").startswith("en") else text.da


class OutboxFilter(forms.Form):
    """Which letters to show."""

    tilstand = forms.ChoiceField(
        label=_("Tilstand"), choices=[ALL, *LetterState.choices], required=False
    )
    art = forms.ChoiceField(label=_("Slags brev"), required=False)
    program = forms.ChoiceField(label=_("Program"), required=False)
    soeg = forms.CharField(label=_("Modtager"), max_length=100, required=False)

    def __init__(self, *args: Any, programmes: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted((in_this_language(kind.name), key) for key, kind in KINDS.items())
        self._offer("art", [(key, name) for name, key in kinds])
        self._offer("program", sorted(programmes.items(), key=itemgetter(1)))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ALL, *choices]

    def filtered(self, rows: QuerySet[Letter]) -> QuerySet[Letter]:
        """Keep the letters that are asked for."""
        for field, column in (("tilstand", "state"), ("art", "kind"), ("program", "programme_key")):
            if chosen := self.chosen(field):
                rows = rows.filter(**{column: chosen})
        words = self.chosen("soeg").strip()
        return letters_found(rows, words) if words else rows

    def chosen(self, field: str) -> str:
        """Return the valid choice of `field`, or nothing; what is wrong elsewhere is no matter."""
        if field in self.errors:
            return ""
        return str(self.cleaned_data.get(field, ""))


class IncomingFilter(forms.Form):
    """Which of the mails that came in to show."""

    udfald = forms.ChoiceField(
        label=_("Hvad der blev af dem"), choices=[ALL, *Outcome.choices], required=False
    )

    def chosen(self) -> str:
        """Return the valid choice, or nothing."""
        return "" if self.errors else str(self.cleaned_data.get("udfald", ""))


class WordingForm(forms.Form):
    """The wording of a kind of letter in both languages, and the version it was made from."""

    subject_da = forms.CharField(label=_("Emne på dansk"), max_length=LONGEST_SUBJECT)
    body_da = forms.CharField(
        label=_("Brev på dansk"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 12})
    )
    subject_en = forms.CharField(label=_("Emne på engelsk"), max_length=LONGEST_SUBJECT)
    body_en = forms.CharField(
        label=_("Brev på engelsk"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 12})
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: LetterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        """Refuse, at its field, a wording that cannot be used."""
        for language in ("da", "en"):
            subject, body = (
                self.cleaned_data.get(f"{part}_{language}") for part in ("subject", "body")
            )
            if subject and body:
                self._check(language, subject, body)
        return self.cleaned_data

    def wording(self) -> Wording:
        """Return what was typed."""
        typed = self.cleaned_data
        return Wording(
            Text(typed["subject_da"], typed["subject_en"]), Text(typed["body_da"], typed["body_en"])
        )

    def _check(self, language: str, subject: str, body: str) -> None:
        self.cleaned_data[f"body_{language}"] = body = body.replace("\r\n", "\n")
        field = f"subject_{language}"
        try:
            check_text(self.kind, subject)
            field = f"body_{language}"
            check_letter(self.kind, subject, body)
        except WordingRefused as refusal:
            self.add_error(field, in_this_language(refusal.told))


class SafeContactForm(forms.Form):
    """Whether one wants safe contact."""

    wanted = forms.BooleanField(label=_("Jeg vil have sikker kontakt"), required=False)
