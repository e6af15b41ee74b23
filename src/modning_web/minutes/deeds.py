"""What deeds about minutes are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "minutes.begin": _("begyndte et referat"),
        "minutes.write": _("skrev i et referat"),
        "minutes.rewrite": _("rettede i et referat"),
        "minutes.remove": _("fjernede noget fra et referat"),
        "minutes.circulate": _("sendte et referat til kommentering"),
        "minutes.comment": _("kommenterede et referat"),
        "minutes.approve": _("godkendte et referat"),
        "minutes.amend": _("føjede en rettelse til et godkendt referat"),
        "minutes.task.solve": _("løste en opgave"),
        "minutes.task.take_over": _("lod en anden overtage en opgave"),
        "minutes.task.reopen": _("åbnede en opgave igen"),
    }
)
