"""What deeds about break-glass access are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "glass.break": _("tog nødadgang til et sted uden for sin rolle"),
        "glass.close": _("lukkede sin nødadgang"),
    }
)
