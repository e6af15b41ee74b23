"""What is held here about a person: hats that were asked for them."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "people.hatrequest",
        by=("user",),
        title=_("Roller på tværs, der er bedt om til dig"),
        shows={
            _("Rolle"): "hat",
            _("Fra"): "from_date",
            _("Til"): "to_date",
            _("Begrundelse"): "reason",
            _("Bedt om"): "asked_at",
            _("Afgjort"): "decided_at",
            _("Godkendt"): "is_approved",
            _("Begrundelse for afslaget"): "refusal",
        },
    )
)
leave_out(
    {
        "people.peopleupload.by": DONE,
        "people.hatrequest.asked_by": DONE,
        "people.hatrequest.decided_by": DONE,
    }
)
