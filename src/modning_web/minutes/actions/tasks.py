"""Tasks that are solved, taken up again or taken over."""

from datetime import date, datetime

from django.db import transaction

from modning.language import Text
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.minutes.models import Kind, Outcome, TaskStep

_NOT_OPEN = Text("Opgaven er allerede løst.", "The task is solved already.")
_NOT_SOLVED = Text("Opgaven er ikke løst endnu.", "The task is not solved yet.")
_NO_TASK = Text("Det er ikke en opgave, der kan løses.", "This is no task that can be solved.")
_AHEAD = Text(
    "Opgaven kan ikke være løst en dag, der ikke er kommet.",
    "The task cannot be solved on a day that has not come.",
)


class UnableToSolve(ValueError):
    """A task that cannot be solved or reopened so; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@transaction.atomic
def solve_task(
    *, task: Outcome, solved_on: date, note: str, today: date, by: User, at: datetime
) -> TaskStep:
    """Note the day a task was solved; `today` is the last day that can be."""
    row = _locked(task)
    if row.done_on is not None:
        raise UnableToSolve(_NOT_OPEN)
    if solved_on > today:
        raise UnableToSolve(_AHEAD)
    return _step(row, solved_on, note, by=by, at=at, action="minutes.task.solve")


@transaction.atomic
def reopen_task(*, task: Outcome, note: str, by: User, at: datetime) -> TaskStep:
    """Take a task up again that turned out not to be solved."""
    row = _locked(task)
    if row.done_on is None:
        raise UnableToSolve(_NOT_SOLVED)
    return _step(row, None, note, by=by, at=at, action="minutes.task.reopen")


@transaction.atomic
def take_over_task(*, task: Outcome, to: User, by: User, at: datetime) -> TaskStep:
    """Let another answer for a task from now on; whom the minutes name stays in them."""
    row = Outcome.objects.select_for_update().get(pk=task.pk)
    if row.kind != Kind.TASK:
        raise UnableToSolve(_NO_TASK)
    if row.done_on is not None:
        raise UnableToSolve(_NOT_OPEN)
    row.taken_over_by = to
    row.save(update_fields=["taken_over_by"])
    audit.record(
        "minutes.task.take_over",
        by=by,
        at=at,
        on=row,
        programme_key=row.item.meeting.programme.key,
        details={"to": str(to.pk)},
    )
    return TaskStep.objects.create(outcome=row, taken_over_by=to, by=by, at=at)


def _locked(task: Outcome) -> Outcome:
    row = Outcome.objects.select_for_update().get(pk=task.pk)
    if row.kind != Kind.TASK or not Outcome.objects.all().told().filter(pk=row.pk).exists():
        raise UnableToSolve(_NO_TASK)
    return row


def _step(
    row: Outcome, solved_on: date | None, note: str, *, by: User, at: datetime, action: str
) -> TaskStep:
    row.done_on = solved_on
    row.save(update_fields=["done_on"])
    audit.record(action, by=by, at=at, on=row, programme_key=row.item.meeting.programme.key)
    return TaskStep.objects.create(outcome=row, solved_on=solved_on, note=note, by=by, at=at)
