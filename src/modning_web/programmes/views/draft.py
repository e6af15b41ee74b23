"""The draft: seen as a whole, begun, discarded and adopted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place, can
from modning_web.jobs.actions import start
from modning_web.programmes import actions
from modning_web.programmes.forms.definition import AdoptionForm
from modning_web.programmes.mapping import definition_of, findings_of
from modning_web.programmes.models import Programme
from modning_web.programmes.parts import LISTS
from modning_web.programmes.views.addressed import MOVED_ON, draft_of, revision_seen
from modning_web.programmes.views.frame import framed
from modning_web.programmes.wording import found_lines


@requires("definition.edit")
@require_safe
def draft(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show the draft: its parts to edit, its findings, and the way to adopt it."""
    row = draft_of(programme_key)
    read = definition_of(row.text)
    shown = {
        "section": "draft",
        "draft": row,
        "lists": [(kind, getattr(read.programme, kind.key)) for kind in LISTS],
        "findings": found_lines(findings_of(row.text), read.lines),
        "may_adopt": can(request.user, "definition.adopt", Place(programme_key)),
        "form": AdoptionForm(initial={"revision": row.revision}),
        "is_changed": row.base is None or row.base.text != row.text,
    }
    return framed(request, "draft", row.programme, shown)


@requires("definition.edit")
@require_POST
def open_draft(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Begin a draft from the current version, or go on with the one there is."""
    programme = get_object_or_404(Programme, key=programme_key)
    actions.open_draft(programme=programme, by=person_at(request), at=timezone.now())
    return redirect("programmes:draft", programme_key)


@requires("definition.edit")
@require_POST
def discard(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Throw the draft away."""
    row = draft_of(programme_key)
    seen, now = revision_seen(request), timezone.now()
    try:
        actions.discard_draft(draft=row, revision=seen, by=person_at(request), at=now)
    except actions.DraftHasMovedOn:
        messages.error(request, MOVED_ON)
        return redirect("programmes:draft", programme_key)
    messages.success(request, _("Kladden er smidt ud."))
    if row.base is None:
        return redirect("programmes:programmes")
    return redirect("programmes:definition", programme_key)


@requires("definition.adopt")
@require_POST
def adopt(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Make the draft the next version; the plan follows while the page shows how far it is."""
    row = draft_of(programme_key)
    form = AdoptionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv, hvad der er ændret, og hvorfor."))
        return redirect("programmes:draft", programme_key)
    if form.cleaned_data["revision"] != row.revision:
        messages.error(request, MOVED_ON)
        return redirect("programmes:draft", programme_key)
    job = start(
        "programmes.adopt",
        by=person_at(request),
        at=timezone.now(),
        programme_key=programme_key,
        title=_("Ny version af {title}").format(title=row.programme.title)[:200],
        arguments={
            "draft": str(row.pk),
            "revision": row.revision,
            "note": form.cleaned_data["note"],
            "by": str(person_at(request).pk),
        },
    )
    if job.is_finished and not job.has_failed:
        return redirect(job.result_url)
    return redirect(reverse("jobs:job", args=[job.pk]))
