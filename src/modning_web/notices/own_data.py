"""What is held about a person's post."""

from collections.abc import Iterable
from email.utils import parseaddr

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User
from modning_web.access.own_parts import DONE, OwnPart, Row, leave_out, own_part, rows_of
from modning_web.notices.models import IncomingMail


def _sent_in(user: User) -> Iterable[Row]:
    """Return the mails whose sender says that they are the person: no row points to them."""
    if not user.email:
        return
    mails = IncomingMail.objects.filter(sender__icontains=user.email).order_by("pk")
    for mail in mails.only("sender", "subject", "received_at", "outcome"):
        if parseaddr(mail.sender)[1].casefold() == user.email.casefold():
            yield {
                gettext("Emne"): mail.subject,
                gettext("Modtaget"): mail.received_at,
                gettext("Hvad der skete"): mail.get_outcome_display(),
            }


own_part(
    OwnPart("notices.incomingmail", _("Mails fra dig"), (), _sent_in),
    rows_of(
        "notices.letter",
        by=("person",),
        title=_("Breve til dig"),
        shows={
            _("Emne"): "subject",
            _("Til"): "to_address",
            _("Program"): "programme_key",
            _("Tekst på siden"): "inside",
            _("Skrevet"): "written_at",
            _("Sendt"): "sent_at",
            _("Tilstand"): "state",
        },
    ),
    rows_of(
        "notices.notice",
        by=("person",),
        title=_("Beskeder til dig"),
        shows={
            _("Slags"): "kind",
            _("Indhold"): "values",
            _("Program"): "programme_key",
            _("Hvornår"): "told_at",
        },
    ),
)
leave_out(
    dict.fromkeys(
        (
            "notices.letter.by",
            "notices.letterstep.by",
            "notices.notice.by",
            "notices.wordingversion.by",
            "notices.incomingmail.set_aside_by",
        ),
        DONE,
    )
)
