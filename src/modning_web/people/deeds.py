"""What deeds about people are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "people.add": _("tilføjede en person"),
        "people.change_contact": _("rettede en persons oplysninger"),
        "people.hand_in": _("lagde en liste over personer ind til gennemsyn"),
        "people.carry_out": _("indsatte personerne fra en liste"),
        "people.link_site": _("knyttede et sted til en organisation"),
    }
)
