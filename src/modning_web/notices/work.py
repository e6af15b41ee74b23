"""The task in the queue that sends letters."""

from django.utils import timezone
from django_tasks import task

from modning_web.notices.delivery.sending import send_due


@task()
def send_waiting() -> None:
    """Send the letters that wait."""
    send_due(clock=timezone.now)
