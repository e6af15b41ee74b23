"""The turns of the plan that a filter keeps."""

from datetime import date

from modning.programme.people import People
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme as Defined
from modning_web.programmes.folding import SeenTurn
from modning_web.programmes.forms.plan import PlanFilter


def filtered(
    seen: list[SeenTurn], form: PlanFilter, defined: Defined, *, on: date
) -> list[SeenTurn]:
    """Keep the turns that `form` asks for; an unknown choice is as none."""
    people = People(defined)
    keys = {one.id for one in defined.activities if _is_kept(one, form, people)}
    if site_key := form.chosen("sted"):
        at = frozenset({site_key})
        seen = [SeenTurn(one.turn, at) for one in seen if site_key in one.site_keys]
    when = form.chosen("hvornaar") or "kommende"
    return [
        one
        for one in seen
        if one.turn.activity_key in keys
        and (when == "alle" or (one.turn.ends_on > on) == (when == "kommende"))
    ]


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
