"""Starting work, and ending what was interrupted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.jobs.models import Job
from modning_web.jobs.work import KINDS, UnknownJob, run_job


@transaction.atomic
def start(
    kind: str,
    *,
    by: User,
    at: datetime,
    arguments: Mapping[str, Any] | None = None,
    programme_key: str = "",
    title: str = "",
) -> Job:
    """Queue work and return its job.

    `arguments` are JSON and reach the function by name; `title` says to the person what it is.
    """
    if kind not in KINDS:
        raise UnknownJob(kind)
    new = Job.objects.create(
        kind=kind,
        title=title,
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


def end_interrupted(*, at: datetime) -> int:
    """End jobs that were under way when the site stopped; return how many."""
    left = Job.objects.filter(started_at__isnull=False, finished_at=None)
    return left.update(
        finished_at=at,
        failed_message=_("Siden blev stoppet, mens arbejdet var i gang. Start det igen."),
    )
