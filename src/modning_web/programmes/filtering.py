"""The rows of the plan that a filter keeps."""

from datetime import date

from modning.programme.people import People
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme as Defined
from modning_web.programmes.forms.plan import PlanFilter
from modning_web.programmes.models import OccurrenceQuerySet


def filtered(
    rows: OccurrenceQuerySet, form: PlanFilter, defined: Defined, *, on: date
) -> OccurrenceQuerySet:
    """Keep the rows that `form` asks for; an unknown choice is as none."""
    people = People(defined)
    keys = [one.id for one in defined.activities if _is_kept(one, form, people)]
    if len(keys) < len(defined.activities):
        rows = rows.filter(activity_key__in=keys)
    if site_key := form.chosen("sted"):
        rows = rows.filter(site__key=site_key)
    when = form.chosen("hvornaar") or "kommende"
    if when == "kommende":
        return rows.filter(ends_on__gt=on)
    return rows.filter(ends_on__lte=on) if when == "forbi" else rows


def _is_kept(activity: Activity, form: PlanFilter, people: People) -> bool:
    track, phase, kind = form.chosen("spor"), form.chosen("fase"), form.chosen("art")
    return (
        (not track or track in activity.tracks)
        and (not phase or phase in activity.phases)
        and (not kind or kind == activity.kind)
        and form.chosen("soeg").casefold() in activity.name.casefold()
        and _takes_part(form.chosen("hvem"), activity, people)
    )


def _takes_part(who: str, activity: Activity, people: People) -> bool:
    """Tell whether `who`, or a role that `who` covers, is among the participants."""
    if not who:
        return True
    roles = people.roles_in(who)
    return any(
        participant.who == who or roles & people.roles_in(participant.who)
        for participant in activity.participants
    )
