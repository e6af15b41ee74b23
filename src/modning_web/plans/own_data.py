"""What is held about when a person is busy, and about plans that count on them."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "plans.busystretch",
        by=("person",),
        title=_("Dine optagede tider"),
        shows={_("Fra"): "starts_at", _("Til"): "ends_at", _("Hvorfra"): "source"},
    ),
    rows_of(
        "plans.plannedperson",
        by=("person",),
        title=_("Forslag til datoer, der regner med dig"),
        shows={
            _("Møde"): "time__title",
            _("Fra"): "time__starts_at",
            _("Til"): "time__ends_at",
            _("Du kan komme"): "comes",
        },
    ),
    rows_of(
        "plans.plandraft",
        by=("away",),
        title=_("Planer lagt om, fordi du ikke kunne"),
        shows={_("Program"): "programme__title", _("Fra"): "away_from", _("Før"): "away_before"},
    ),
)
leave_out(
    {
        "plans.plandraft.made_by": DONE,
        "plans.plandraft.released_by": DONE,
    }
)
