"""What is held about a person's meetings."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "meetings.invitation",
        by=("person",),
        title=_("Møder, du er indkaldt til"),
        shows={
            _("Møde"): "meeting__title",
            _("Tid"): "meeting__starts_at",
            _("Din rolle"): "role_key",
            _("Svar"): "answered",
            _("Svaret"): "answered_at",
            _("Din bemærkning"): "comment",
            _("Sendt videre til"): "delegated_to",
        },
    ),
    rows_of(
        "meetings.attendance",
        by=("person", "represented_by"),
        title=_("Fremmøde"),
        shows={
            _("Møde"): "meeting__title",
            _("Rolle"): "role_key",
            _("Til stede"): "presence",
            _("Noteret"): "noted_at",
        },
    ),
    rows_of(
        "meetings.pollvoter",
        by=("person",),
        title=_("Datoafstemninger"),
        shows={
            _("Møde"): "poll__meeting__title",
            _("Svaret"): "answered_at",
            _("Mindet om det"): "reminded_at",
        },
    ),
    rows_of(
        "meetings.meeting",
        by=("chair",),
        title=_("Møder, du leder"),
        shows={_("Møde"): "title", _("Tid"): "starts_at"},
    ),
)
leave_out(
    {
        "meetings.invitation.represented_by": _(
            "Indkaldelser til andre, som du mødte for: de hører til den indkaldte. "
            "At du mødte, står under fremmøde."
        ),
        **dict.fromkeys(
            (
                "meetings.meetingstep.by",
                "meetings.poll.asked_by",
                "meetings.attendance.noted_by",
                "meetings.question.answered_by",
                "meetings.question.published_by",
            ),
            DONE,
        ),
    }
)
