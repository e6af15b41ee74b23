"""What is typed at the door."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User


class SignInForm(forms.Form):
    """E-mail and password."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Adgangskode"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class EmailForm(forms.Form):
    """Where a letter is wanted."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class NewEmailForm(forms.Form):
    """The e-mail that a person is to have."""

    email = forms.EmailField(
        label=_("Ny e-mail"),
        help_text=_("Der sendes et link dertil. Først når det er brugt, gælder den nye."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    """A code from an authenticator app, or from paper."""

    code = forms.CharField(
        label=_("Kode"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class PasswordForm(forms.Form):
    """The password that a person has now."""

    password = forms.CharField(
        label=_("Adgangskode"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("Ny adgangskode"),
        help_text=_("Mindst 12 tegn. Nogle ord efter hinanden er lette at huske."),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Ny adgangskode igen"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Refuse a password that is too easy to guess."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.person)
        return password

    def clean_again(self) -> str:
        """Refuse two passwords that differ."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in {None, again}:
            raise ValidationError(_("De to adgangskoder er ikke ens."))
        return again


class PasskeyForm(forms.Form):
    """What a passkey answered; the page's script fills it in."""

    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    """A new passkey, and what its owner calls it."""

    name = forms.CharField(
        label=_("Navn på adgangsnøglen"),
        help_text=_("Så du kan kende den igen, for eksempel “Min telefon”."),
        max_length=60,
    )


class DemoPersonForm(forms.Form):
    """One of the made-up people; nobody, outside a demo."""

    person = forms.ModelChoiceField(queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.DEMO:
            self.fields["person"].queryset = User.objects.filter(is_demo=True, is_active=True)  # type: ignore[attr-defined]  # fields are typed as plain ones
