"""What a worker does when its process is told to stop."""

import signal

import pytest
from django_tasks_db.management.commands.db_worker import Worker

from modning_web.server import Stop


def make_worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=0.1,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="one",
        excluded_queue_names=[],
    )


def test_job_under_way_is_done_and_no_other_begun() -> None:
    stop = Stop()
    stop.worker = make_worker()
    stop.worker.running_task = True

    stop(signal.SIGTERM, None)

    assert stop.is_told
    assert not stop.worker.running


@pytest.mark.parametrize("has_looked", [True, False])
def test_worker_without_a_job_ends_at_once(has_looked: bool) -> None:  # noqa: FBT001 -- a case of the test
    stop = Stop()
    stop.worker = make_worker() if has_looked else None

    with pytest.raises(SystemExit) as ended:
        stop(signal.SIGTERM, None)

    assert ended.value.code == 0
