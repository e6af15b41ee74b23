"""Pages of break-glass access: to take it, to close it, and to see who has."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.models import BrokenGlass
from modning_web.access.policy import Place
from modning_web.glass import actions
from modning_web.glass.forms import GlassForm, ProgrammeChoice
from modning_web.glass.queries import glasses_of, glasses_seen_by
from modning_web.programmes.models import Programme

GLASSES_A_PAGE = 50
OWN_SHOWN = 10


def place_of_glass(request: HttpRequest, glass_id: UUID) -> Place:
    """Return where a person broke a glass of their own."""
    row = get_object_or_404(BrokenGlass, pk=glass_id, person=person_at(request))
    return Place(row.programme_key, row.site_key)


@requires("audit.see")
@require_safe
def glasses(request: HttpRequest) -> HttpResponse:
    """List who opened what outside their reach, when and why."""
    rows = glasses_seen_by(person_at(request))
    page = Paginator(rows, GLASSES_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "glass/glasses.html", {"page": page, "now": timezone.now()})


@requires("glass.break")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    """Choose a programme, then a place in it; open it with a reason."""
    person = person_at(request)
    programmes = list(Programme.objects.exclude(current=None))
    chosen = next((one for one in programmes if one.key == request.GET.get("program")), None)
    sites = list(chosen.sites.all()) if chosen else []
    form = GlassForm(request.POST if chosen and request.method == "POST" else None, sites=sites)
    if chosen and form.is_valid() and _is_broken(request, chosen, form):
        return redirect("programmes:programme", chosen.key)
    page = {
        "choice": ProgrammeChoice(
            {"program": chosen.key} if chosen else None, programmes=programmes
        ),
        "chosen": chosen,
        "form": form,
        "own": glasses_of(person)[:OWN_SHOWN],
        "now": timezone.now(),
    }
    return render(request, "glass/break.html", page)


def _is_broken(request: HttpRequest, programme: Programme, form: GlassForm) -> bool:
    """Open the place, or say on the form why it stays closed."""
    site_key = form.cleaned_data["site"]
    names = dict(form.fields["site"].choices)  # type: ignore[attr-defined]  # fields are typed as plain ones
    title = programme.title
    try:
        actions.break_glass(
            place=Place(programme.key, site_key),
            place_name=f"{title}, {names[site_key]}" if site_key else title,
            reason=form.cleaned_data["reason"],
            lasts=form.lasts,
            by=person_at(request),
            at=timezone.now(),
        )
    except actions.UnableToBreak as refusal:
        form.add_error(None, str(refusal.told))
        return False
    messages.warning(request, _("Du har nødadgang. Alt, du læser der, bliver skrevet ned."))
    return True


@requires("glass.break", place=place_of_glass)
@require_POST
def close_glass(request: HttpRequest, glass_id: UUID) -> HttpResponse:
    """End one's own access before its time."""
    person = person_at(request)
    glass = get_object_or_404(BrokenGlass, pk=glass_id, person=person)
    try:
        actions.close_glass(glass=glass, by=person, at=timezone.now())
    except actions.ClosedAlready as refusal:
        messages.info(request, str(refusal.told))
    else:
        messages.success(request, _("Nødadgangen er lukket."))
    return redirect("home:home")
