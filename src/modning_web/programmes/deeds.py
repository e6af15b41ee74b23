"""What deeds done to definitions are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "definition.bring": _("lagde en definition ind som kladde"),
        "definition.open": _("begyndte en kladde"),
        "definition.save": _("gemte i kladden"),
        "definition.discard": _("smed kladden ud"),
        "definition.adopt": _("vedtog kladden som ny version"),
    }
)
