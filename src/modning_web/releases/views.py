"""Pages of releases."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.access.policy import Place, can_somewhere
from modning_web.programmes.models import Programme
from modning_web.releases import actions
from modning_web.releases.forms import AskingForm, RefusalForm
from modning_web.releases.kinds import (
    Asked,
    ReleaseKind,
    UnableToMake,
    UnknownKind,
    kind_of,
    kinds,
)
from modning_web.releases.models import Release
from modning_web.releases.queries import may_ask, may_decide, releases_seen_by

RELEASES_A_PAGE = 50


def place_of_release(request: HttpRequest, release_id: UUID) -> Place:  # noqa: ARG001 -- the gate gives both
    """Return the programme that a release is from."""
    row = get_object_or_404(Release.objects.only("programme_key"), pk=release_id)
    return Place(row.programme_key)


@requires("release.ask")
@never_cache
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """List what a person asked for and what waits for them, and what can be asked for."""
    person = person_at(request)
    page = Paginator(releases_seen_by(person), RELEASES_A_PAGE).get_page(request.GET.get("side"))
    programmes = dict(Programme.objects.values_list("key", "title"))
    rows = [
        (row, str(kind_of(row.kind).name), programmes.get(row.programme_key, row.programme_key))
        for row in page
    ]
    offered = [kind for kind in kinds() if can_somewhere(person, kind.action)]
    now = timezone.now()
    shown = {"page": page, "rows": rows, "offered": offered, "now": now}
    return render(request, "releases/releases.html", shown)


@requires("release.ask")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask that what `slags` in the address names may leave; the rest of it narrows it down."""
    person, kind = person_at(request), _kind_at(request.GET.get("slags", ""))
    programmes = [one for one in Programme.objects.all() if may_ask(person, kind, one.key)]
    of_all = kind.of_all and may_ask(person, kind, "")
    if not programmes and not of_all:
        raise Http404
    form = AskingForm(
        request.POST or None,
        programmes=programmes,
        of_all=of_all,
        initial={"programme": request.GET.get("program", "")},
    )
    if form.is_valid():
        release = _asked(request, person, kind, form)
        if release is not None:
            messages.success(request, _("Udleveringen venter nu på, at en anden godkender den."))
            return redirect("releases:release", release.pk)
    return render(request, "releases/ask.html", {"form": form, "kind": kind, "steps": _way()})


def _asked(
    request: HttpRequest, person: User, kind: ReleaseKind, form: AskingForm
) -> Release | None:
    typed = form.cleaned_data
    narrowed = request.GET.dict().items()
    wanted = {name: value for name, value in narrowed if value and name not in {"slags", "program"}}
    asked = Asked(person, timezone.now(), typed["programme"], wanted)
    try:
        return actions.ask(
            kind=kind, asked=asked, purpose=typed["purpose"], recipient=typed["recipient"]
        )
    except UnableToMake as refusal:
        form.add_error(None, str(refusal))
    except actions.UnableToRelease as refusal:
        form.add_error(None, str(refusal.told))
    return None


@requires("release.ask", place=place_of_release)
@never_cache
@require_safe
def release(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Show a release: what, from where, to whom, what for, and what was decided."""
    return _release_page(request, release_id, RefusalForm())


@requires("release.ask", place=place_of_release)
@never_cache
@require_safe
def content(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Hand out the file itself."""
    person = person_at(request)
    seen = get_object_or_404(releases_seen_by(person), pk=release_id)
    try:
        body = actions.fetch(release=seen, by=person, at=timezone.now())
    except actions.UnableToRelease as refusal:
        messages.error(request, str(refusal.told))
        return redirect("releases:release", release_id)
    answer = HttpResponse(body, content_type=seen.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{seen.filename}"'
    return answer


@requires("release.approve", place=place_of_release)
@require_POST
def approve(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Let a file leave."""
    person = person_at(request)
    seen = get_object_or_404(releases_seen_by(person), pk=release_id)
    try:
        actions.approve(release=seen, by=person, at=timezone.now())
    except actions.UnableToRelease as refusal:
        messages.error(request, str(refusal.told))
    else:
        messages.success(request, _("Udleveringen er godkendt. Den, der bad om den, får besked."))
    return redirect("releases:release", release_id)


@requires("release.approve", place=place_of_release)
@require_POST
def refuse(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Let a file stay, with a reason."""
    person = person_at(request)
    seen = get_object_or_404(releases_seen_by(person), pk=release_id)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _release_page(request, release_id, form)
    try:
        actions.refuse(
            release=seen, reason=form.cleaned_data["reason"], by=person, at=timezone.now()
        )
    except actions.UnableToRelease as refusal:
        messages.error(request, str(refusal.told))
    else:
        messages.success(request, _("Udleveringen er afvist. Den, der bad om den, får besked."))
    return redirect("releases:release", release_id)


def _way() -> list[tuple[str, str]]:
    return [(_("Udleveringer"), reverse("releases:releases"))]


def _release_page(request: HttpRequest, release_id: UUID, form: RefusalForm) -> HttpResponse:
    person, now = person_at(request), timezone.now()
    seen = get_object_or_404(releases_seen_by(person), pk=release_id)
    programme = Programme.objects.filter(key=seen.programme_key).first()
    is_ready = seen.available_until is not None and now < seen.available_until
    page = {
        "steps": _way(),
        "release": seen,
        "kind": kind_of(seen.kind),
        "programme": programme,
        "form": form,
        "may_decide": seen.is_waiting and may_decide(person, seen),
        "may_fetch": is_ready and seen.asked_by_id == person.pk,
        "is_over": seen.available_until is not None and not is_ready,
        "wanted": ", ".join(f"{name}: {value}" for name, value in sorted(seen.wanted.items())),
    }
    return render(request, "releases/release.html", page)


def _kind_at(key: str) -> ReleaseKind:
    try:
        return kind_of(key)
    except UnknownKind:
        raise Http404 from None
