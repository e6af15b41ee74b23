"""What is held about a person as an adviser."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out

_OF_A_SITE = _(
    "Notater om rådgivning, du har skrevet: de handler om steder, ikke om dig. At du skrev dem, "
    "står i revisionssporet."
)

leave_out({"advice.advice.adviser": _OF_A_SITE})
leave_out({"advice.takeover.person": _OF_A_SITE})
leave_out(
    dict.fromkeys(("advice.advice.recorded_by", "advice.followup.by", "advice.takeover.by"), DONE)
)
