"""What is held about a person's meetings."""

from collections.abc import Iterable

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User
from modning_web.access.own_parts import DONE, OwnPart, Row, leave_out, own_part, rows_of
from modning_web.meetings.models import AgendaItem, Invitation


def _items(user: User) -> Iterable[Row]:
    """Return the items that name the person by key: no row points to them."""
    items = AgendaItem.objects.annotate(named=Cast("responsible", TextField()))
    theirs = items.filter(named__contains=str(user.pk)).order_by("pk")
    for item, meeting, starts_at in theirs.values_list(
        "title", "meeting__title", "meeting__starts_at"
    ):
        yield {gettext("Punkt"): item, gettext("Møde"): meeting, gettext("Tid"): starts_at}


def _sent_on(user: User) -> Iterable[Row]:
    """Return the invitations that others sent on to the person's e-mail."""
    if not user.email:
        return
    theirs = Invitation.objects.filter(delegated_to__iexact=user.email).order_by("pk")
    for meeting, starts_at in theirs.values_list("meeting__title", "meeting__starts_at"):
        yield {gettext("Møde"): meeting, gettext("Tid"): starts_at}


own_part(
    OwnPart("meetings.agendaitem", _("Punkter, du er ansvarlig for"), (), _items),
    OwnPart("meetings.sent_on", _("Indkaldelser, der er sendt videre til dig"), (), _sent_on),
    rows_of(
        "meetings.invitation",
        by=("person",),
        title=_("Møder, du er indkaldt til"),
        shows={
            _("Møde"): "meeting__title",
            _("Tid"): "meeting__starts_at",
            _("Din rolle"): "role_key",
            _("Svar"): "answered",
            _("Svaret"): "answered_at",
            _("Din bemærkning"): "comment",
            _("Sendt videre til"): "delegated_to",
        },
    ),
    rows_of(
        "meetings.attendance",
        by=("person", "represented_by"),
        title=_("Fremmøde"),
        shows={
            _("Møde"): "meeting__title",
            _("Rolle"): "role_key",
            _("Til stede"): "presence",
            _("Noteret"): "noted_at",
        },
    ),
    rows_of(
        "meetings.pollvoter",
        by=("person",),
        title=_("Datoafstemninger"),
        shows={
            _("Møde"): "poll__meeting__title",
            _("Svaret"): "answered_at",
            _("Mindet om det"): "reminded_at",
        },
    ),
    rows_of(
        "meetings.meeting",
        by=("chair",),
        title=_("Møder, du leder"),
        shows={_("Møde"): "title", _("Tid"): "starts_at"},
    ),
)
leave_out(
    {
        "meetings.invitation.represented_by": _(
            "Indkaldelser til andre, som du mødte for: de hører til den indkaldte. "
            "At du mødte, står under fremmøde."
        ),
        **dict.fromkeys(
            (
                "meetings.meetingstep.by",
                "meetings.poll.asked_by",
                "meetings.attendance.noted_by",
                "meetings.question.answered_by",
                "meetings.question.published_by",
            ),
            DONE,
        ),
    }
)
