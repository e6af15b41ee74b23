"""The day that pages are seen from: today, or in a demo the day that was chosen."""

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date

# The five programmes of the demo ran in 2022–2026; on this day most of them are under way.
DEMO_DAY = date(2023, 3, 1)
_KEY = "day"


def day_of(request: HttpRequest) -> date:
    """Return the day that this person sees the site from."""
    if not settings.DEMO:
        return timezone.localdate()
    # A page that refuses a request may have to do without a session.
    session = getattr(request, "session", {})
    return parse_date(session.get(_KEY, "")) or DEMO_DAY


def see_from(request: HttpRequest, day: date) -> None:
    """Let this person see the site from `day`; only a demo asks."""
    request.session[_KEY] = day.isoformat()


def moment_of(request: HttpRequest) -> datetime:
    """Return the time that this person sees the site from: in a demo, the clock on its day."""
    now = timezone.localtime()
    return datetime.combine(day_of(request), now.time(), now.tzinfo)
