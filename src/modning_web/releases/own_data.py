"""What is held about releases that a person asked for."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "releases.release",
        by=("asked_by",),
        title=_("Udleveringer, du har bedt om"),
        shows={
            _("Fil"): "filename",
            _("Modtager"): "recipient",
            _("Formål"): "purpose",
            _("Bedt om"): "asked_at",
            _("Godkendt"): "is_approved",
        },
    )
)
leave_out({"releases.release.decided_by": DONE})
