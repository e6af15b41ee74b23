"""The people that a filter keeps."""

from datetime import date

from django.db.models import F, Q

from modning_web.access.models import MembershipQuerySet
from modning_web.people.forms.filters import PeopleFilter
from modning_web.people.queries import written_like
from modning_web.people.wording import NEW_FOR


def filtered(rows: MembershipQuerySet, form: PeopleFilter, *, on: date) -> MembershipQuerySet:
    """Keep the rows that `form` asks for."""
    for field, column in (("sted", "site_key"), ("rolle", "role_key")):
        if chosen := form.chosen(field) if field in form.fields else "":
            rows = rows.filter(**{column: chosen})
    if words := form.chosen("soeg"):
        rows = rows.filter(written_like("user__name", words) | Q(user__email__icontains=words))
    return _at_time(rows, form.chosen("vis"), on)


def _at_time(rows: MembershipQuerySet, shown: str, on: date) -> MembershipQuerySet:
    worn = Q(from_date=None) | Q(to_date=None) | Q(from_date__lt=F("to_date"))
    if shown == "nye":
        return rows.held_on(on).filter(from_date__gt=on - NEW_FOR)
    if shown == "fratraadte":
        return rows.filter(worn, to_date__gt=on - NEW_FOR, to_date__lte=on)
    if shown == "kommende":
        return rows.filter(worn, from_date__gt=on)
    return rows if shown == "alle" else rows.held_on(on)
