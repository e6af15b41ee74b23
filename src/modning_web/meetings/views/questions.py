"""The public question log of an information meeting, and the pages where it is answered."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from modning_web.access.gate import person_at, public, requires
from modning_web.doors.browsers import address_of
from modning_web.meetings import question_queries
from modning_web.meetings.actions import questions as deeds
from modning_web.meetings.forms.questions import AnswerForm, AskForm, typed_answer
from modning_web.meetings.models import Meeting, Question
from modning_web.programmes.models import Programme
from modning_web.programmes.wording import in_page_language


@public
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show everybody the questions that are answered, and take a new one."""
    programme, meeting = _with_meeting(programme_key)
    form = AskForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, meeting, form)
        except deeds.UnableToAsk as refusal:
            form.add_error("text", in_page_language(refusal.told))
        else:
            messages.success(
                request, _("Tak. Spørgsmålet bliver offentliggjort her sammen med svaret.")
            )
            return redirect("meetings:questions", programme_key)
    found = list(question_queries.published(programme))
    page = {
        "programme": programme,
        "meeting": meeting,
        "questions": [(one, _slot_of(one)) for one in found],
        "has_slots": any(one.item for one in found),
        "form": form,
    }
    return render(request, "meetings/questions.html", page, status=400 if form.errors else 200)


@requires("questions.answer")
@require_safe
def question_list(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List every question, with what is to be done about it."""
    programme, meeting = _with_meeting(programme_key)
    found = list(question_queries.questions_of(programme))
    page = {
        "programme": programme,
        "meeting": meeting,
        "waiting": [one for one in found if not one.published_at and not one.set_aside_at],
        "public": [one for one in found if one.published_at],
        "set_aside": [one for one in found if one.set_aside_at],
    }
    return render(request, "meetings/question_list.html", page)


@requires("questions.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, programme_key: str, question_id: UUID) -> HttpResponse:
    """Show one question with its answer's form, and take what is typed."""
    found = _question(programme_key, question_id)
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, initial=typed_answer(found), meeting=found.meeting)
    if sent is not None and form.is_valid():
        typed, by, now = form.cleaned_data, person_at(request), timezone.now()
        with transaction.atomic():
            deeds.answer(
                question=found, wording=typed["wording"], text=typed["answer"], by=by, at=now
            )
            deeds.place(question=found, item=typed.get("item"), by=by, at=now)
        messages.success(request, _("Svaret er gemt. Det er ikke offentligt, før det godkendes."))
        return redirect("meetings:question", programme_key, question_id)
    page = {"programme": found.meeting.programme, "question": found, "form": form}
    return render(request, "meetings/question.html", page, status=400 if form.errors else 200)


@requires("questions.answer")
@require_POST
def publish(request: HttpRequest, programme_key: str, question_id: UUID) -> HttpResponse:
    """Approve the answer that the page showed, and publish it."""
    found = _question(programme_key, question_id)
    seen_at = parse_datetime(request.POST.get("besvaret", ""))
    try:
        deeds.publish(question=found, seen_at=seen_at, by=person_at(request), at=timezone.now())
    except deeds.UnableToPublish as refusal:
        messages.error(request, in_page_language(refusal.told))
        return redirect("meetings:question", programme_key, question_id)
    messages.success(request, _("Spørgsmål og svar er offentliggjort."))
    return redirect("meetings:question_list", programme_key)


@requires("questions.answer")
@require_POST
def withdraw(request: HttpRequest, programme_key: str, question_id: UUID) -> HttpResponse:
    """Take a published question down, or set one aside that is not to be answered."""
    found = _question(programme_key, question_id)
    by, at = person_at(request), timezone.now()
    if found.published_at:
        deeds.take_down(question=found, by=by, at=at)
        messages.success(request, _("Spørgsmålet er ikke længere offentligt."))
    else:
        deeds.set_aside(question=found, by=by, at=at)
        messages.success(request, _("Spørgsmålet er lagt til side."))
    return redirect("meetings:question_list", programme_key)


def _slot_of(question: Question) -> str:
    item = question.item
    return question_queries.slot_names(question.meeting).get(item.pk, item.title) if item else ""


def _ask(request: HttpRequest, meeting: Meeting, form: AskForm) -> None:
    if form.is_from_a_machine:
        return  # it is told the same as others, so that it learns nothing
    deeds.ask(
        meeting=meeting,
        text=form.cleaned_data["text"],
        item=form.cleaned_data.get("item"),
        sender=address_of(request),
        at=timezone.now(),
    )


def _with_meeting(programme_key: str) -> tuple[Programme, Meeting]:
    """Return a programme and its latest information meeting; 404 where there is none."""
    rows = Programme.objects.select_related("current")
    programme = get_object_or_404(rows, key=programme_key, current__isnull=False)
    meeting = question_queries.information_meetings(programme).first()
    if meeting is None:
        raise Http404
    meeting.programme = programme
    return programme, meeting


def _question(programme_key: str, question_id: UUID) -> Question:
    rows = Question.objects.select_related(
        "meeting__programme", "item", "answered_by", "published_by"
    )
    return get_object_or_404(rows, pk=question_id, meeting__programme__key=programme_key)
