"""The answers that come back by mail: read, checked and set against what was known before."""

from modning.meeting.answer.acceptance import Response, accept, latest
from modning.meeting.answer.reading import read_answer
from modning.meeting.answer.value import Answer, Refused, RefusedFor

__all__ = ["Answer", "Refused", "RefusedFor", "Response", "accept", "latest", "read_answer"]
