"""Starting work, telling how far it is, and ending it.

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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.audit import actions as audit
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


@transaction.atomic
def start(
    kind: str,
    *,
    by: User,
    at: datetime,
    arguments: Mapping[str, Any] | None = None,
    programme_key: str = "",
) -> Job:
    """Queue work and return its job; `arguments` are JSON and reach the function by name."""
    from modning_web.jobs.tasks import run_job  # noqa: PLC0415 -- the task calls back into this module

    if kind not in KINDS:
        raise UnknownJob(kind)
    new = Job.objects.create(
        kind=kind,
        arguments=dict(arguments or {}),
        by=by,
        programme_key=programme_key,
        language=(get_language() or "da")[:2],
        asked_at=at,
    )
    audit.record("jobs.start", by=by, at=at, on=new, programme_key=programme_key)
    run_job.enqueue(job_id=str(new.pk))
    new.refresh_from_db()
    return new


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
        work.progress = 100
    except UnableToFinish as refusal:
        work.failed_message = str(refusal)[:1000]
    except Exception:
        logger.exception("job %s (%s) failed", work.pk, work.kind)
        work.failed_message = _(
            "Der er en fejl i systemet. Arbejdet er ikke gjort, og intet er ændret. "
            "Prøv igen, eller kontakt dem, der driver siden."
        )
    work.finished_at = clock()
    work.save(update_fields=["result_url", "progress", "failed_message", "finished_at"])


def end_interrupted(*, at: datetime) -> int:
    """End jobs that were under way when the site stopped; return how many."""
    left = Job.objects.filter(started_at__isnull=False, finished_at=None)
    return left.update(
        finished_at=at,
        failed_message=_("Siden blev stoppet, mens arbejdet var i gang. Start det igen."),
    )
