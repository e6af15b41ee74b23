"""A list of people as a file."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """An Excel or text file."""

    file = forms.FileField(
        label=_("Personliste"),
        help_text=_("Excel (.xlsx) eller CSV, højst 12 MB. Intet ændres, før du har set det."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is larger than any upload may be."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(_("Filen er for stor."))
        return file
