"""The training of a programme: its days, who is trained in which version, and where too few are."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place, can
from modning_web.courses import queries
from modning_web.courses.actions import UnableToSetCurriculum, set_curriculum
from modning_web.courses.forms import CurriculumForm
from modning_web.courses.mapping import module_names
from modning_web.courses.page import versions_of
from modning_web.courses.views.addressed import place_in, programme_at
from modning_web.meetings.models import Meeting
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme
from modning_web.programmes.wording import in_page_language


@requires("training.see")
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes that have training."""
    found = [
        row
        for row in queries.programmes_with_training(person_at(request))
        if row.current and queries.training_activities(definition_of(row.current.text).programme)
    ]
    return render(request, "courses/programmes.html", {"programmes": found})


@requires("training.see", place=place_in)
@require_safe
def overview(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show who is trained in what, and where too few are."""
    return _page(request, programme_at(request, programme_key))


@requires("certificate.issue")
@require_POST
def curriculum(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Say what it takes to be trained in a version."""
    programme = programme_at(request, programme_key)
    form = CurriculumForm(request.POST, modules=_modules(programme))
    if not form.is_valid():
        return _page(request, programme, form)
    try:
        set_curriculum(
            programme=programme, **form.cleaned_data, by=person_at(request), at=timezone.now()
        )
    except UnableToSetCurriculum as refusal:
        form.add_error("modules", in_page_language(refusal.told))
        return _page(request, programme, form)
    messages.success(request, _("Det er gemt, hvad uddannelsen kræver."))
    return redirect("courses:overview", programme_key)


def _page(
    request: HttpRequest, programme: Programme, form: CurriculumForm | None = None
) -> HttpResponse:
    person, day = person_at(request), day_of(request)
    only = queries.site_keys_in_training(person, programme.key)
    sites = [site for site in programme.sites.all() if only is None or site.key in only]
    may_issue = can(person, "certificate.issue", Place(programme.key))
    page = {
        "programme": programme,
        "versions": versions_of(programme, sites, only=only, on=day),
        "days": _days(programme, only),
        "may_issue": may_issue,
        "form": (form or CurriculumForm(modules=_modules(programme))) if may_issue else None,
    }
    return render(request, "courses/overview.html", page, status=400 if form else 200)


def _days(programme: Programme, only: frozenset[str] | None) -> list[Meeting]:
    """Return the training days: the common ones, and those at sites one may see."""
    if programme.current is None:
        return []
    defined = definition_of(programme.current.text).programme
    found = queries.training_meetings(programme, defined)
    return [one for one in found if not one.site or only is None or one.site.key in only]


def _modules(programme: Programme) -> dict[str, str]:
    if programme.current is None:
        return {}
    return module_names(definition_of(programme.current.text).programme)
