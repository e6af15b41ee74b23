"""What came of a site's meetings, as it is told before the next: read once for all that is told."""

from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from modning.language import Text
from modning.reports.meeting import Line, Section
from modning_web.advice.site_view import MOST, NOTHING, View
from modning_web.meetings.mapping import people_known_to
from modning_web.minutes.models import Outcome
from modning_web.minutes.owners import owners_told_to
from modning_web.minutes.queries import outcomes_seen_by


def outcomes_of(view: View) -> list[Outcome]:
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


class Told:
    """What is told of outcomes: each kind by itself, with who has it."""

    def __init__(self, outcomes: list[Outcome], view: View) -> None:
        self._rows, self._view = outcomes, view
        people = people_known_to(view.programme)
        self._owners = owners_told_to(view.person, outcomes, on=view.on, people=people)

    def decisions(self) -> Section:
        """Tell what was decided since last time."""
        new = [
            one
            for one in self._rows
            if one.kind == "decision" and (_held_on(one) or date.min) >= self._view.since
        ]
        title = Text("Beslutninger siden sidst", "Decisions since last time")
        return Section("decisions", title, self._lines(new), NOTHING)

    def open_tasks(self) -> Section:
        """Tell what is not solved, the most urgent first."""
        rows = [one for one in self._rows if one.kind == "task" and one.done_on is None]
        rows.sort(key=lambda one: (one.due_date or date.max, one.pk))
        return Section("tasks", Text("Åbne opgaver", "Open tasks"), self._lines(rows), NOTHING)

    def last_minutes(self) -> Section:
        """Tell what the last minutes say."""
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
