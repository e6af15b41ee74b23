"""What is held about work that a person asked for."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import own_part, rows_of

own_part(
    rows_of(
        "jobs.job",
        by=("by",),
        title=_("Arbejde, du har sat i gang"),
        shows={
            _("Hvad"): "title",
            _("Slags"): "kind",
            _("Program"): "programme_key",
            _("Bedt om"): "asked_at",
            _("Færdig"): "finished_at",
        },
    )
)
