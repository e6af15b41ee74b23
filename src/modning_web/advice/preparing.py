"""Preparing a meeting with one site: what has happened since last time, and what lies ahead."""

from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from modning.dates import Period
from modning.language import Text
from modning.reports.meeting import Line, Preparation, Section
from modning_web.access.models import Membership
from modning_web.advice.models import Advice
from modning_web.advice.outcomes_told import Told, outcomes_of
from modning_web.advice.queries import advice_seen_by, sees_internal
from modning_web.advice.site_view import MOST, NOBODY, NOTHING, View
from modning_web.meetings.agenda_queries import Names, names_in
from modning_web.meetings.mapping import activity_of, defined_of, slot_of
from modning_web.meetings.models import MeetingStep
from modning_web.programmes.models import Occurrence
from modning_web.programmes.wording import in_page_language, page_language, period_in_words

AHEAD = 8


def preparation_of(view: View) -> Preparation:
    """Gather all that one looks at before the next meeting with the site."""
    rows, advice, outcomes = _coming(view), _advice(view), outcomes_of(view)
    internal = (_internal(advice),) if sees_internal(view.person, view.programme.key) else ()
    own_next = next((row for row in rows if row.site_id == view.site.pk), None)
    told = Told(outcomes, view)
    return Preparation(
        programme=view.programme.title,
        site=view.site.name,
        dated=view.on,
        since=view.since if view.last_key else None,
        coming=_named(own_next, view) if own_next else "",
        sections=(
            _advised_since(advice, view),
            told.decisions(),
            _moved(view),
            told.open_tasks(),
            _ahead(view, rows),
            _barriers(advice),
            _people(view),
            told.last_minutes(),
            *internal,
        ),
    )


def _advised_since(advice: list[Advice], view: View) -> Section:
    new = [one for one in advice if one.given_on >= view.since and not one.is_internal]
    title = Text("Rådgivning siden sidst", "Advice since last time")
    return Section("advice", title, tuple(_advised(one) for one in new[:MOST]), NOTHING)


def _advice(view: View) -> list[Advice]:
    """Read what is new, and what at any time was internal or named a barrier."""
    told = Q(given_on__gte=view.since) | Q(is_internal=True) | ~Q(barrier="")
    rows = advice_seen_by(view.person).standing().filter(told, site=view.site)
    return list(rows.select_related("adviser"))


def _advised(one: Advice) -> Line:
    agreed = f"Aftalt: {one.agreed}" if page_language() == "da" else f"Agreed: {one.agreed}"
    parts = [one.text, agreed if one.agreed else ""]
    return Line(
        f"{one.get_kind_display()}: {one.topic}",
        one.given_on,
        more="\n".join(part for part in parts if part),
        who=one.adviser.name,
    )


def _moved(view: View) -> Section:
    steps = MeetingStep.objects.filter(
        Q(meeting__site=None) | Q(meeting__site=view.site),
        meeting__programme=view.programme,
        deed__in=("move", "cancel"),
        at__date__gte=view.since,
        at__date__lte=view.on,
    ).select_related("meeting")
    lines = tuple(
        Line(
            step.meeting.title,
            localdate(step.at),
            more=f"{in_page_language(_MOVES[step.deed])} {in_page_language(step.why)}".strip(),
        )
        for step in steps.order_by("-at", "-id")[:MOST]
    )
    title = Text("Møder, der er flyttet eller aflyst", "Meetings moved or cancelled")
    return Section("moved", title, lines, NOTHING)


_MOVES = {"move": Text("Flyttet.", "Moved."), "cancel": Text("Aflyst.", "Cancelled.")}


def _coming(view: View) -> list[Occurrence]:
    rows = Occurrence.objects.filter(programme=view.programme).at_site_or_common(view.site)
    rows = rows.coming(view.on).dated().exclude(meeting__state__in=("held", "cancelled"))
    return list(rows.select_related("meeting", "site"))


def _ahead(view: View, rows: list[Occurrence]) -> Section:
    defined = defined_of(view.programme)
    lines = []
    for row in rows[:AHEAD]:
        activity = activity_of(defined, row.activity_key)
        if activity:
            lines.append(Line(activity.name, when=_when(row)))
    return Section("ahead", Text("Planen frem", "The plan ahead"), tuple(lines), NOTHING)


def _named(row: Occurrence, view: View) -> str:
    """Return what a meeting is called and when it is."""
    activity = activity_of(defined_of(view.programme), row.activity_key)
    return f"{activity.name}, {_when(row)}" if activity else _when(row)


def _when(row: Occurrence) -> str:
    """Return when a meeting is, or the window it is to be in."""
    meeting = getattr(row, "meeting", None)
    slot = slot_of(meeting.starts_at, meeting.ends_at) if meeting else None
    if slot:
        return slot.written(page_language())
    return period_in_words(Period(row.starts_on, row.ends_on), page_language())


def _barriers(advice: list[Advice]) -> Section:
    rows = [one for one in advice if one.barrier and not one.is_internal]
    return Section(
        "barriers",
        Text("Barrierer, der er noteret", "Barriers noted"),
        tuple(Line(one.barrier, one.given_on, who=one.adviser.name) for one in rows[:AHEAD]),
        NOTHING,
    )


def _people(view: View) -> Section:
    rows = Membership.objects.filter(
        programme_key=view.programme.key, site_key=view.site.key
    ).select_related("user")
    names = dict(names_in(defined_of(view.programme)))
    lines = [line for row in rows for line in _comings_and_goings(row, names, view)]
    lines.sort(key=lambda line: line.day or date.min)
    title = Text("Hvem er ny, og hvem er stoppet", "Who is new, and who has left")
    return Section("people", title, tuple(lines), NOBODY)


def _comings_and_goings(row: Membership, names: Names, view: View) -> list[Line]:
    role = names.get(row.role_key, row.get_hat_display())
    told = []
    if row.from_date and view.since <= row.from_date <= view.on:
        told.append(Line(row.user.name, row.from_date, more=_say(_NEW, role)))
    if row.to_date and view.since <= row.to_date <= view.on:
        told.append(Line(row.user.name, row.to_date, more=_say(_LEFT, role)))
    return told


_NEW = Text("Ny: {role}", "New: {role}")
_LEFT = Text("Stoppet: {role}", "Left: {role}")


def _say(text: Text, role: str) -> str:
    return text.filled(role=role).in_language(page_language())


def _internal(advice: list[Advice]) -> Section:
    rows = [one for one in advice if one.is_internal]
    return Section(
        "internal",
        Text("Internt: kommunen ser det ikke", "Internal: not seen by the site"),
        tuple(_advised(one) for one in rows[:MOST]),
        NOTHING,
    )
