"""What the worker does about mail every half minute."""

from collections.abc import Callable
from datetime import datetime

from modning_web.notices.actions import bundle_due, erase_old_letters
from modning_web.notices.mailbox.reading import read_inbox
from modning_web.notices.queries import letters_to_send
from modning_web.notices.work import send_waiting

SECONDS_BETWEEN = 30


def keep_post_moving(*, clock: Callable[[], datetime]) -> None:
    """Write the notices that are due, send what waits, read what came in, erase what is old."""
    bundle_due(at=clock())
    if letters_to_send(at=clock()):  # or the queue would fill with tasks that do nothing
        send_waiting.enqueue()
    read_inbox(clock=clock)
    erase_old_letters(at=clock())
