"""What deeds about longer work are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds({"jobs.start": _("satte et arbejde i gang")})
