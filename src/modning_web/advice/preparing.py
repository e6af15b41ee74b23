"""Preparing a meeting with one site: what has happened since last time, and what lies ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from modning.dates import Period
from modning.language import Text
from modning.reports.meeting import Line, Preparation, Section
from modning_web.access.models import Membership, User
from modning_web.advice.models import Advice, AdviceQuerySet
from modning_web.advice.queries import advice_seen_by, sees_internal
from modning_web.meetings.agenda_queries import names_in
from modning_web.meetings.mapping import activity_of, defined_of, slot_of
from modning_web.meetings.models import Meeting, MeetingStep
from modning_web.minutes.models import Outcome, OutcomeQuerySet
from modning_web.minutes.naming import naming_of_owners
from modning_web.minutes.owners import Owners
from modning_web.minutes.queries import outcomes_seen_by
from modning_web.programmes.models import Occurrence, Programme, Site
from modning_web.programmes.wording import page_language, period_in_words

HALF_A_YEAR = timedelta(days=183)
MOST = 30  # of each: a page that is read before a meeting, not an archive
AHEAD = 8
NOTHING = Text("Intet.", "Nothing.")


@dataclass(frozen=True, slots=True)
class View:
    """One person's view of one site on a day, since the last meeting held there."""

    person: User
    programme: Programme
    site: Site
    on: date
    last: Meeting | None

    @property
    def since(self) -> date:
        """From when things are new: the last meeting, or half a year back before the first."""
        last = self.last.starts_at if self.last else None
        return localdate(last) if last else self.on - HALF_A_YEAR


def preparation_of(person: User, site: Site, *, on: date) -> Preparation:
    """Gather all that one looks at before the next meeting with the site."""
    view = View(person, site.programme, site, on, last_meeting(site, on=on))
    rows = _coming(view)
    internal = (_internal(view),) if sees_internal(person, site.programme.key) else ()
    own_next = next((row for row in rows if row.site_id == site.pk), None)
    return Preparation(
        programme=site.programme.title,
        site=site.name,
        dated=on,
        since=view.since if view.last else None,
        coming=_when(own_next) if own_next else "",
        sections=(
            *_since_last(view),
            _open_tasks(view),
            _ahead(view, rows),
            _barriers(view),
            _people(view),
            _last_minutes(view),
            *internal,
        ),
    )


def last_meeting(site: Site, *, on: date) -> Meeting | None:
    """Return the last meeting held at the site before the day."""
    rows = Meeting.objects.filter(site=site, state="held", starts_at__date__lt=on)
    return rows.order_by("-starts_at").first()


def _since_last(view: View) -> tuple[Section, ...]:
    advice = _advice(view).filter(given_on__gte=view.since, is_internal=False)
    told = _outcomes(view).filter(kind="decision", item__meeting__starts_at__date__gte=view.since)
    return (
        Section(
            "advice",
            Text("Rådgivning siden sidst", "Advice since last time"),
            tuple(_advised(one) for one in advice[:MOST]),
            NOTHING,
        ),
        Section(
            "decisions",
            Text("Beslutninger siden sidst", "Decisions since last time"),
            _outcome_lines(told, view),
            NOTHING,
        ),
        _moved(view),
    )


def _advice(view: View) -> AdviceQuerySet:
    rows = advice_seen_by(view.person).standing().filter(site=view.site)
    return rows.select_related("adviser")


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
        meeting__programme=view.programme,
        deed__in=("move", "cancel"),
        at__date__gte=view.since,
        at__date__lte=view.on,
    ).select_related("meeting__site")
    lines = tuple(
        Line(
            step.meeting.title,
            localdate(step.at),
            more=f"{_MOVES[step.deed].in_language(page_language())} {step.reason}".strip(),
        )
        for step in steps.order_by("-at")[:MOST]
        if step.meeting.site_id in {None, view.site.pk}
    )
    title = Text("Møder, der er flyttet eller aflyst", "Meetings moved or cancelled")
    return Section("moved", title, lines, NOTHING)


_MOVES = {"move": Text("Flyttet.", "Moved."), "cancel": Text("Aflyst.", "Cancelled.")}


def _open_tasks(view: View) -> Section:
    rows = _outcomes(view).open_tasks()
    return Section(
        "tasks",
        Text("Åbne opgaver", "Open tasks"),
        _outcome_lines(rows.order_by("due_date", "id"), view),
        NOTHING,
    )


def _outcomes(view: View) -> OutcomeQuerySet:
    rows = outcomes_seen_by(view.person).filter(item__meeting__programme=view.programme)
    return (
        rows.concerning(view.site)
        .select_related("owner", "item__meeting__programme", "item__meeting__site")
        .prefetch_related("sites")
        .order_by("-item__meeting__starts_at", "item__position", "position", "id")
    )


def _outcome_lines(rows: OutcomeQuerySet, view: View) -> tuple[Line, ...]:
    found = list(rows[:MOST])
    owners = Owners(found, on=view.on, naming=naming_of_owners(view.person, found))
    return tuple(_outcome_line(one, owners) for one in found)


def _outcome_line(one: Outcome, owners: Owners) -> Line:
    held = one.item.meeting.starts_at
    return Line(
        one.text,
        one.due_date or (localdate(held) if held else None),
        more=f"{one.item.meeting.title}: {one.item.title}",
        who=owners.told(one),
    )


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


def _when(row: Occurrence) -> str:
    """Return when a meeting is, or the window it is to be in."""
    meeting = getattr(row, "meeting", None)
    slot = slot_of(meeting.starts_at, meeting.ends_at) if meeting else None
    if slot:
        return slot.written(page_language())
    return period_in_words(Period(row.starts_on, row.ends_on), page_language())


def _barriers(view: View) -> Section:
    rows = _advice(view).exclude(barrier="").filter(is_internal=False)
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
    names = names_in(defined_of(view.programme))
    lines = [line for row in rows for line in _comings_and_goings(row, names, view)]
    lines.sort(key=lambda line: line.day or date.min)
    title = Text("Hvem er ny, og hvem er stoppet", "Who is new, and who has left")
    return Section("people", title, tuple(lines), NOTHING)


def _comings_and_goings(row: Membership, names: Mapping[str, str], view: View) -> list[Line]:
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


def _last_minutes(view: View) -> Section:
    rows = _outcomes(view).filter(item__meeting=view.last) if view.last else Outcome.objects.none()
    title = Text("Referatet fra sidst", "The minutes from last time")
    empty = Text("Der er intet referat fra sidst.", "There are no minutes from last time.")
    return Section("minutes", title, _outcome_lines(rows, view), empty)


def _internal(view: View) -> Section:
    rows = _advice(view).filter(is_internal=True)
    return Section(
        "internal",
        Text("Internt: kommunen ser det ikke", "Internal: not seen by the site"),
        tuple(_advised(one) for one in rows[:MOST]),
        NOTHING,
    )
