"""What is held about a person's training."""

from django.utils.translation import gettext_lazy as _

from modning_web.access.own_parts import DONE, leave_out, own_part, rows_of

own_part(
    rows_of(
        "courses.certificate",
        by=("person",),
        title=_("Dine beviser"),
        shows={
            _("Program"): "programme__title",
            _("Version"): "version",
            _("Navn"): "name",
            _("Sted"): "site_name",
            _("Udstedt"): "issued_on",
            _("Udsteder"): "issuer",
            _("Underskrevet af"): "signed_by",
            _("Dage"): "attended",
        },
    )
)
leave_out({"courses.certificate.issued_by": DONE, "courses.curriculum.set_by": DONE})
