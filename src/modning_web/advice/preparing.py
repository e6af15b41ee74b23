"""Preparing a meeting with one site: what has happened since last time, and what lies ahead."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from modning.dates import Period
from modning.language import Text
from modning.reports.meeting import Line, Preparation, Section
from modning_web.access.models import Membership, User
from modning_web.advice.models import Advice
from modning_web.advice.queries import advice_seen_by, sees_internal
from modning_web.meetings.agenda_queries import Names, names_in
from modning_web.meetings.mapping import activity_of, defined_of, people_known_to, slot_of
from modning_web.meetings.models import Meeting, MeetingStep
from modning_web.minutes.models import Outcome
from modning_web.minutes.owners import owners_told_to
from modning_web.minutes.queries import outcomes_seen_by
from modning_web.programmes.models import Occurrence, Programme, Site
from modning_web.programmes.wording import in_page_language, page_language, period_in_words

HALF_A_YEAR = timedelta(days=183)
MOST = 30  # of each: a page that is read before a meeting, not an archive
AHEAD = 8
NOTHING = Text("Intet.", "Nothing.")


@dataclass(frozen=True, slots=True)
class View:
    """One person's view of one site on a day, since the last meeting held there.

    What the sections tell of advice and of outcomes is read once for all of them.
    """

    person: User
    site: Site
    on: date
    last_key: UUID | None
    last_at: datetime | None

    @property
    def programme(self) -> Programme:
        """The site's programme."""
        return self.site.programme

    @property
    def since(self) -> date:
        """From when things are new: the last meeting, or half a year back before the first."""
        return localdate(self.last_at) if self.last_at else self.on - HALF_A_YEAR


def sites_to_prepare(*, on: date) -> QuerySet[Site]:
    """Return sites with when and which the last meeting there before the day was."""
    held = Meeting.objects.filter(site=OuterRef("pk"), state="held", starts_at__date__lt=on)
    last = held.order_by("-starts_at")
    return Site.objects.select_related("programme__current").annotate(
        last_key=Subquery(last.values("pk")[:1]), last_at=Subquery(last.values("starts_at")[:1])
    )


def view_of(person: User, site: Site, *, on: date) -> View:
    """Return a person's view of one of `sites_to_prepare`."""
    return View(person, site, on, *attrgetter("last_key", "last_at")(site))


def preparation_of(view: View) -> Preparation:
    """Gather all that one looks at before the next meeting with the site."""
    rows, advice, outcomes = _coming(view), _advice(view), _outcomes(view)
    internal = (_internal(advice),) if sees_internal(view.person, view.programme.key) else ()
    own_next = next((row for row in rows if row.site_id == view.site.pk), None)
    told = _Told(outcomes, view)
    return Preparation(
        programme=view.programme.title,
        site=view.site.name,
        dated=view.on,
        since=view.since if view.last_key else None,
        coming=_when(own_next) if own_next else "",
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
        meeting__programme=view.programme,
        deed__in=("move", "cancel"),
        at__date__gte=view.since,
        at__date__lte=view.on,
    ).select_related("meeting__site")
    lines = tuple(
        Line(
            step.meeting.title,
            localdate(step.at),
            more=f"{in_page_language(_MOVES[step.deed])} {in_page_language(step.why)}".strip(),
        )
        for step in steps.order_by("-at")[:MOST]
        if step.meeting.site_id in {None, view.site.pk}
    )
    title = Text("Møder, der er flyttet eller aflyst", "Meetings moved or cancelled")
    return Section("moved", title, lines, NOTHING)


_MOVES = {"move": Text("Flyttet.", "Moved."), "cancel": Text("Aflyst.", "Cancelled.")}


def _outcomes(view: View) -> list[Outcome]:
    """Read the decisions since last time, the open tasks, and what the last minutes say."""
    new = Q(kind="decision", item__meeting__starts_at__date__gte=view.since)
    told = new | Q(kind="task", done_on=None) | Q(item__meeting=view.last_key)
    rows = outcomes_seen_by(view.person).filter(told, item__meeting__programme=view.programme)
    return list(
        rows.concerning(view.site)
        .select_related(
            *("owner", "taken_over_by", "item__meeting__programme", "item__meeting__site")
        )
        .prefetch_related("sites")
        .order_by("-item__meeting__starts_at", "item__position", "position", "id")
    )


class _Told:
    """What is told of outcomes: each kind by itself, with who has it."""

    def __init__(self, outcomes: list[Outcome], view: View) -> None:
        self._rows, self._view = outcomes, view
        people = people_known_to(view.programme)
        self._owners = owners_told_to(view.person, outcomes, on=view.on, people=people)

    def decisions(self) -> Section:
        new = [
            one
            for one in self._rows
            if one.kind == "decision" and (_held_on(one) or date.min) >= self._view.since
        ]
        title = Text("Beslutninger siden sidst", "Decisions since last time")
        return Section("decisions", title, self._lines(new), NOTHING)

    def open_tasks(self) -> Section:
        rows = [one for one in self._rows if one.kind == "task" and one.done_on is None]
        rows.sort(key=lambda one: (one.due_date or date.max, one.pk))
        return Section("tasks", Text("Åbne opgaver", "Open tasks"), self._lines(rows), NOTHING)

    def last_minutes(self) -> Section:
        rows = [one for one in self._rows if one.item.meeting_id == self._view.last_key]
        title = Text("Referatet fra sidst", "The minutes from last time")
        empty = Text("Der er intet referat fra sidst.", "There are no minutes from last time.")
        return Section("minutes", title, self._lines(rows), empty)

    def _lines(self, rows: list[Outcome]) -> tuple[Line, ...]:
        return tuple(self._line(one) for one in rows[:MOST])

    def _line(self, one: Outcome) -> Line:
        return Line(
            one.text,
            one.due_date or _held_on(one),
            more=f"{one.item.meeting.title}: {one.item.title}",
            who=self._owners.told(one),
        )


def _held_on(one: Outcome) -> date | None:
    held = one.item.meeting.starts_at
    return localdate(held) if held else None


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
    return Section("people", title, tuple(lines), NOTHING)


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
