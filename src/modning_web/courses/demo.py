"""Training days of the demonstration, seen from 1 March 2023."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Membership, User
from modning_web.courses.actions import set_curriculum
from modning_web.meetings.actions import attending, steps
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import seating_of
from modning_web.programmes.models import Occurrence, Programme

LEAD = "Karen Demo-Lund"
_PRACTITIONERS = (
    *("Ali Demo-Yilmaz", "Amira Demo-Saleh", "Louise Demo-Toft", "Mikkel Demo-Hede"),
    *("Kasper Demo-Lind", "Maja Demo-Dam", "Oliver Demo-Rask", "Signe Demo-Kruse"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A training day of the demo: where in the plan, its days, and who was away."""

    programme: str
    occurrence: str
    first: date
    days: int = 1
    is_held: bool = True
    away: tuple[str, ...] = ()
    place: str = "Odense"


DAYS = (
    Day("kommuneaktiviteter", "modul-1/1", date(2022, 2, 9), days=2),
    Day("kommuneaktiviteter", "modul-2a/1", date(2022, 3, 15)),
    Day(
        "kommuneaktiviteter",
        "modul-2b/1",
        date(2022, 5, 12),
        away=("Kasper Demo-Lind", "Mikkel Demo-Hede"),
    ),
    Day("kommuneaktiviteter", "modul-3/1", date(2022, 11, 8), away=("Amira Demo-Saleh",)),
    Day("voldsudsatte", "kompetenceudvikling-2023/1", date(2023, 3, 8), is_held=False),
)
CURRICULA = (
    ("kommuneaktiviteter", "version 1", ("modul-1", "modul-2a", "modul-2b"), 4),
    ("kommuneaktiviteter", "version 2", ("modul-3",), 4),
    ("voldsudsatte", "version 1", ("kompetenceudvikling-2023",), 1),
)


def load_training(*, at: datetime) -> None:
    """Add the demo's training days and what the training takes, the first time."""
    by = User.objects.filter(is_demo=True, name=LEAD).first()
    if by is None:
        return
    for key, version, modules, lowest in CURRICULA:
        programme = Programme.objects.filter(key=key).first()
        if programme and not programme.curricula.filter(version=version).exists():
            set_curriculum(
                programme=programme, version=version, modules=modules, lowest=lowest, by=by, at=at
            )
    for day in DAYS:
        _tell(day, by)


@transaction.atomic
def _tell(day: Day, by: User) -> None:
    rows = Occurrence.objects.select_related("programme__current", "site")
    occurrence = rows.filter(programme__key=day.programme, key=day.occurrence, meeting=None).first()
    if occurrence is None:
        return
    begun = datetime.combine(day.first - timedelta(days=40), time(9), UTC)
    last = day.first + timedelta(days=day.days - 1)
    slot = Slot(
        datetime.combine(day.first, time(9), DANISH_TIME),
        datetime.combine(last, time(16), DANISH_TIME),
    )
    meeting = steps.open_meeting(occurrence=occurrence, by=by, at=begun)
    around = steps.Circumstances(day.place, "", by)
    steps.revise(seen=_seen(meeting), circumstances=around, by=by, at=begun)
    steps.fix(seen=_seen(meeting), slot=slot, by=by, at=begun)
    if day.is_held:
        _hold(day, meeting, slot, by)
        return
    invited = seating_of(_fresh(meeting), on=day.first).invited()
    if invited:
        steps.convene(seen=_seen(meeting), invited=invited, by=by, at=begun)


def _hold(day: Day, meeting: Meeting, slot: Slot, by: User) -> None:
    steps.hold(seen=_seen(meeting), by=by, at=slot.ends)
    sites = {site.key: site for site in meeting.programme.sites.all()}
    rows = Membership.objects.filter(
        programme_key=day.programme, user__name__in=_PRACTITIONERS, role_key="praktiker"
    )
    came = [
        attending.Noted(
            row.user,
            "absent" if row.user.name in day.away else "present",
            role_key=row.role_key,
            site=sites.get(row.site_key),
        )
        for row in rows.select_related("user")
    ]
    if came:
        attending.note_attendance(seen=_seen(meeting), noted=came, by=by, at=slot.ends)


def _fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("programme__current", "site").get(pk=meeting.pk)


def _seen(meeting: Meeting) -> Seen:
    return Seen(meeting, _fresh(meeting).revision)
