"""What the planner of a meeting can do now: one thing first, the others behind it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning.meeting.meeting import TRANSITIONS, State
from modning_web.meetings.mapping import meeting_of, slot_of
from modning_web.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class NextStep:
    """A deed and where it is done."""

    label: str | Promise
    address: str
    why: str | Promise = ""
    is_done_at_once: bool = False
    is_waited_for: bool = True  # nothing waits for a deed that may be done, but need not be


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The one that is next, and all the others that can be taken."""

    first: NextStep | None
    others: tuple[NextStep, ...] = ()


_Way = tuple[str | Promise, str, str | Promise]
_POLL: _Way = (
    _("Spørg hvornår folk kan"),
    "meetings:poll",
    _("Foreslå nogle tider, og spørg dem, der skal med."),
)
_SEE_POLL: _Way = (_("Se svarene"), "meetings:poll", _("Vælg en tid, når nok har svaret."))
_FIX: _Way = (_("Fastlæg dag og tid"), "meetings:fix", "")
_CONVENE: _Way = (
    _("Indkald"),
    "meetings:convene",
    _("Mødet er en kladde. Ingen har fået besked endnu."),
)
_MOVE: _Way = (_("Flyt mødet"), "meetings:move", "")
_ARRANGE: _Way = (_("Ret sted og mødeleder"), "meetings:circumstances", "")
_AGENDA: _Way = (
    _("Lav dagsordenen"),
    "meetings:agenda",
    _("Der er indkaldt, og svarene kommer ind af sig selv. Dagsordenen er tom."),
)
_REVISE: _Way = (
    _("Ret indkaldelsen"),
    "meetings:circumstances",
    _("Der er indkaldt. Svarene kommer ind af sig selv."),
)
_HOLD: _Way = (
    _("Skriv, at mødet er holdt"),
    "meetings:hold",
    _("Tiden er gået. Blev mødet holdt?"),
)
_HOLD_TODAY: _Way = (_HOLD[0], _HOLD[1], _("Mødet er i dag. Skriv det, når det er begyndt."))
_ATTENDANCE: _Way = (
    _("Skriv, hvem der var med"),
    "meetings:write_attendance",
    _("Mødet er holdt. Nu mangler fremmødet."),
)
_MINUTES: _Way = (
    _("Skriv referatet"),
    "minutes:minutes",
    _("Fremmødet er skrevet. Referatet er ikke sendt rundt."),
)
_WITHDRAW: _Way = (_("Træk tiden tilbage"), "meetings:withdraw", "")
_CANCEL: _Way = (_("Aflys mødet"), "meetings:cancel", "")


def next_steps(meeting: Meeting, *, on: date, is_attendance_written: bool = False) -> NextSteps:
    """Return what can be done to a meeting, seen from the day `on`."""
    steps = [
        NextStep(
            label=way[0],
            address=_address(way[1], meeting),
            why=way[2],
            is_done_at_once=way[1] == "meetings:hold",
            is_waited_for=way is not _REVISE,
        )
        for way in _ways(meeting, on=on, is_attendance_written=is_attendance_written)
    ]
    return NextSteps(steps[0] if steps else None, tuple(steps[1:]))


def has_begun(meeting: Meeting, *, on: date) -> bool:
    """Tell whether the day of a meeting has come."""
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    return slot is not None and slot.first_day <= on


def is_past(meeting: Meeting, *, on: date) -> bool:
    """Tell whether the last day of a meeting is over."""
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    return slot is not None and slot.days.end <= on


def _ways(meeting: Meeting, *, on: date, is_attendance_written: bool) -> list[_Way]:
    method = meeting_of(meeting)
    if method.state == "fixed":
        held = _holding(meeting, on=on)
        if not method.convened:
            asked = [] if is_past(meeting, on=on) else [_CONVENE]
            return [*held, *asked, _MOVE, _ARRANGE, *_ends(method.state)]
        agenda = [] if meeting.items.exists() else [_AGENDA]
        return [*held, *agenda, _REVISE, _MOVE, *_ends(method.state)]
    minutes = [_MINUTES] if meeting.agenda_closed_at is None else []
    of_state: dict[State, list[_Way]] = {
        "window": [_POLL, _FIX, _ARRANGE],
        "proposed": [_SEE_POLL, _FIX, _ARRANGE],
        "held": minutes if is_attendance_written else [_ATTENDANCE],
        "cancelled": [],
    }
    return [*of_state[method.state], *_ends(method.state)]


def _holding(meeting: Meeting, *, on: date) -> list[_Way]:
    """Return the way to record a meeting as held, from the day it begins."""
    if not has_begun(meeting, on=on):
        return []
    return [_HOLD if is_past(meeting, on=on) else _HOLD_TODAY]


def _ends(state: State) -> list[_Way]:
    """Return the ways that give the meeting or its time up, as far as the method has them."""
    ends: list[_Way] = []
    if (state, "withdraw") in TRANSITIONS:
        ends.append(_WITHDRAW)
    return [*ends, _CANCEL] if (state, "cancel") in TRANSITIONS else ends


def _address(view: str, meeting: Meeting) -> str:
    return reverse(view, args=[meeting.programme.key, meeting.pk])
