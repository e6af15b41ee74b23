"""A plan as a calendar, a table, JSON or a page."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from modning.language import Language, Text, in_language
from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.quarters import moment_of
from modning.planning.wording import written_clock, written_start
from modning.programme.calendar import DANISH_ZONE, DOMAIN, MAKER

_DANISH_TIME = ZoneInfo("Europe/Copenhagen")
_COLUMNS = (
    Text("møde", "meeting"),
    Text("nøgle", "key"),
    Text("starter", "starts"),
    Text("slutter", "ends"),
    Text("sted", "place"),
    Text("deltagere", "people"),
    Text("ikke placeret, fordi", "not placed, because"),
)
_ONLINE = Text("online", "online")
_PROVED = Text(
    "{objective} point. Det er bevist, at ingen plan er bedre. Fundet på {seconds} sekunder"
    " ({how}).",
    "{objective} points. No plan is better: that is proved. Found in {seconds} seconds ({how}).",
)
_NOT_PROVED = Text(
    "{objective} point; ingen plan kan komme under {bound}. Søgt i {seconds} sekunder ({how}).",
    "{objective} points; no plan can have fewer than {bound}. Searched for {seconds} seconds"
    " ({how}).",
)
_PLACED = Text("{placed} af {all} møder er placeret.", "{placed} of {all} meetings are placed.")


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    key: str
    starts: datetime | None
    ends: datetime | None
    place: str
    people: tuple[str, ...]
    reason: str


def summary(plan: Plan) -> tuple[Text, Text]:
    """Return how many meetings are placed, and how good the plan is."""
    words = _PROVED if plan.is_proved_best else _NOT_PROVED
    good = words.filled(
        objective=plan.objective,
        bound=plan.bound,
        seconds=f"{plan.reached.seconds:.1f}",
        how=plan.reached.how,
    )
    number = len(plan.placed)
    return _PLACED.filled(placed=number, all=number + len(plan.unplaced)), good


def plan_csv(problem: Problem, plan: Plan, language: Language) -> bytes:
    """Return the plan as a table that a spreadsheet opens."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow([in_language(column, language) for column in _COLUMNS])
    for row in _rows(problem, plan, language):
        people = ", ".join(row.people)
        cells = (row.name, row.key, _minute(row.starts), _minute(row.ends), row.place, people)
        table.writerow([_harmless(cell) for cell in (*cells, row.reason)])
    return out.getvalue().encode("utf-8-sig")


def plan_json(problem: Problem, plan: Plan, language: Language) -> bytes:
    """Return the plan and its proof as JSON."""
    rows = [
        {
            "key": row.key,
            "name": row.name,
            "starts": _minute(row.starts) or None,
            "ends": _minute(row.ends) or None,
            "place": row.place,
            "people": list(row.people),
            "reason": row.reason or None,
        }
        for row in _rows(problem, plan, language)
    ]
    told = {
        "meetings": rows,
        "objective": plan.objective,
        "bound": plan.bound,
        "proved_best": plan.is_proved_best,
        "seconds": round(plan.reached.seconds, 3),
        "seed": plan.reached.seed,
        "how": in_language(plan.reached.how, language),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def plan_html(problem: Problem, plan: Plan, language: Language, title: str) -> bytes:
    """Return the plan as a page that stands alone."""
    head = "".join(f'<th scope="col">{escape(in_language(c, language))}</th>' for c in _COLUMNS)
    lines = [
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for cells in _cells(problem, plan, language)
    ]
    told = "".join(f"<p>{escape(in_language(words, language))}</p>" for words in summary(plan))
    name = escape(title)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{name}</title></head>\n<body><main><h1>{name}</h1>{told}\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{chr(10).join(lines)}\n"
        "</tbody></table></main></body></html>\n"
    ).encode()


def plan_calendar(problem: Problem, plan: Plan, *, name: str, stamped_at: datetime) -> bytes:
    """Return the placed meetings as an iCalendar file; `stamped_at` needs a time zone."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add_component(Component.from_ical(DANISH_ZONE))
    for placed in plan.placed:
        appointment = problem.appointment[placed.appointment]
        stretch = appointment.length.stretch(placed.start)
        event = Event()
        event.add("uid", f"{appointment.key}@plan.{DOMAIN}")
        event.add("dtstamp", stamped_at)
        event.add("dtstart", moment_of(stretch.start).replace(tzinfo=_DANISH_TIME))
        event.add("dtend", moment_of(stretch.end).replace(tzinfo=_DANISH_TIME))
        event.add("summary", appointment.name)
        if appointment.place:
            event.add("location", appointment.place)
        names = ", ".join(_names(problem, placed.attending))
        event.add("description", names)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _rows(problem: Problem, plan: Plan, language: Language) -> Iterator[_Row]:
    for placed in plan.placed:
        appointment = problem.appointment[placed.appointment]
        stretch = appointment.length.stretch(placed.start)
        yield _Row(
            appointment.name,
            appointment.key,
            moment_of(stretch.start),
            moment_of(stretch.end),
            appointment.place or in_language(_ONLINE, language),
            _names(problem, placed.attending),
            "",
        )
    for unplaced in plan.unplaced:
        appointment = problem.appointment[unplaced.appointment]
        reason = in_language(unplaced.reason, language)
        yield _Row(
            appointment.name, appointment.key, None, None, appointment.place or "", (), reason
        )


def _cells(problem: Problem, plan: Plan, language: Language) -> Iterator[tuple[str, ...]]:
    starts = {placed.appointment: placed.start for placed in plan.placed}
    for row in _rows(problem, plan, language):
        start = starts.get(row.key)
        when, ends = "", ""
        if start is not None:
            when = in_language(written_start(start), language)
            ends = written_clock(problem.appointment[row.key].length.stretch(start).end)
        yield row.name, row.key, when, ends, row.place, ", ".join(row.people), row.reason


def _names(problem: Problem, people: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(problem.person[one].name for one in people))


def _minute(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
