"""What can leave of people."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.access.models import Membership
from modning_web.programmes.models import Site
from modning_web.releases.kinds import Asked, Content, ReleaseKind, UnableToMake, register
from modning_web.releases.spreadsheet import CSV, danish_csv


def list_of_people(asked: Asked) -> Content:
    """List who wears which hat in a programme on the day it is asked, by site and name."""
    held = Membership.objects.held_on(localtime(asked.at).date()).filter(
        programme_key=asked.programme_key
    )
    worn = held.select_related("user").order_by("site_key", "user__name", "hat", "id")
    named = Site.objects.filter(programme__key=asked.programme_key).values_list("key", "name")
    sites = dict(named)
    rows = [
        (
            one.user.name,
            one.user.email,
            one.get_hat_display(),
            one.role_key,
            sites.get(one.site_key, one.site_key),
            one.from_date,
            one.to_date,
        )
        for one in worn
    ]
    if not rows:
        raise UnableToMake(_("Ingen har en rolle i programmet i dag."))
    heads = (
        _("Navn"),
        _("E-mail"),
        _("Rolle"),
        _("Rolle i programmet"),
        _("Sted"),
        _("Fra"),
        _("Til"),
    )
    filename = f"personer-{asked.programme_key}.csv"
    return Content(filename, CSV, danish_csv(heads, rows), len(rows))


register(
    ReleaseKind(
        key="people.list",
        name=gettext_lazy("Liste over programmets personer"),
        says=gettext_lazy("Navn, e-mail, rolle, sted og periode for dem, der har en rolle i dag."),
        action="people.see",
        make=list_of_people,
    )
)
