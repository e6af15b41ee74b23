"""What deeds at the ways in are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "doors.sign_in": _("loggede ind"),
        "doors.sign_out": _("loggede ud"),
        "doors.barred": _("afviste at lade nogen prøve flere gange"),
        "doors.failure": _("kunne ikke lukke nogen ind"),
        "doors.add_app": _("tilføjede en app med koder"),
        "doors.remove_app": _("fjernede sin app med koder"),
        "doors.add_passkey": _("tilføjede en adgangsnøgle"),
        "doors.remove_passkey": _("fjernede en adgangsnøgle"),
        "doors.make_recovery_codes": _("lavede nye nødkoder"),
        "doors.drop_recovery_codes": _("slettede nødkoder"),
        "doors.ask_for_letter": _("bad om et link på mail"),
        "doors.set_password": _("valgte en adgangskode"),
        "doors.end_visits": _("loggede andre enheder ud"),
        "doors.link_identity": _("knyttede en identitet fra et andet sted"),
        "doors.forget_identity": _("glemte en identitet fra et andet sted"),
        "doors.replace_identity": _("skiftede en identitet fra et andet sted"),
        "doors.add_person": _("lagde den første person ind"),
        "doors.ask_for_email": _("bad om, at en person får en anden e-mail"),
        "doors.change_email": _("bekræftede en ny e-mail"),
        "doors.close_account": _("lukkede en persons konto"),
        "doors.reopen_account": _("åbnede en persons konto igen"),
        "doors.invite": _("inviterede en person til at logge ind"),
    }
)
