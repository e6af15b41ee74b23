"""What people do with drafts of plans: propose, stop, choose another time, put away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from modning.planning.checker import Violation, violations
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.jobs.actions import start
from modning_web.plans.actions.keeping import keep_plan, words_kept
from modning_web.plans.mapping import Question, question_of
from modning_web.plans.models import Keep, PlanDraft, State
from modning_web.plans.standing import plan_of
from modning_web.programmes.models import Programme, Site

SHORT, LONG = 20, 300
LONGEST_TITLE = 200  # of a job
_AHEAD = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a plan is asked for: a period (half-open), and how to search."""

    since: date
    until: date
    seconds: int = SHORT
    keep: str = Keep.ALL
    travel_minutes: int = 120


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed since the plan was released: one is away, or a site drops out."""

    away: User | None = None
    away_from: date | None = None
    away_before: date | None = None
    without: Site | None = None


class DraftIsClosed(Exception):
    """The draft is being worked on, released or put away."""


class DraftIsStale(Exception):
    """Meetings, windows or lengths are no longer as they were when the draft was made."""


class CannotBeHeldThen(Exception):
    """The meeting cannot be held at the chosen time while everything else stays."""


@transaction.atomic
def propose(
    *,
    programme: Programme,
    wishes: Wishes,
    changed: Changed | None = None,
    by: User,
    at: datetime,
) -> PlanDraft:
    """Begin a draft, and the work that finds its dates; with `changed` it moves little."""
    told = changed or Changed()
    draft = _begun(programme, wishes, told, by=by, at=at)
    _begin_search([draft], by=by, at=at)
    draft.refresh_from_db()
    return draft


@transaction.atomic
def propose_together(
    *, programmes: Iterable[Programme], wishes: Wishes, by: User, at: datetime
) -> list[PlanDraft]:
    """Begin a draft for each programme, and the one search that nobody is in two places after."""
    drafts = [_begun(one, wishes, Changed(), by=by, at=at) for one in programmes]
    _begin_search(drafts, by=by, at=at)
    return drafts


def _begun(
    programme: Programme, wishes: Wishes, told: Changed, *, by: User, at: datetime
) -> PlanDraft:
    draft = PlanDraft.objects.create(
        programme=programme,
        made_by=by,
        made_at=at,
        since=wishes.since,
        until=wishes.until,
        seconds_at_most=wishes.seconds,
        keep=wishes.keep,
        travel_minutes=wishes.travel_minutes,
        away=told.away,
        away_from=told.away_from,
        away_before=told.away_before,
        without=told.without,
    )
    audit.record("plans.propose", by=by, at=at, on=draft, programme_key=programme.key)
    return draft


def _begin_search(drafts: list[PlanDraft], *, by: User, at: datetime) -> None:
    """Start the work of drafts: alone, or of several at once."""
    keys = [str(one.pk) for one in drafts]
    alone = len(drafts) == 1
    titles = " + ".join(one.programme.title for one in drafts)
    work = start(
        "plans.solve" if alone else "plans.solve_together",
        by=by,
        at=at,
        arguments={"draft": keys[0]} if alone else {"drafts": keys},
        programme_key=drafts[0].programme.key if alone else "",
        title=_("Forslag til datoer: {programme}").format(programme=titles)[:LONGEST_TITLE],
    )
    PlanDraft.objects.filter(pk__in=[one.pk for one in drafts]).update(job=work)


@transaction.atomic
def search_again(*, draft: PlanDraft, by: User, at: datetime) -> None:
    """Begin anew a search that ended before it was over; times chosen by hand are let go.

    Drafts that were looked for together are so again.
    """
    rows = PlanDraft.objects.select_for_update(of=("self",)).select_related("programme")
    held = rows.get(pk=draft.pk)
    if not held.can_search_again:
        raise DraftIsClosed(draft.pk)
    others = rows.filter(job=held.job_id).exclude(pk=held.pk).order_by("id")
    again = [held, *(one for one in others if held.job_id and one.can_search_again)]
    for one in again:
        one.state, one.cancel_asked_at = State.WORKING, None
        one.save(update_fields=["state", "cancel_asked_at"])
        one.times.update(is_chosen=False)
        audit.record("plans.search_again", by=by, at=at, on=one, programme_key=one.programme.key)
    _begin_search(again, by=by, at=at)
    draft.refresh_from_db()


def end_as(draft: PlanDraft, state: State) -> None:
    """Set the state of a draft that is worked on, unless it was put away meanwhile."""
    PlanDraft.objects.filter(pk=draft.pk, state=State.WORKING).update(state=state)


def leave_off(drafts: QuerySet[PlanDraft]) -> None:
    """End what is still worked on: with the best plan so far where there is one."""
    left = drafts.filter(state=State.WORKING)
    left.filter(objective__isnull=False).update(state=State.CANCELLED)
    left.update(state=State.INTERRUPTED)


def end_interrupted_searches() -> None:
    """End the drafts whose work was ended when the site stopped, or failed."""
    is_over = Q(job=None) | Q(job__finished_at__isnull=False)
    leave_off(PlanDraft.objects.filter(is_over))


@transaction.atomic
def stop(*, draft: PlanDraft, by: User, at: datetime) -> None:
    """Ask the work to end with the best plan so far."""
    if draft.state != State.WORKING:
        raise DraftIsClosed(draft.pk)
    draft.cancel_asked_at = at
    draft.save(update_fields=["cancel_asked_at"])
    audit.record("plans.stop", by=by, at=at, on=draft, programme_key=draft.programme.key)


@transaction.atomic
def drop(*, draft: PlanDraft, by: User, at: datetime) -> None:
    """Put a draft away for good; what was released stays."""
    held = PlanDraft.objects.select_for_update().get(pk=draft.pk)
    if held.state in (State.RELEASED, State.DROPPED):
        raise DraftIsClosed(draft.pk)
    draft.state = held.state = State.DROPPED
    draft.cancel_asked_at = held.cancel_asked_at = at
    held.save(update_fields=["state", "cancel_asked_at"])
    audit.record("plans.drop", by=by, at=at, on=held, programme_key=draft.programme.key)


def fresh_question(draft: PlanDraft) -> Question:
    """Return what an open draft answers, if that still is as it was; raise DraftIsStale."""
    if not draft.is_open:
        raise DraftIsClosed(draft.pk)
    question = question_of(draft)
    if question.fingerprint != draft.before:
        raise DraftIsStale(draft.pk)
    return question


@transaction.atomic
def choose_time(
    *, draft: PlanDraft, occurrence_key: str, start: int, by: User, at: datetime
) -> list[Violation]:
    """Give a meeting of the draft another start, in quarters; return what rules that breaks."""
    from modning.planning.other_times import (  # noqa: PLC0415 -- numpy: for few, and large
        OtherTimes,
        with_other_time,
    )

    held = PlanDraft.objects.select_for_update(of=("self",)).select_related("programme__current")
    draft = held.get(pk=draft.pk)
    question = fresh_question(draft)
    before = plan_of(draft, question)
    chosen = OtherTimes(question.problem, before).at(occurrence_key, start)
    if chosen.placed is None:
        raise CannotBeHeldThen(occurrence_key)
    after = with_other_time(before, chosen)
    known = violations(question.problem, before)
    keep_plan(draft=draft, question=question, plan=after, words=words_kept(draft))
    draft.times.filter(occurrence_key=occurrence_key).update(is_chosen=True)
    audit.record(
        "plans.choose_time",
        by=by,
        at=at,
        on=draft,
        programme_key=draft.programme.key,
        details={"occurrence": occurrence_key},
    )
    return [one for one in violations(question.problem, after) if one not in known]


def far_ahead(day: date) -> date:
    """Return a day that is later than what a programme has settled."""
    return day + _AHEAD
