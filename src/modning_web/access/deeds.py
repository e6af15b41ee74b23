"""What deeds about people and signing in are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "access.demo_sign_in": _("loggede ind i demoen"),
        "access.sign_in": _("loggede ind"),
        "access.sign_in_barred": _("afviste at lade nogen prøve flere adgangskoder"),
        "access.give_hat": _("gav en person en rolle"),
        "access.end_hat": _("afsluttede en persons rolle"),
        "access.note_absence": _("noterede et fravær"),
        "access.end_absence": _("afsluttede et fravær"),
        "access.rotate_calendar_token": _("lavede en ny kalenderadresse"),
        "seen": _("så en side"),
        "refused": _("blev afvist på en side"),
    }
)
