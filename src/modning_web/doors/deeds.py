"""What deeds at the ways in are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "doors.sign_in": _("loggede ind"),
        "doors.sign_out": _("loggede ud"),
        "doors.barred": _("afviste at lade nogen prøve flere gange"),
        "doors.failure": _("kunne ikke lukke nogen ind"),
        "doors.add_app": _("tilføjede en kodeapp"),
        "doors.remove_app": _("fjernede sin kodeapp"),
        "doors.add_passkey": _("tilføjede en adgangsnøgle"),
        "doors.remove_passkey": _("fjernede en adgangsnøgle"),
        "doors.make_recovery_codes": _("lavede nye reservekoder"),
        "doors.drop_recovery_codes": _("slettede reservekoder"),
        "doors.ask_for_link": _("bad om et link til at logge ind"),
        "doors.ask_for_password": _("bad om at vælge en ny adgangskode"),
        "doors.ask_for_letter": _("bad om et brev til at logge ind"),
        "doors.set_password": _("valgte en adgangskode"),
        "doors.end_visits": _("loggede andre enheder ud"),
        "doors.link_identity": _("knyttede en identitet fra et andet sted"),
        "doors.forget_identity": _("glemte en identitet fra et andet sted"),
        "doors.replace_identity": _("skiftede en identitet fra et andet sted"),
        "doors.add_person": _("lagde den første person ind"),
        "doors.invite": _("inviterede en person til at logge ind"),
    }
)
