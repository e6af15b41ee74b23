"""Minutes for tests."""

from datetime import UTC, date, datetime

from agenda_factories import make_item

from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.minutes.actions import settling, writing
from modning_web.minutes.actions.writing import WrittenOutcome
from modning_web.minutes.models import Minutes, Outcome

AT = datetime(2024, 5, 14, 12, tzinfo=UTC)


def decision(text: str = "Vi begynder i maj.", **more: object) -> WrittenOutcome:
    return WrittenOutcome("decision", text, **more)


def task(text: str = "Skriv til lederne.", **more: object) -> WrittenOutcome:
    owner = {} if "owner" in more else {"owner_key": "projektleder"}
    return WrittenOutcome("task", text, **({"due_date": date(2024, 6, 1)} | owner | more))


def put(meeting: Meeting, written: WrittenOutcome, *, by: User) -> Outcome:
    """Write an outcome under the meeting's first item, which is made where it is lacking."""
    item = meeting.items.first() or make_item(meeting)
    item.meeting = meeting
    return writing.write_outcome(item=item, written=written, by=by, at=AT)


def circulated(meeting: Meeting, *, by: User) -> Minutes:
    """Send a meeting's minutes round."""
    row = Minutes.objects.select_related("meeting__programme").get(meeting=meeting)
    settling.circulate(minutes=row, seen=row.revision, by=by, at=AT)
    row.refresh_from_db()
    return row


def approved(meeting: Meeting, *, by: User) -> Minutes:
    """Send a meeting's minutes round and approve them."""
    row = circulated(meeting, by=by)
    settling.approve(minutes=row, seen=row.revision, by=by, at=AT)
    row.refresh_from_db()
    return row
