"""Work that capabilities can hand over, and the task in the queue that does it.

A capability puts its work in its ``tasks.py``::

    @job("programmes.make_annex")
    def make_annex(progress: Progress, *, definition: str) -> str:
        progress.report(50, _("Halvvejs"))
        return reverse("programmes:annex", args=[definition])  # where the result is

and a view starts it and shows its page::

    job = start("programmes.make_annex", by=person, at=now, arguments={"definition": "…"})
    return redirect("jobs:job", job.pk)
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from modning_web.jobs.models import Job

logger = logging.getLogger(__name__)
Work = Callable[..., str]
KINDS: dict[str, Work] = {}


class UnknownJob(LookupError):
    """No function is registered under this kind."""


class UnableToFinish(Exception):
    """Work cannot be done; the text says why and what to do, and is shown to the person."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What work uses to tell how far it is. Outside a transaction, or nobody sees it in time."""

    job: Job

    def report(self, percent: int, message: str = "") -> None:
        """Show `percent` (0–100) and a sentence on the job's page."""
        self.job.progress = max(0, min(100, percent))
        self.job.message = message or self.job.message
        self.job.save(update_fields=["progress", "message"])


def job(kind: str) -> Callable[[Work], Work]:
    """Register a function as the work called `kind`; it returns the address of its result."""

    def register(work: Work) -> Work:
        KINDS[kind] = work
        return work

    return register


def carry_out(work: Job, *, clock: Callable[[], datetime]) -> None:
    """Do the work now and record how it ended; never raises for what the work does wrong."""
    if work.started_at is not None:
        return
    work.started_at = clock()
    work.save(update_fields=["started_at"])
    try:
        if work.kind not in KINDS:
            raise UnknownJob(work.kind)
        work.result_url = KINDS[work.kind](Progress(work), **work.arguments)
        if work.progress < 100:
            work.progress, work.message = 100, ""  # what it said on the way is over
    except UnableToFinish as refusal:
        work.failed_message = str(refusal)[:1000]
    except Exception:
        logger.exception("job %s (%s) failed", work.pk, work.kind)
        work.failed_message = _(
            "Der er en fejl i systemet. Arbejdet er ikke gjort, og intet er ændret. "
            "Prøv igen, eller kontakt dem, der driver siden."
        )
    work.finished_at = clock()
    work.save(update_fields=["result_url", "progress", "message", "failed_message", "finished_at"])


@task()
def run_job(job_id: str) -> None:
    """Do a job in the language of the one who asked for it."""
    work = Job.objects.get(pk=job_id)
    with translation.override(work.language):
        carry_out(work, clock=timezone.now)
