"""What deeds about releases are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "releases.ask": _("bad om en udlevering"),
        "releases.approve": _("godkendte en udlevering"),
        "releases.refuse": _("afviste en udlevering"),
        "releases.read": _("læste en udlevering, der skal afgøres"),
        "releases.download": _("hentede en udlevering"),
    }
)
