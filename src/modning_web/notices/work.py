"""The task in the queue that sends letters."""

from django.utils import timezone
from django_tasks import task

from modning_web.notices.delivery.sending import send_due

MOST_AT_ONCE = 200  # letters, before other work in the queue gets its turn


@task()
def send_waiting() -> None:
    """Send letters that wait, and queue up again when there are more."""
    if send_due(clock=timezone.now, most=MOST_AT_ONCE) == MOST_AT_ONCE:
        send_waiting.enqueue()
