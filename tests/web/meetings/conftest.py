"""The mail servers of the letters' tests, for answers that come back."""

from web.notices.conftest import inbox, mail_server, mailboxes

__all__ = ["inbox", "mail_server", "mailboxes"]
