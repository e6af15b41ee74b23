"""What deeds about one's own data are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "own.fetch": _("hentede sine egne oplysninger"),
        "own.pack": _("pakkede en persons oplysninger til personen"),
    }
)
