"""What deeds about advice are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "advice.record": _("skrev i rådgivningsloggen"),
        "advice.mend": _("rettede en rådgivning med en begrundelse"),
        "advice.take_over": _("lod en anden overtage en opfølgning"),
        "advice.follow_up": _("fulgte op på en rådgivning"),
    }
)
