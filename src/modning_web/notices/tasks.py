"""What the worker does about mail every half minute."""

import logging
from collections.abc import Callable
from datetime import datetime

from modning_web.notices.actions import bundle_due, erase_old_letters, erase_old_mails
from modning_web.notices.mailbox.reading import read_inbox
from modning_web.notices.queries import letters_to_send
from modning_web.notices.work import send_waiting

SECONDS_BETWEEN = 30
Clock = Callable[[], datetime]
logger = logging.getLogger(__name__)


def keep_post_moving(*, clock: Clock) -> None:
    """Write the notices that are due, send what waits, read what came in, erase what is old.

    A fault in one of these does not stop the others.
    """
    for part in (_bundle, _send, _read, _erase):
        try:
            part(clock)
        except Exception:
            logger.exception("the post stumbled and goes on")


def _bundle(clock: Clock) -> None:
    bundle_due(at=clock())


def _send(clock: Clock) -> None:
    if letters_to_send(at=clock()):  # or the queue would fill with tasks that do nothing
        send_waiting.enqueue()


def _read(clock: Clock) -> None:
    read_inbox(clock=clock)


def _erase(clock: Clock) -> None:
    erase_old_letters(at=clock())
    erase_old_mails(at=clock())
