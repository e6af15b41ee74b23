"""Telling people what a released plan changes for them, each once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from modning.language import Text
from modning.meeting.slot import Slot
from modning_web.access.models import User
from modning_web.notices.actions import tell
from modning_web.plans.letters import RELEASED
from modning_web.plans.models import PlanDraft, PlannedTime

_NEW = Text("{title}: {after}", "{title}: {after}")
_MOVED = Text("{title}: {after} (før {before})", "{title}: {after} (was {before})")
GONE = Text("{title}: har ingen tid mere", "{title}: has no time any more")


@dataclass
class News:
    """What each person is to be told, but for what a letter of the meeting has told them."""

    lines: dict[UUID, list[Text]] = field(default_factory=lambda: defaultdict(list))

    def add(self, line: Text, concerned: Iterable[UUID], told: Iterable[User]) -> None:
        """Note a line for those concerned, but for those whom a letter has told already."""
        known = {one.pk for one in told}
        for one in concerned:
            if one not in known:
                self.lines[one].append(line)


def line_of(time: PlannedTime, place: str) -> Text:
    """Return which time and place a meeting gets, and which time it had."""
    after = Slot(time.starts_at, time.ends_at)
    where = f", {place}" if place else ""
    words = Text(after.written("da") + where, after.written("en") + where)
    if time.before_starts_at in (None, time.starts_at):
        return _NEW.filled(title=time.title, after=words)
    length = time.ends_at - time.starts_at
    was = Slot(time.before_starts_at, time.before_starts_at + length)
    before = Text(was.written("da"), was.written("en"))
    return _MOVED.filled(title=time.title, after=words, before=before)


def tell_all(draft: PlanDraft, news: News, *, by: User, at: datetime) -> None:
    """Tell each what concerns them, in one notice; not the one who released the plan."""
    people = User.objects.filter(pk__in=news.lines.keys(), is_active=True).exclude(pk=by.pk)
    for person in people:
        lines = news.lines[person.pk]
        meetings = Text("\n".join(one.da for one in lines), "\n".join(one.en for one in lines))
        tell(
            kind=RELEASED,
            people=[person],
            values={"programme": draft.programme.title, "meetings": meetings},
            link=reverse("meetings:programme_meetings", args=[draft.programme.key]),
            by=by,
            at=at,
            programme_key=draft.programme.key,
            about=str(draft.pk),
        )
