"""``modning manage erase_letters``: erase what old letters said, now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from modning_web.notices.actions import erase_old_letters


class Command(BaseCommand):
    """Erase all letters whose time is over, and stop."""

    help = "Erase what letters older than MODNING_LETTERS_KEPT_DAYS said, and where they went."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Say how many were erased."""
        erased = 0
        while some := erase_old_letters(at=timezone.now()):
            erased += some
        self.stdout.write(f"{erased}")
