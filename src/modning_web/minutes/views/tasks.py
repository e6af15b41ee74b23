"""A person's own tasks, and one task with what was done about it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, signed_in
from modning_web.access.models import User
from modning_web.access.policy import can
from modning_web.minutes.actions import tasks as deeds
from modning_web.minutes.forms.log import GiveForm, SolveForm
from modning_web.minutes.models import Outcome
from modning_web.minutes.naming import naming_for
from modning_web.minutes.owners import Owners, owners_told_to
from modning_web.minutes.page import line_of
from modning_web.minutes.queries import outcomes_seen_by, people_to_give_to, place_of, tasks_of
from modning_web.programmes.wording import in_page_language

SOLVED_SHOWN = 10
ROWS_A_PAGE = 50


@signed_in
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """List this person's tasks, the most urgent first, and those solved last."""
    person, day = person_at(request), day_of(request)
    own = tasks_of(person, on=day).select_related(
        "owner", "taken_over_by", "item__meeting__programme", "item__meeting__site"
    )
    own = own.prefetch_related("sites")
    page = Paginator(own.open_tasks().order_by("due_date", "id"), ROWS_A_PAGE).get_page(
        request.GET.get("side")
    )
    solved = list(own.exclude(done_on=None).order_by("-done_on", "-id")[:SOLVED_SHOWN])
    waiting = list(page)
    shown = [*waiting, *solved]
    owners = owners_told_to(person, shown, on=day)
    tasks_told = {
        "page": page,
        "lines": [line_of(row, owners, on=day) for row in waiting],
        "solved": [line_of(row, owners, on=day) for row in solved],
    }
    return render(request, "minutes/tasks.html", tasks_told)


@signed_in
@require_safe
def task(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Show one task to those who have it or see it in the log."""
    row = _task(request, outcome_id)
    return _page(request, row, SolveForm(initial={"solved_on": day_of(request)}))


@signed_in
@require_POST
def solve(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Note that a task was solved."""
    row = _own_task(request, outcome_id)
    form = SolveForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    try:
        deeds.solve_task(
            task=row,
            solved_on=form.cleaned_data["solved_on"],
            note=form.cleaned_data["note"],
            today=day_of(request),
            by=person_at(request),
            at=timezone.now(),
        )
    except deeds.UnableToSolve as refusal:
        form.add_error(None, in_page_language(refusal.told))
        return _page(request, row, form)
    messages.success(request, _("Opgaven er noteret som løst."))
    return redirect("minutes:tasks")


@signed_in
@require_POST
def reopen(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Take a task up again."""
    row = _own_task(request, outcome_id)
    try:
        deeds.reopen_task(task=row, note="", by=person_at(request), at=timezone.now())
    except deeds.UnableToSolve as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, _("Opgaven er åben igen."))
    return redirect("minutes:task", outcome_id)


@signed_in
@require_POST
def give(request: HttpRequest, outcome_id: UUID) -> HttpResponse:
    """Let another answer for a task that was given to somebody by name."""
    row = _task(request, outcome_id)
    given = _give_form(request, row)
    if given is None:
        raise Http404
    if not given.is_valid():
        return _page(request, row, SolveForm(), given)
    to = given.cleaned_data["to"]
    try:
        deeds.take_over_task(task=row, to=to, by=person_at(request), at=timezone.now())
    except deeds.UnableToSolve as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, _("{name} har nu opgaven.").format(name=to.name))
    return redirect("minutes:task", outcome_id)


def _give_form(request: HttpRequest, row: Outcome) -> GiveForm | None:
    """Return the form of those who write the minutes; a role's task is with its holder anyway."""
    is_given = row.owner is not None and row.done_on is None
    if not is_given or not can(request.user, "minutes.write", place_of(row.item.meeting)):
        return None
    people = people_to_give_to(person_at(request), row, on=day_of(request))
    return GiveForm(request.POST if "to" in request.POST else None, people=people)


def _page(
    request: HttpRequest, row: Outcome, form: SolveForm, given: GiveForm | None = None
) -> HttpResponse:
    day, reader = day_of(request), person_at(request)
    steps = list(row.steps.select_related("by", "taken_over_by"))
    involved = {who for step in steps for who in (step.by_id, step.taken_over_by_id)}
    involved |= {row.owner_id, row.taken_over_by_id}
    naming = naming_for(reader, [row.item.meeting], involved)
    page = {
        "line": line_of(row, Owners([row], on=day, naming=naming), on=day),
        "naming": naming,
        "steps": steps,
        "may_solve": _may_solve(request, person_at(request), row),
        "is_left": Outcome.objects.all().left_behind(day).filter(pk=row.pk).exists(),
        "form": form,
        "given": given or _give_form(request, row),
    }
    wrong = form.errors or (given and given.errors)
    return render(request, "minutes/task.html", page, status=400 if wrong else 200)


def _task(request: HttpRequest, outcome_id: UUID) -> Outcome:
    """Return a task that this person has or sees; 404 else."""
    rows = Outcome.objects.filter(pk=outcome_id, kind="task").select_related(
        "owner", "taken_over_by", "item__meeting__programme", "item__meeting__site"
    )
    row = get_object_or_404(rows.prefetch_related("sites"))
    is_seen = outcomes_seen_by(request.user).filter(pk=row.pk).exists()
    if not is_seen and not _has(request, row):
        raise Http404
    return row


def _own_task(request: HttpRequest, outcome_id: UUID) -> Outcome:
    """Return a task that this person may solve; 404 else."""
    row = _task(request, outcome_id)
    if not _may_solve(request, person_at(request), row):
        raise Http404
    return row


def _may_solve(request: HttpRequest, person: User, row: Outcome) -> bool:
    """Tell whether the task is this person's, or in minutes that they may write."""
    return can(person, "minutes.write", place_of(row.item.meeting)) or _has(request, row)


def _has(request: HttpRequest, row: Outcome) -> bool:
    own = tasks_of(person_at(request), on=day_of(request))
    return own.filter(pk=row.pk).exists()
