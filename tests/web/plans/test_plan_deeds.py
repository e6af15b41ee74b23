"""From windows to released dates: the deeds of plans."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from factories import NOON, add_hat, make_user
from meeting_factories import Cast, a_convened_meeting, a_fixed_meeting, fresh, make_cast, now

from modning.meeting.slot import Slot
from modning.planning.checker import violations
from modning.planning.other_times import OtherTimes
from modning.planning.quarters import quarter_of
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Absence, Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.jobs.models import Job
from modning_web.jobs.work import carry_out
from modning_web.meetings.actions import steps
from modning_web.meetings.models import Meeting
from modning_web.notices.models import Letter, Notice
from modning_web.plans.actions import drafts, releasing
from modning_web.plans.actions.drafts import Changed, Wishes
from modning_web.plans.mapping import plan_of, question_of
from modning_web.plans.models import BusyStretch, ClosedDays, Keep, PlanDraft

pytestmark = pytest.mark.django_db
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


def test_release_settles_meetings_and_convenes_nobody() -> None:
    cast = make_cast()
    draft = proposed(cast)

    number = releasing.release(draft=draft, by=cast.lead, at=NOON)

    draft.refresh_from_db()
    assert (number, draft.state, draft.released_by) == (6, "released", cast.lead)
    settled = Meeting.objects.filter(state="fixed", is_convened=False)
    assert {row.occurrence_key: row.starts_at for row in settled} == {
        time.occurrence_key: time.starts_at for time in draft.times.all()
    }
    assert AuditEvent.objects.filter(action="plans.release").count() == 1


def test_release_tells_only_those_concerned_once() -> None:
    cast = make_cast()
    stranger = make_user()
    add_hat(stranger, Hat.PRACTITIONER, "vold", "sydby-kommune")

    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)

    told = [notice.person for notice in Notice.objects.all()]
    assert len(told) == len(set(told))
    assert set(told) == {cast.consultant, cast.north, cast.south, cast.worker}


def test_release_leaves_what_does_not_change() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    before, letters = fresh(meeting).revision, Letter.objects.count()

    number = releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)

    assert number == 5
    assert fresh(meeting).revision == before
    assert Letter.objects.count() == letters


def test_stale_draft_is_not_released() -> None:
    cast = make_cast()
    draft = proposed(cast)
    a_fixed_meeting(cast, VISIT, IN_MAY)

    with pytest.raises(drafts.DraftIsStale):
        releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert Meeting.objects.filter(state="fixed").count() == 1


def test_plan_that_people_can_no_longer_keep_is_not_released() -> None:
    cast = make_cast()
    draft = proposed(cast)
    busy_all_of_may(cast.north)

    with pytest.raises(releasing.UnableToRelease) as refusal:
        releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert "Nora Prøve" in refusal.value.told.da
    assert not Meeting.objects.exists()


def test_draft_is_released_once() -> None:
    cast = make_cast()
    draft = proposed(cast)
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    with pytest.raises(drafts.DraftIsClosed):
        releasing.release(draft=draft, by=cast.lead, at=NOON)


def test_illness_moves_only_what_must_move_and_says_why() -> None:
    cast = make_cast()
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    visit = Meeting.objects.get(occurrence_key=VISIT)
    day = visit.starts_at.astimezone(DANISH_TIME).date()
    ill = Changed(cast.north, day, day + timedelta(days=2))

    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), ill)

    changed = [time for time in draft.times.all() if time.is_changed]
    assert VISIT in {time.occurrence_key for time in changed}
    assert "Nora Prøve" in next(t.reason_da for t in changed if t.occurrence_key == VISIT)
    assert all(time.reason_da for time in changed)


def test_moved_meeting_is_moved_by_release_and_the_convened_get_its_letter() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    ill = Changed(cast.north, date(2024, 5, 13), date(2024, 5, 17))
    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), ill)
    Notice.objects.all().delete()

    releasing.release(draft=draft, by=cast.lead, at=NOON)

    moved = fresh(meeting)
    assert moved.starts_at == when(draft, VISIT) != IN_MAY.starts
    assert "Nora Prøve" in moved.steps.get(deed="move").reason
    assert not Notice.objects.filter(person=cast.north).exists()


def test_site_that_drops_out_has_its_meetings_called_off() -> None:
    cast = make_cast()
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    site = cast.programme.sites.get(key="sydby-kommune")

    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), Changed(without=site))
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    at_site = Meeting.objects.filter(site=site).values_list("state", flat=True)
    elsewhere = Meeting.objects.exclude(site=site).values_list("state", flat=True)
    assert set(at_site) == {"cancelled"}
    assert set(elsewhere) == {"fixed"}


def test_dropped_draft_cannot_be_released() -> None:
    cast = make_cast()
    draft = proposed(cast)

    drafts.drop(draft=draft, by=cast.lead, at=NOON)

    with pytest.raises(drafts.DraftIsClosed):
        releasing.release(draft=draft, by=cast.lead, at=NOON)
    with pytest.raises(drafts.DraftIsClosed):
        drafts.drop(draft=draft, by=cast.lead, at=NOON)


def test_cancelled_meeting_is_not_planned_again() -> None:
    cast = make_cast()
    meeting = a_fixed_meeting(cast, VISIT, IN_MAY)
    steps.cancel(seen=now(meeting), reason="Aflyst", by=cast.lead, at=NOON)

    draft = proposed(cast)

    assert not draft.times.filter(occurrence_key=VISIT).exists()
