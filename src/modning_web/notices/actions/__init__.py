"""What is done about letters; one module for each thing it is done to."""

from modning_web.notices.actions.deciding import stop_letters
from modning_web.notices.actions.erasing import erase_old_letters, erase_old_mails
from modning_web.notices.actions.incoming import take_in
from modning_web.notices.actions.outbox import put_in_outbox, write_letters
from modning_web.notices.actions.readdressing import readdress_letters
from modning_web.notices.actions.telling import bundle_due, tell
from modning_web.notices.outgoing import Outgoing

__all__ = [
    "Outgoing",
    "bundle_due",
    "erase_old_letters",
    "erase_old_mails",
    "put_in_outbox",
    "readdress_letters",
    "stop_letters",
    "take_in",
    "tell",
    "write_letters",
]
