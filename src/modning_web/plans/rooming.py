"""The rooms that a plan may use, and which of its meetings have one already."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import F
from django.utils.timezone import localtime

from modning.dates import Period
from modning.planning import problem as planner
from modning.planning.busy_times import day_stretch, stretch_between
from modning.planning.plan import Plan
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import Stretch
from modning_web.meetings.models import Meeting
from modning_web.plans.models import PlannedTime, Room
from modning_web.plans.places import Names
from modning_web.programmes.models import Programme

SETTLED = ("fixed", "held")


@dataclass(frozen=True, slots=True)
class Rooming:
    """What rooms are called, by their keys, and the rooms of meetings that may move, by theirs."""

    called: Mapping[str, str] = field(default_factory=dict)
    standing: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """Where and when a problem is set: its places by what they are called, meetings and rooms."""

    programme: Programme
    names: Names
    period: Period
    meetings: Mapping[str, Meeting]
    rooms: Sequence[Room] = ()


def with_rooms_of(problem: Problem, setting: Setting) -> tuple[Problem, Rooming]:
    """Return the problem with the rooms of its places, and what is known of them.

    What is settled keeps the room that it has. A meeting whose place somebody has typed asks for
    no room. A place without rooms has those of the one that it takes no time to get to.
    """
    rows = setting.rooms
    if not rows:
        return problem, Rooming()
    taken: dict[str, list[Stretch]] = defaultdict(list)
    standing: dict[str, str] = {}
    for time in _released_in(rows, setting):
        key, room = time.occurrence_key, str(time.held_in_id)
        is_own = time.plan.programme_id == setting.programme.pk
        appointment = problem.appointment.get(key) if is_own else None
        if appointment is not None and appointment.fixed is None:
            standing[key] = room
        else:
            taken[room] += stretch_between(localtime(time.starts_at), localtime(time.ends_at))
    places = {name: key for key, name in reversed(list(setting.names.items()))}
    rooms = tuple(
        planner.Room(
            str(row.pk),
            places[row.place],
            row.seats,
            (*taken[str(row.pk)], *_ended(row, setting.period)),
        )
        for row in rows
        if row.to_date is None or row.to_date > setting.period.start
    )
    roomed = replace(problem, rooms=rooms)
    told = tuple(_asking(one, roomed, setting, standing) for one in problem.appointments)
    called = {str(row.pk): row.name for row in rows}
    return replace(roomed, appointments=told), Rooming(called, standing)


def _released_in(rows: Iterable[Room], setting: Setting) -> list[PlannedTime]:
    """Return the meetings that are held in rooms as a plan has told, of any programme."""
    meeting = "occurrence__meeting"
    times = PlannedTime.objects.filter(
        held_in__in=rows,
        plan__state="released",
        ends_at__date__gte=setting.period.start,
        starts_at__date__lt=setting.period.end,
        **{f"{meeting}__state__in": SETTLED, f"{meeting}__starts_at": F("starts_at")},
    )
    found = times.select_related("plan", meeting).order_by("plan__released_at")
    return [time for time in found if _is_there(time)]


def _is_there(time: PlannedTime) -> bool:
    """Whether nobody has moved the meeting to another place since."""
    return time.occurrence is not None and time.occurrence.meeting.place == time.where


def _ended(row: Room, period: Period) -> list[Stretch]:
    if row.to_date is None or row.to_date >= period.end:
        return []
    return [day_stretch(Period(row.to_date, period.end))]


def _asking(
    appointment: Appointment, problem: Problem, setting: Setting, standing: Mapping[str, str]
) -> Appointment:
    meeting = setting.meetings.get(appointment.key)
    is_typed = (
        meeting is not None
        and meeting.place not in {"", *setting.names.values()}
        and appointment.key not in standing
    )
    if appointment.fixed is not None or is_typed:
        return replace(appointment, seats=0)
    if appointment.place is None or appointment.place in problem.rooms_at:
        return appointment
    near = (
        place
        for place in problem.rooms_at
        for pair in ((place, appointment.place), (appointment.place, place))
        if problem.travel.quarters.get(pair) == 0
    )
    return replace(appointment, place=next(near, appointment.place))


def with_standing_rooms(
    problem: Problem, rooming: Rooming, stays: Iterable[str], plan: Plan
) -> Plan:
    """Return a plan in which meetings that stay at their time stay in their room, if they can."""
    kept = {key for key in stays if key in rooming.standing}
    if not kept:
        return plan
    from modning.planning.rooms import with_rooms  # noqa: PLC0415 -- numpy: for few, and large

    held = [
        replace(one, room=rooming.standing[one.appointment])
        for one in plan.placed
        if one.appointment in kept and _fits(problem, one.appointment, rooming)
    ]
    there = {one.appointment for one in held}
    rest = [one for one in plan.placed if one.appointment not in there]
    found = with_rooms(problem, rest, held)
    if len(found) < len(rest):
        return plan
    placed = sorted([*held, *found], key=lambda one: (one.start, one.appointment))
    return replace(plan, placed=tuple(placed))


def _fits(problem: Problem, key: str, rooming: Rooming) -> bool:
    rooms = problem.rooms_for(problem.appointment[key]) or ()
    return rooming.standing[key] in {room.key for room in rooms}
