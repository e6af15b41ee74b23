"""What meetings leave in writing: decision minutes, the decision log, certificates."""

from modning.reports.meeting.certificate import certificate
from modning.reports.meeting.log import log_document
from modning.reports.meeting.minutes import Occasion, minutes_document

__all__ = ["Occasion", "certificate", "log_document", "minutes_document"]
