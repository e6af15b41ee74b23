"""How far a job is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from modning_web.access.gate import signed_in
from modning_web.jobs.models import Job


@signed_in
@never_cache
@require_safe
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show a job to the one who asked for it; to htmx, only the part that changes."""
    work = get_object_or_404(Job, pk=job_id, by=request.user)
    is_part = request.headers.get("HX-Request") == "true"
    template = "jobs/job_progress.html" if is_part else "jobs/job.html"
    return render(request, template, {"job": work})
