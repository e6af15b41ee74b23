"""What is held about a person in minutes."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "minutes.outcome",
        by=("owner", "taken_over_by"),
        title=_("Opgaver, du har"),
        shows={
            _("Møde"): "item__meeting__title",
            _("Opgave"): "text",
            _("Senest"): "due_date",
            _("Løst"): "done_on",
        },
    ),
    rows_of(
        "minutes.taskstep",
        by=("by",),
        title=_("Hvad du har skrevet om opgaver"),
        shows={_("Løst"): "solved_on", _("Note"): "note", _("Hvornår"): "at"},
    ),
    rows_of(
        "minutes.comment",
        by=("by",),
        title=_("Dine bemærkninger til referater"),
        shows={
            _("Møde"): "minutes__meeting__title",
            _("Bemærkning"): "text",
            _("Hvornår"): "at",
        },
    ),
    rows_of(
        "minutes.reading",
        by=("person",),
        title=_("Referater, du har læst"),
        shows={_("Møde"): "step__minutes__meeting__title", _("Hvornår"): "at"},
    ),
)
leave_out(
    {
        "minutes.taskstep.taken_over_by": _(
            "At du har overtaget en opgave: opgaven står under de opgaver, du har."
        )
    }
)
leave_out(
    dict.fromkeys(("minutes.minutes.taker", "minutes.minutesstep.by", "minutes.amendment.by"), DONE)
)
