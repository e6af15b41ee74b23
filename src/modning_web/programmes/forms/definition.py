"""What people type about a whole definition: the file itself, and why a draft is adopted."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class DefinitionUpload(forms.Form):
    """A definition file."""

    file = forms.FileField(
        label=_("Definitionsfil"),
        help_text=_("En .toml-fil på højst 1 MB. Intet ændres, før du har set, hvad filen siger."),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,text/plain,application/toml"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is larger than any upload may be."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
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
