"""What deeds about training are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "courses.set_curriculum": _("fastlagde, hvad en uddannelse kræver"),
        "courses.issue_certificate": _("udstedte et bevis"),
    }
)
