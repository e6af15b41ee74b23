"""What the address of a page about plans names."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from modning_web.access.gate import person_at
from modning_web.access.policy import Place, can
from modning_web.plans.models import PlanDraft
from modning_web.plans.queries import programmes_planned_by
from modning_web.programmes.models import Programme


def programme_at(request: HttpRequest, programme_key: str) -> Programme:
    """Return an adopted programme whose plans this person may see; 404 else."""
    return get_object_or_404(programmes_planned_by(person_at(request)), key=programme_key)


def draft_at(request: HttpRequest, programme_key: str, draft_id: UUID) -> PlanDraft:
    """Return a draft of a plan that this person may see; 404 else."""
    seen = programmes_planned_by(person_at(request)).filter(key=programme_key)
    rows = PlanDraft.objects.select_related(
        "made_by", "job", "away", "without", "released_by", "programme__current"
    )
    return get_object_or_404(rows, pk=draft_id, programme__in=seen)


def frame_of(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    """Return what the frame around a programme's plans shows."""
    place = Place(programme.key)
    return {
        "programme": programme,
        "may_propose": can(request.user, "plan.propose", place),
        "may_release": can(request.user, "plan.release", place),
    }
