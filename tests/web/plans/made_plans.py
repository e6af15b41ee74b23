"""Plans for tests: of the small programme, made at once."""

from datetime import date, datetime, time

from factories import NOON
from meeting_factories import Cast

from modning.meeting.slot import Slot
from modning.planning.quarters import quarter_of
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.plans.actions import drafts
from modning_web.plans.actions.drafts import Changed, Wishes
from modning_web.plans.models import BusyStretch, PlanDraft

WISHES = Wishes(date(2024, 3, 2), date(2025, 12, 31), seconds=5)
VISIT = "besoeg/1/nordby-kommune"
CHRISTMAS_EVE = quarter_of(date(2024, 12, 24), time(9))
IN_MAY = Slot(
    datetime(2024, 5, 14, 9, tzinfo=DANISH_TIME), datetime(2024, 5, 14, 11, tzinfo=DANISH_TIME)
)


def proposed(cast: Cast, wishes: Wishes = WISHES, changed: Changed | None = None) -> PlanDraft:
    draft = drafts.propose(
        programme=cast.programme, wishes=wishes, changed=changed, by=cast.lead, at=NOON
    )
    assert draft.job.failed_message == ""
    return draft


def fresh_draft(draft: PlanDraft) -> PlanDraft:
    return PlanDraft.objects.select_related("programme__current", "job").get(pk=draft.pk)


def when(draft: PlanDraft, key: str) -> datetime:
    return draft.times.get(occurrence_key=key).starts_at


def busy_all_of_may(person: User) -> None:
    BusyStretch.objects.create(
        person=person,
        starts_at=datetime(2024, 5, 1, tzinfo=DANISH_TIME),
        ends_at=datetime(2024, 6, 1, tzinfo=DANISH_TIME),
    )
