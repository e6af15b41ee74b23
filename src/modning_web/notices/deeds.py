"""What deeds about post are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "notices.letter.erase": _("slettede indholdet af gamle breve"),
        "notices.mail.erase": _("slettede indholdet af gamle indgåede mails"),
        "notices.mail.read": _("læste en indgået mail"),
        "notices.mail.set_aside": _("lagde en indgået mail til side"),
        "notices.letter.send_again": _("sendte et brev igen"),
        "notices.wording.change": _("rettede en skabelon til breve"),
        "notices.choose_safe_contact": _("valgte eller fravalgte sikker kontakt"),
    }
)
