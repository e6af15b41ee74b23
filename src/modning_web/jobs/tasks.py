"""The one task in the queue: do a job."""

try:
    from django.tasks import task  # type: ignore[import-not-found,unused-ignore] -- from Django 6.0
except ImportError:
    from django_tasks import task

from django.utils import timezone, translation

from modning_web.jobs.actions import carry_out
from modning_web.jobs.models import Job


@task()
def run_job(job_id: str) -> None:
    """Do the job in the language of the one who asked for it."""
    work = Job.objects.get(pk=job_id)
    with translation.override(work.language):
        carry_out(work, clock=timezone.now)
