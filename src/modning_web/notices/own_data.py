"""What is held about a person's post."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "notices.letter",
        by=("person",),
        title=_("Breve til dig"),
        shows={
            _("Emne"): "subject",
            _("Til"): "to_address",
            _("Program"): "programme_key",
            _("Tekst på siden"): "inside",
            _("Skrevet"): "written_at",
            _("Sendt"): "sent_at",
            _("Tilstand"): "state",
        },
    ),
    rows_of(
        "notices.notice",
        by=("person",),
        title=_("Beskeder til dig"),
        shows={
            _("Slags"): "kind",
            _("Indhold"): "values",
            _("Program"): "programme_key",
            _("Hvornår"): "told_at",
        },
    ),
)
leave_out(
    dict.fromkeys(
        (
            "notices.letter.by",
            "notices.letterstep.by",
            "notices.notice.by",
            "notices.wordingversion.by",
            "notices.incomingmail.set_aside_by",
        ),
        DONE,
    )
)
