"""What deeds about organisations are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "organisations.add": _("tilføjede en organisation"),
        "organisations.change": _("rettede en organisation"),
    }
)
