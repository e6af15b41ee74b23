"""Minutes of the demonstration, seen from 1 March 2023."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.minutes.actions import settling, tasks, writing
from modning_web.minutes.actions.writing import WrittenOutcome
from modning_web.minutes.models import Minutes, Outcome

STORIES = Path(__file__).with_name("demo_minutes.toml")
ORDER = ("draft", "circulated", "approved")


def load_minutes() -> None:
    """Write the minutes of the demo's meetings that nobody has begun on."""
    people = {one.name: one for one in User.objects.filter(is_demo=True)}
    for story in tomllib.loads(STORIES.read_text(encoding="utf-8"))["minutes"]:
        _tell(story, people)


@transaction.atomic
def _tell(story: dict[str, Any], people: dict[str, User]) -> None:
    meeting = (
        Meeting.objects.select_related("programme__current", "site")
        .filter(programme__key=story["programme"], occurrence_key=story["occurrence"])
        .first()
    )
    by = people.get(story["taker"])
    is_begun = Minutes.objects.filter(meeting=meeting).exists()
    if meeting is None or by is None or is_begun or meeting.state != "held" or not meeting.ends_at:
        return
    at = meeting.ends_at + timedelta(hours=2)
    for told in story["outcomes"]:
        _write(meeting, told, people, by=by, at=at)
    row = Minutes.objects.select_related("meeting__programme").get(meeting=meeting)
    if story["state"] in ORDER[1:]:
        settling.circulate(minutes=row, seen=row.revision, by=by, at=at + timedelta(days=1))
        row.refresh_from_db()
    if story["state"] == "approved":
        settling.approve(minutes=row, seen=row.revision, by=by, at=at + timedelta(days=14))
        _solve(story, meeting, by=by)
    if amendment := story.get("amendment"):
        _amend(row, amendment, by=by, at=at + timedelta(days=20))


def _write(
    meeting: Meeting, told: dict[str, Any], people: dict[str, User], *, by: User, at: datetime
) -> None:
    item = meeting.items.filter(position=told["item"]).first()
    if item is None:
        return
    item.meeting = meeting
    owner = told.get("owner", "")
    person = people.get(owner)
    written = WrittenOutcome(
        kind=told["kind"],
        text=told["text"],
        owner=person.pk if person else None,
        owner_key="" if person else owner,
        due_date=told.get("due"),
        sites=tuple(meeting.programme.sites.filter(key__in=told.get("sites", []))),
    )
    writing.write_outcome(item=item, written=written, by=by, at=at)


def _solve(story: dict[str, Any], meeting: Meeting, *, by: User) -> None:
    for told in story["outcomes"]:
        solved: date | None = told.get("solved_on")
        task = Outcome.objects.filter(item__meeting=meeting, text=told["text"]).first()
        if solved and task:
            at = datetime.combine(solved, datetime.min.time(), tzinfo=meeting.ends_at.tzinfo)  # type: ignore[union-attr]  # it was held
            note = story.get("solved", "")
            tasks.solve_task(task=task, solved_on=solved, note=note, today=solved, by=by, at=at)


def _amend(row: Minutes, told: dict[str, str], *, by: User, at: datetime) -> None:
    outcome = Outcome.objects.get(item__meeting=row.meeting_id, text=told["of"])
    settling.amend(
        minutes=row,
        seen=Minutes.objects.get(pk=row.pk).revision,
        item=outcome.item,
        outcome=outcome,
        after=WrittenOutcome(outcome.kind, told["text"]),
        reason=told["reason"],
        by=by,
        at=at,
    )
