"""What mail servers report of letters: those that did not arrive are marked so."""

from datetime import datetime

from django.utils.translation import gettext as _

from modning_web.notices.delivery.fate import come_back
from modning_web.notices.models import Letter, LetterState, Outcome
from modning_web.notices.returning import Report

_TAKEN = (LetterState.SENT, LetterState.HELD)


def take_report(report: Report, *, at: datetime) -> tuple[Outcome, str]:
    """Mark the letter that a report says did not arrive; return what became of the report, and why.

    Anyone who knows a letter's Message-ID can write such a report: it only asks a person to look.
    """
    if not report.has_failed:
        return Outcome.AUTOMATIC, ""
    rows = Letter.objects.select_for_update().filter(message_id=report.message_id)
    letter = rows.first() if report.message_id else None
    if letter is None:
        return Outcome.NOT_UNDERSTOOD, _("Et brev kom retur, men det står ikke i udbakken.")
    told = _("Brevet kom retur: {reason}").format(reason=report.reason or "–")
    if letter.state in _TAKEN:
        come_back(letter, told, at=at)
    return Outcome.RETURNED, told
