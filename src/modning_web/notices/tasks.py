"""What the worker does about mail every half minute."""

from collections.abc import Callable
from datetime import datetime

from modning_web.notices.actions import bundle_due
from modning_web.notices.delivery.sending import send_due
from modning_web.notices.mailbox.reading import read_inbox

SECONDS_BETWEEN = 30


def keep_post_moving(*, clock: Callable[[], datetime]) -> None:
    """Write the notices that are due, send what waits, and read what came in."""
    bundle_due(at=clock())
    send_due(clock=clock)
    read_inbox(clock=clock)
