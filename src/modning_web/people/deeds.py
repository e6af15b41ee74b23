"""What deeds about people and lists of them are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "people.add": _("tilføjede en person"),
        "people.change_contact": _("rettede en persons kontaktoplysninger"),
        "people.link_site": _("valgte, hvilken organisation et sted er"),
        "people.hand_in": _("hentede en personliste, så den kan ses igennem"),
        "people.ask_for_hat": _("bad om en rolle på tværs"),
        "people.approve_hat": _("godkendte en rolle på tværs"),
        "people.refuse_hat": _("afviste en rolle på tværs"),
        "people.carry_out": _("lagde en personliste ind"),
    }
)
