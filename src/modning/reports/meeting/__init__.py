"""What meetings leave in writing: agendas, decision minutes, the decision log, certificates."""

from modning.reports.meeting.agenda import agenda_document
from modning.reports.meeting.certificate import certificate
from modning.reports.meeting.log import log_document, log_table
from modning.reports.meeting.minutes import Occasion, minutes_document
from modning.reports.meeting.preparation import (
    Line,
    Preparation,
    Section,
    preparation_document,
)

__all__ = [
    "Line",
    "Occasion",
    "Preparation",
    "Section",
    "agenda_document",
    "certificate",
    "log_document",
    "log_table",
    "minutes_document",
    "preparation_document",
]
