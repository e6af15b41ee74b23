"""``modning manage erase_letters``: erase what old letters and incoming mails said, now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from modning_web.notices.actions import erase_old_letters, erase_old_mails


class Command(BaseCommand):
    """Erase all letters and incoming mails whose time is over, and stop."""

    help = "Erase what letters and incoming mails older than MODNING_LETTERS_KEPT_DAYS said."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Say how many were erased."""
        erased = 0
        for erase in (erase_old_letters, erase_old_mails):
            while some := erase(at=timezone.now()):
                erased += some
        self.stdout.write(f"{erased}")
