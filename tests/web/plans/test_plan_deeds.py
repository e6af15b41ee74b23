"""From windows to released dates: the deeds of plans."""

from datetime import date, datetime

import pytest
from factories import NOON
from meeting_factories import Cast, a_convened_meeting, a_fixed_meeting, make_cast

from modning.meeting.slot import Slot
from modning.planning.checker import violations
from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.models import Meeting
from modning_web.plans.actions import drafts, releasing
from modning_web.plans.actions.drafts import Changed, Wishes
from modning_web.plans.mapping import plan_of, question_of
from modning_web.plans.models import BusyStretch, PlanDraft

pytestmark = pytest.mark.django_db
WISHES = Wishes(date(2024, 3, 2), date(2025, 12, 31), seconds=5)


def proposed(cast: Cast, wishes: Wishes = WISHES, changed: Changed | None = None) -> PlanDraft:
    return drafts.propose(
        programme=cast.programme, wishes=wishes, changed=changed, by=cast.lead, at=NOON
    )


def test_proposal_places_every_meeting_and_is_proved_best() -> None:
    cast = make_cast()

    draft = proposed(cast)

    assert draft.job.failed_message == ""
    assert draft.state == "ready"
    assert draft.times.count() == 6
    assert draft.objective == draft.bound
    question = question_of(draft)
    assert violations(question.problem, plan_of(draft, question)) == ()


def test_release_settles_meetings_as_drafts() -> None:
    cast = make_cast()
    draft = proposed(cast)

    number = releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert number == 6
    settled = Meeting.objects.filter(state="fixed", is_convened=False)
    assert settled.count() == 6
