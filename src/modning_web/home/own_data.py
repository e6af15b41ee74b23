"""What is held about when a person was here."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import own_part, rows_of

own_part(
    rows_of(
        "home.visit",
        by=("person",),
        title=_("Dine besøg på forsiden"),
        shows={_("Sidst"): "seen_at", _("Gangen før"): "earlier_at"},
    )
)
