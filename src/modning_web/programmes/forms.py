"""What people type: filters of the plan, an uploaded definition, a note on adopting."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from modning.language import in_language
from modning.programme.labels import ACTIVITY_KINDS
from modning.programme.schema.definition import Programme as Defined
from modning_web.programmes.models import Site
from modning_web.programmes.wording import page_language

TIMES = [("kommende", _("Kommende")), ("forbi", _("Forbi")), ("alle", _("Alle"))]


class PlanFilter(forms.Form):
    """Which rows of the plan to show."""

    hvornaar = forms.ChoiceField(label=_("Hvornår"), choices=TIMES, required=False)
    spor = forms.ChoiceField(label=_("Spor"), required=False)
    fase = forms.ChoiceField(label=_("Fase"), required=False)
    art = forms.ChoiceField(label=_("Slags"), required=False)
    hvem = forms.ChoiceField(label=_("Hvem deltager"), required=False)
    sted = forms.ChoiceField(label=_("Sted"), required=False)
    soeg = forms.CharField(label=_("Ord i navnet"), max_length=100, required=False)

    def __init__(self, *args: Any, defined: Defined, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {activity.kind: None for activity in defined.activities}
        language = page_language()
        self._offer("spor", [(track.id, track.name) for track in defined.tracks])
        self._offer("fase", [(phase.id, phase.name) for phase in defined.phases])
        self._offer("art", [(kind, in_language(ACTIVITY_KINDS[kind], language)) for kind in kinds])
        who = (*defined.parties, *defined.teams, *defined.roles)
        self._offer("hvem", [(one.id, one.name) for one in who])
        self._offer("sted", [(site.key, site.name) for site in sites])

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        if not choices:
            del self.fields[field]
            return
        self.fields[field].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined] -- they are choice fields

    def chosen(self, field: str) -> str:
        """Return the valid choice of `field`, or nothing."""
        return str(self.cleaned_data.get(field, "")) if self.is_valid() else ""


class DefinitionUpload(forms.Form):
    """A definition file."""

    file = forms.FileField(
        label=_("Definitionsfil"),
        help_text=_("En .toml-fil på højst 1 MB. Intet ændres, før du har set, hvad filen siger."),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,text/plain,application/toml"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is larger than any upload may be."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(_("Filen er for stor."))
        return file


class AdoptionForm(forms.Form):
    """Why a draft becomes the next version."""

    note = forms.CharField(
        label=_("Hvad er ændret, og hvorfor?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står ved versionen, så alle senere kan se hvorfor."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
