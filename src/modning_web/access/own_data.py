"""What is held about who a person is."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.access.models import User
from modning_web.access.own_parts import OwnPart, Row, own_part, rows_of


def _facts(user: User) -> Iterable[Row]:
    facts = {
        _("Navn"): user.name,
        _("E-mail"): user.email,
        _("Telefon"): user.phone,
        _("Sprog"): user.language,
        _("Ønsker sikker kontakt"): user.wants_safe_contact,
        _("Aktiv"): user.is_active,
        _("Sidst logget ind"): user.last_login,
    }
    return [{name: value for name, value in facts.items() if value not in (None, "")}]


own_part(
    OwnPart("access.user", gettext_lazy("Navn og kontaktoplysninger"), (), _facts),
    rows_of(
        "access.membership",
        by=("user",),
        title=gettext_lazy("Dine roller"),
        shows={
            gettext_lazy("Rolle"): "hat",
            gettext_lazy("Program"): "programme_key",
            gettext_lazy("Rolle i programmet"): "role_key",
            gettext_lazy("Sted"): "site_key",
            gettext_lazy("Stedfortræder"): "is_deputy",
            gettext_lazy("Fra"): "from_date",
            gettext_lazy("Til"): "to_date",
        },
    ),
    rows_of(
        "access.absence",
        by=("user",),
        title=gettext_lazy("Dit fravær"),
        shows={gettext_lazy("Fra"): "from_date", gettext_lazy("Til"): "to_date"},
    ),
    rows_of(
        "access.brokenglass",
        by=("person",),
        title=gettext_lazy("Dine nødadgange"),
        shows={
            gettext_lazy("Hvor"): "place_name",
            gettext_lazy("Hvorfor"): "reason",
            gettext_lazy("Fra"): "broken_at",
            gettext_lazy("Til"): "ends_at",
            gettext_lazy("Lukket"): "closed_at",
        },
    ),
)
