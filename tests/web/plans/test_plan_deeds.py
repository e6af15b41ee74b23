"""From windows to released dates: the deeds of plans."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from factories import NOON, add_hat, make_user
from meeting_factories import a_convened_meeting, a_fixed_meeting, fresh, make_cast, now
from web.plans.made_plans import (
    CHRISTMAS_EVE,
    IN_MAY,
    VISIT,
    WISHES,
    busy_all_of_may,
    fresh_draft,
    proposed,
    when,
)

from modning.planning.checker import violations
from modning.planning.other_times import OtherTimes
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Absence, Hat
from modning_web.jobs.actions import end_interrupted
from modning_web.jobs.models import Job
from modning_web.jobs.work import carry_out
from modning_web.meetings.actions import steps
from modning_web.meetings.models import Meeting
from modning_web.plans.actions import drafts
from modning_web.plans.actions.drafts import Wishes
from modning_web.plans.mapping import question_of
from modning_web.plans.models import BusyStretch, ClosedDays, Keep, PlanDraft
from modning_web.plans.standing import plan_of

pytestmark = pytest.mark.django_db
DAYS_LEFT_OF_MAY = {date(2024, 5, day) for day in (29, 30, 31)}


def test_proposal_places_every_meeting_and_is_proved_best() -> None:
    cast = make_cast()

    draft = proposed(cast)

    assert (draft.state, draft.times.count(), draft.left_out.count()) == ("ready", 6, 0)
    assert draft.objective == draft.bound
    question = question_of(draft)
    assert violations(question.problem, plan_of(draft, question)) == ()


def test_proposal_leaves_meetings_as_they_are() -> None:
    cast = make_cast()
    meeting = a_fixed_meeting(cast, VISIT, IN_MAY)

    draft = proposed(cast)

    assert when(draft, VISIT) == IN_MAY.starts
    assert not draft.times.get(occurrence_key=VISIT).is_changed
    assert fresh(meeting).revision == meeting.revision


@pytest.mark.parametrize("keep", [Keep.ALL, Keep.CONVENED])
def test_what_is_settled_stays_though_people_are_busy(keep: str) -> None:
    cast = make_cast()
    a_convened_meeting(cast, VISIT, IN_MAY)
    Absence.objects.create(user=cast.north, from_date=date(2024, 5, 10), to_date=date(2024, 5, 20))

    draft = proposed(cast, replace(WISHES, keep=keep))

    assert when(draft, VISIT) == IN_MAY.starts


def test_what_may_move_moves_when_people_are_busy() -> None:
    cast = make_cast()
    a_fixed_meeting(cast, VISIT, IN_MAY)
    Absence.objects.create(user=cast.north, from_date=date(2024, 5, 10), to_date=date(2024, 5, 20))

    draft = proposed(cast, replace(WISHES, keep=Keep.CONVENED))

    moved = draft.times.get(occurrence_key=VISIT)
    assert moved.before_starts_at == IN_MAY.starts
    assert not date(2024, 5, 10) <= moved.starts_at.date() < date(2024, 5, 20)


def test_no_meeting_is_moved_to_before_the_plan() -> None:
    cast = make_cast()
    a_fixed_meeting(cast, VISIT, IN_MAY)
    busy = {"from_date": date(2024, 5, 14), "to_date": date(2024, 5, 29)}
    Absence.objects.create(user=cast.north, **busy)

    draft = proposed(cast, replace(WISHES, since=date(2024, 5, 13), keep=Keep.NONE))

    assert when(draft, VISIT).date() in {date(2024, 5, 13), *DAYS_LEFT_OF_MAY}


def test_busy_times_and_closed_days_are_kept_free() -> None:
    cast = make_cast()
    sites = {site.key: site for site in cast.programme.sites.all()}
    for day in range(1, 29):
        starts = datetime(2024, 5, day, tzinfo=DANISH_TIME)
        BusyStretch.objects.create(
            person=cast.north, starts_at=starts, ends_at=starts + timedelta(days=1)
        )
    ClosedDays.objects.create(
        programme=cast.programme,
        site=sites["sydby-kommune"],
        name="Lukket",
        from_date=date(2024, 5, 1),
        before_date=date(2024, 5, 30),
    )

    draft = proposed(cast)

    assert when(draft, VISIT).date() >= date(2024, 5, 29)
    assert when(draft, "besoeg/1/sydby-kommune").date() >= date(2024, 5, 30)


def test_meeting_without_a_time_says_why_and_what_would_help() -> None:
    cast = make_cast()
    busy_all_of_may(cast.north)

    draft = proposed(cast)

    left = draft.left_out.get()
    assert left.occurrence_key == VISIT
    assert "Nora Prøve" in left.reason_da
    assert [da for da, _en in left.helps] != []


def test_deputy_comes_where_the_holder_cannot() -> None:
    cast = make_cast()
    busy_all_of_may(cast.north)
    deputy = make_user(name="Dan Prøve")
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    add_hat(deputy, leader, "vold", "nordby-kommune", role_key="projektleder", is_deputy=True)

    draft = proposed(cast)

    people = draft.times.get(occurrence_key=VISIT).people.filter(comes=True)
    assert deputy.pk in {one.person_id for one in people}


def test_search_that_is_stopped_keeps_the_best_so_far() -> None:
    cast = make_cast()
    draft = proposed(cast)
    PlanDraft.objects.filter(pk=draft.pk).update(state="working")
    drafts.stop(draft=fresh_draft(draft), by=cast.lead, at=NOON)
    Job.objects.filter(pk=draft.job.pk).update(started_at=None, finished_at=None)

    carry_out(Job.objects.get(pk=draft.job.pk), clock=lambda: NOON)

    stopped = fresh_draft(draft)
    assert (stopped.state, stopped.times.count()) == ("cancelled", 6)
    assert stopped.is_open


def killed_while_searching(draft: PlanDraft) -> None:
    """Leave the rows as a process that is killed leaves them."""
    PlanDraft.objects.filter(pk=draft.pk).update(state="working")
    Job.objects.filter(pk=draft.job.pk).update(finished_at=None)


def test_search_of_a_killed_site_ends_at_restart_with_the_best_so_far() -> None:
    cast = make_cast()
    draft = proposed(cast)
    killed_while_searching(draft)

    end_interrupted(at=NOON)
    drafts.end_interrupted_searches()

    ended = fresh_draft(draft)
    assert (ended.state, ended.is_open, ended.times.count()) == ("cancelled", True, 6)


def test_search_killed_before_its_first_plan_can_begin_again() -> None:
    cast = make_cast()
    draft = proposed(cast)
    draft.times.all().delete()
    PlanDraft.objects.filter(pk=draft.pk).update(objective=None, bound=None, measures={})
    killed_while_searching(draft)
    end_interrupted(at=NOON)
    drafts.end_interrupted_searches()
    interrupted = fresh_draft(draft)

    drafts.search_again(draft=interrupted, by=cast.lead, at=NOON)

    assert interrupted.job != draft.job
    assert (interrupted.state, interrupted.times.count()) == ("ready", 6)


def test_search_under_way_is_left_alone_at_restart() -> None:
    cast = make_cast()
    draft = proposed(cast)
    killed_while_searching(draft)

    drafts.end_interrupted_searches()

    assert fresh_draft(draft).state == "working"


def test_search_that_breaks_down_leaves_no_draft_at_work() -> None:
    cast = make_cast()
    draft = proposed(cast)
    killed_while_searching(draft)
    PlanDraft.objects.filter(pk=draft.pk).update(objective=None)
    type(cast.programme.current).objects.update(text="kan ikke læses")
    Job.objects.filter(pk=draft.job.pk).update(started_at=None)

    carry_out(Job.objects.get(pk=draft.job.pk), clock=lambda: NOON)

    assert fresh_draft(draft).state == "interrupted"
    assert fresh_draft(draft).job.has_failed


def test_finished_search_does_not_begin_again() -> None:
    cast = make_cast()

    with pytest.raises(drafts.DraftIsClosed):
        drafts.search_again(draft=proposed(cast), by=cast.lead, at=NOON)


def test_search_that_is_over_cannot_be_stopped() -> None:
    cast = make_cast()

    with pytest.raises(drafts.DraftIsClosed):
        drafts.stop(draft=proposed(cast), by=cast.lead, at=NOON)


def test_period_without_meetings_is_told() -> None:
    cast = make_cast()
    empty = Wishes(date(2026, 2, 1), date(2026, 3, 1), seconds=5)

    draft = drafts.propose(programme=cast.programme, wishes=empty, by=cast.lead, at=NOON)

    assert "ingen møder" in draft.job.failed_message
    assert draft.state == "dropped"


def test_another_time_changes_the_draft_alone() -> None:
    cast = make_cast()
    draft = proposed(cast)
    question = question_of(draft)
    other = OtherTimes(question.problem, plan_of(draft, question)).best(VISIT, 1)[0]

    broken = drafts.choose_time(
        draft=draft, occurrence_key=VISIT, start=other.start, by=cast.lead, at=NOON
    )

    draft.refresh_from_db()
    assert broken == []
    assert plan_of(draft, question).at[VISIT].start == other.start
    assert draft.times.get(occurrence_key=VISIT).is_chosen
    assert not Meeting.objects.exists()


def test_impossible_time_is_refused() -> None:
    cast = make_cast()
    draft = proposed(cast)

    with pytest.raises(drafts.CannotBeHeldThen):
        drafts.choose_time(
            draft=draft, occurrence_key=VISIT, start=CHRISTMAS_EVE, by=cast.lead, at=NOON
        )


def test_cancelled_meeting_is_not_planned_again() -> None:
    cast = make_cast()
    meeting = a_fixed_meeting(cast, VISIT, IN_MAY)
    steps.cancel(seen=now(meeting), reason="Aflyst", by=cast.lead, at=NOON)

    draft = proposed(cast)

    assert not draft.times.filter(occurrence_key=VISIT).exists()
