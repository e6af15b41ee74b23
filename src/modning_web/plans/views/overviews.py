"""Plans seen as a whole: by person, side by side, and before people are known."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from modning_web.access.gate import requires
from modning_web.plans import page
from modning_web.plans.imagining import days_of_roles
from modning_web.plans.models import PlanDraft, PlannedTime
from modning_web.plans.queries import drafts_of, meetings_by_person, names_of
from modning_web.plans.views.addressed import draft_at, frame_of, programme_at

MOST_COMPARED = 4


@requires("plan.see")
@require_safe
def people(request: HttpRequest, programme_key: str, draft_id: UUID) -> HttpResponse:
    """Show what a draft asks of each person."""
    row = draft_at(request, programme_key, draft_id)
    names, own = names_of(row.loads), meetings_by_person(row)
    lines = [
        {"name": names[key], "load": load, "times": own.get(key, [])}
        for key, load in sorted(row.loads.items(), key=lambda one: names.get(one[0], ""))
        if key in names
    ]
    shown = frame_of(request, row.programme) | {"draft": row, "lines": lines}
    return render(request, "plans/people.html", shown)


@requires("plan.see")
@require_safe
def comparison(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Set drafts side by side; those that are ticked, else the newest."""
    programme = programme_at(request, programme_key)
    every = [one for one in drafts_of(programme) if one.measures]
    ticked = [one for one in every if str(one.pk) in request.GET.getlist("plan")]
    chosen = (ticked or every)[:MOST_COMPARED]
    shown: dict[str, Any] = frame_of(request, programme) | {
        "every": every,
        "chosen": chosen,
        "goods": [page.goodness(one) for one in chosen],
        "rows": page.measure_rows(chosen),
        "differences": _differences(chosen),
    }
    return render(request, "plans/comparison.html", shown)


def _differences(chosen: list[PlanDraft]) -> list[tuple[str, list[str]]]:
    """Return the meetings that the drafts do not hold at the same time, each with its times."""
    found: dict[str, dict[UUID, PlannedTime]] = {}
    for time in PlannedTime.objects.filter(plan__in=chosen).order_by("starts_at"):
        found.setdefault(time.occurrence_key, {})[time.plan_id] = time
    lines = []
    for held in found.values():
        starts = [held[one.pk].starts_at if one.pk in held else None for one in chosen]
        if len(set(starts)) > 1:
            title = next(iter(held.values())).title
            told = [page.time_line_alone(held.get(one.pk)) for one in chosen]
            lines.append((title, told))
    return lines


@requires("plan.see")
@require_safe
def simulation(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show how many days each role must set aside, with imaginary people in every seat."""
    programme = programme_at(request, programme_key)
    text = programme.current.text if programme.current else ""
    years, lines, unplaced = days_of_roles(text)
    shown = frame_of(request, programme) | {
        "years": years,
        "lines": lines,
        "unplaced": unplaced,
        "empty": _("Programmet har ingen møder at lægge."),
    }
    return render(request, "plans/simulation.html", shown)
