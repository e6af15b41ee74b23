"""What every calendar file of ours has: the Danish zone, and texts that RFC 5545 allows."""

from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

DANISH_TIME = ZoneInfo("Europe/Copenhagen")
# Summer time by the rule that holds since 1996. icalendar's own lists the years up to 2037.
DANISH_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def danish_calendar(maker: str) -> Calendar:
    """Return a calendar by `maker` (its PRODID) that knows Danish time and holds no events yet."""
    calendar = Calendar()
    calendar.add("prodid", maker)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(Component.from_ical(DANISH_ZONE))
    return calendar


def allowed(text: str) -> str:
    """Return `text` without the control characters that RFC 5545 forbids."""
    return "".join(one for one in text if one in "\n\t" or one.isprintable() or one == " ")
