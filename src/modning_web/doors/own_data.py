"""What is held about how a person signs in. Secrets and their hashes stay inside."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

_SECRET = _(
    "Koder og links til at logge ind: de er gemt, så ingen kan læse dem. At du har brugt dem, "
    "står i revisionssporet."
)

own_part(
    rows_of(
        "doors.authenticatorapp",
        by=("user",),
        title=_("Din app med koder"),
        shows={_("Tilføjet"): "added_at"},
    ),
    rows_of(
        "doors.passkey",
        by=("user",),
        title=_("Dine adgangsnøgler"),
        shows={_("Navn"): "name", _("Tilføjet"): "added_at", _("Sidst brugt"): "used_at"},
    ),
    rows_of(
        "doors.outsideidentity",
        by=("user",),
        title=_("Din identitet andre steder"),
        shows={
            _("Hvor"): "provider_key",
            _("Kendes der som"): "subject",
            _("Kendtes før som"): "former_subject",
            _("Siden"): "known_since",
            _("Bekræftet"): "is_confirmed",
        },
    ),
    rows_of(
        "doors.visit",
        by=("user",),
        title=_("Hvor du er logget ind"),
        shows={_("Måde"): "way", _("Browser"): "browser", _("Siden"): "began_at"},
    ),
    rows_of(
        "doors.emailchange",
        by=("user",),
        title=_("Ændringer af din e-mail"),
        shows={
            _("Før"): "before",
            _("Ny"): "email",
            _("Bedt om"): "asked_at",
            _("Bekræftet"): "confirmed_at",
        },
    ),
    rows_of(
        "doors.closing",
        by=("user",),
        title=_("Når din konto har været lukket"),
        shows={
            _("Begrundelse"): "reason",
            _("Lukket"): "closed_at",
            _("Åbnet igen"): "reopened_at",
        },
    ),
    rows_of(
        "doors.signinlink",
        by=("user",),
        title=_("Links til at logge ind"),
        shows={_("Bedt om"): "asked_at", _("Brugt"): "used_at"},
    ),
    rows_of(
        "doors.outsiderequest",
        by=("user",),
        title=_("Når du har logget ind gennem andre"),
        shows={
            _("Hvor"): "provider_key",
            _("Bedt om"): "asked_at",
            _("Svaret"): "answered_at",
        },
    ),
)
leave_out(
    {
        "doors.recoverycode.user": _SECRET,
        "doors.emailchange.asked_by": DONE,
        "doors.closing.closed_by": DONE,
        "doors.closing.reopened_by": DONE,
    }
)
