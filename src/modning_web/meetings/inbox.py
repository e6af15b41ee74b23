"""Mails that answer invitations."""

from datetime import datetime

from modning_web.meetings.actions.reading_answers import take_mail
from modning_web.meetings.wording import refused_in_words
from modning_web.notices.inbox import MailRefused, reads_mail


@reads_mail("meetings.answers")
def read(mail: bytes, received_at: datetime) -> bool:
    """Take a mail that answers an invitation; what cannot be taken is kept with the reason."""
    kept = take_mail(mail=mail, received_at=received_at)
    if kept is not None and kept.refused:
        raise MailRefused(refused_in_words(kept).da)
    return kept is not None
