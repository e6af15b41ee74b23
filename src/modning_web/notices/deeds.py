"""What deeds about post are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "notices.mail.read": _("læste en indgået mail"),
    }
)
