"""What the files of minutes are made from."""

from dataclasses import replace

from modning.meeting import attendance as method_attendance
from modning.meeting import minutes as method_minutes
from modning.reports.meeting import Occasion
from modning_web.access.models import User
from modning_web.meetings.agenda_page import occasion_of
from modning_web.meetings.agenda_queries import Names
from modning_web.meetings.models import Meeting
from modning_web.meetings.naming import names_told
from modning_web.meetings.queries import meetings_without_names
from modning_web.minutes import mapping
from modning_web.minutes.models import Minutes, Outcome


def occasion_with_people(
    meeting: Meeting, minutes: Minutes | None, *, reader: User
) -> Occasion | None:
    """Return the meeting as its minutes head it, with who was there; None without a time."""
    occasion = occasion_of(meeting)
    if occasion is None:
        return None
    rows = meeting.attendance.select_related("person", "site")
    return replace(
        occasion,
        names_people=not meetings_without_names(reader, [meeting]),
        taker=str(minutes.taker_id or "") if minutes else "",
        attendance=tuple(
            method_attendance.Attendance(
                person=str(row.person_id),
                name=row.person.name,
                site=row.site.key if row.site else None,
                presence=next(one for one in method_attendance.PRESENCES if one == row.presence),
                represented_by=str(row.represented_by_id) if row.represented_by_id else None,
            )
            for row in rows
        ),
    )


def value_and_names(
    meeting: Meeting, minutes: Minutes | None, occasion: Occasion, *, reader: User
) -> tuple[method_minutes.Minutes, Names]:
    """Return the method's minutes, and what everybody in them is called to `reader`."""
    outcomes = Outcome.objects.standing().filter(item__meeting=meeting).prefetch_related("sites")
    value = mapping.minutes_of(
        minutes, meeting.uid, mapping.items_of(meeting.items.all(), outcomes)
    )
    who = {occasion.chair, occasion.taker}
    who.update(one.owner for item in value.items for one in item.outcomes)
    who.update(one for item in value.items for one in item.responsible)
    who.update(one.by for one in (value.circulated, value.approved) if one)
    who.update(one.signed.by for one in value.amendments)
    who.update(one.represented_by or "" for one in occasion.attendance)
    return value, names_told(meeting, who, reader=reader)
