"""What the letters in the outbox say to calendars."""

from email import message_from_bytes
from email.policy import default

from icalendar import Calendar

from modning_web.notices.models import Letter


def sent() -> list[tuple[str, str, int]]:
    """Return the name, method and sequence of each letter since the last time, and forget them."""
    found = []
    for letter in Letter.objects.order_by("id"):
        event = event_in(letter)
        found.append((letter.to_name.split()[0], method_in(letter), int(event["sequence"])))
    Letter.objects.all().delete()
    return sorted(found)


def calendar_in(letter: Letter) -> Calendar:
    mail = message_from_bytes(bytes(letter.mime), policy=default)
    (part,) = (one for one in mail.walk() if one.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_content())


def method_in(letter: Letter) -> str:
    return str(calendar_in(letter)["method"])


def event_in(letter: Letter) -> dict[str, object]:
    (event,) = calendar_in(letter).walk("VEVENT")
    return event
