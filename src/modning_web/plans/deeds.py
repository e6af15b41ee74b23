"""What deeds about plans are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "plans.propose": _("bad om et forslag til datoer"),
        "plans.search_again": _("lod der igen lede efter datoer"),
        "plans.stop": _("stoppede et forslag til datoer før tid"),
        "plans.choose_time": _("valgte en anden tid i et forslag til datoer"),
        "plans.drop": _("kasserede et forslag til datoer"),
        "plans.release": _("frigav en plan"),
        "plans.note_busy": _("noterede en optaget tid"),
        "plans.take_calendar": _("hentede sine optagede tider fra en kalender"),
        "plans.forget_busy": _("slettede optagede tider"),
        "plans.note_journeys": _("noterede rejsetider"),
        "plans.add_room": _("noterede et lokale"),
        "plans.change_room": _("rettede et lokale"),
        "plans.note_closed": _("noterede lukkedage eller skoleferie"),
        "plans.forget_closed": _("slettede lukkedage eller skoleferie"),
    }
)
