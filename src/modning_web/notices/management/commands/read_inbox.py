"""``modning manage read_inbox``: fetch and read the mails that came in, now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from modning_web.notices.mailbox.reading import read_inbox


class Command(BaseCommand):
    """Fetch and read the mails that came in, and stop."""

    help = "Read the mails that came in."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Say how many were new."""
        self.stdout.write(f"{read_inbox(clock=timezone.now)}")
