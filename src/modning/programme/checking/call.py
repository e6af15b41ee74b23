"""Whether the call's dates come in order."""

from collections.abc import Iterator
from itertools import pairwise

from modning.language import Text, in_language
from modning.programme.checking.inspection import Inspection, places
from modning.programme.checking.kinds import order as kinds
from modning.programme.checking.spans import bounds
from modning.programme.findings import Finding
from modning.programme.schema.written import When

_OPENING = Text("åbningen for ansøgninger", "the opening for applications")
_DEADLINE = Text("ansøgningsfristen", "the deadline for applications")
_ANSWER = Text("svaret til ansøgerne", "the answer to applicants")


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield dates of the call that go backwards."""
    call = inspection.programme.call
    if call is None:
        return
    dates = (
        ("opens", _OPENING, call.opens),
        ("deadline", _DEADLINE, call.deadline),
        ("answer", _ANSWER, call.answer),
    )
    given = [(field, name, when) for field, name, when in dates if when is not None]
    for (_, earlier, earlier_when), (field, later, later_when) in pairwise(given):
        if _before(later_when, earlier_when):
            yield kinds.CALL_BACKWARDS.found(
                ("call", field),
                subject=in_language(later, "da"),
                at=places(call.at),
                later=_capital(later),
                later_when=later_when.text,
                earlier=earlier,
                earlier_when=earlier_when.text,
            )
    yield from _information_meeting(inspection)


def _information_meeting(inspection: Inspection) -> Iterator[Finding]:
    call = inspection.programme.call
    if call is None or call.deadline is None or call.information_meeting is None:
        return
    meeting = inspection.activity[call.information_meeting]
    for when in meeting.when:
        if _before(call.deadline, when):
            yield kinds.INFORMATION_TOO_LATE.found(
                ("call", "information_meeting"),
                subject=meeting.name,
                at=places(meeting.at, call.at),
                activity=meeting.name,
                when=when.text,
                deadline=call.deadline.text,
            )


def _before(one: When, other: When) -> bool:
    """Whether `one` is over before `other` can begin."""
    first, second = bounds(one.means), bounds(other.means)
    return first is not None and second is not None and first.end <= second.start


def _capital(text: Text) -> Text:
    return Text(text.da[0].upper() + text.da[1:], text.en[0].upper() + text.en[1:])
