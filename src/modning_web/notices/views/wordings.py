"""The wording of letters, which staff can change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place
from modning_web.notices.actions.wordings import WordingHasMovedOn, word
from modning_web.notices.forms import WordingForm, in_this_language
from modning_web.notices.kinds import KINDS, LetterKind
from modning_web.notices.models import WordingVersion
from modning_web.notices.naming import programme_names
from modning_web.notices.queries import fault_of, history_of, wording_of, words_of
from modning_web.notices.sampling import previews, sample
from modning_web.notices.views.frame import way
from modning_web.notices.wording import Wording


def everywhere(_request: HttpRequest, **_address: Any) -> Place:
    """Return the place of a wording for all programmes."""
    return Place("")


@requires("letters.edit_all", place=everywhere)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, kind: str) -> HttpResponse:
    """Change the wording of a kind of letter for all programmes."""
    return _edited(request, kind, "")


@requires("letters.edit")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programme_wording(request: HttpRequest, kind: str, programme_key: str) -> HttpResponse:
    """Change the wording of a kind of letter in one programme."""
    return _edited(request, kind, programme_key)


@requires("letters.edit_all", place=everywhere)
@require_POST
def standard(request: HttpRequest, kind: str) -> HttpResponse:
    """Go back to the standard wording for all programmes."""
    return _put_back(request, kind, "")


@requires("letters.edit")
@require_POST
def programme_standard(request: HttpRequest, kind: str, programme_key: str) -> HttpResponse:
    """Go back to the wording of all programmes in one."""
    return _put_back(request, kind, programme_key)


def _edited(request: HttpRequest, key: str, programme_key: str) -> HttpResponse:
    kind = _kind(key)
    versions = history_of(kind.key, programme_key)
    counts = wording_of(kind, programme_key)
    form = WordingForm(request.POST or None, kind=kind, initial=_typed(counts, versions))
    fault = fault_of(kind, versions[0] if versions else None)
    if request.method == "POST" and form.is_valid():
        counts = form.wording()
        if "gem" in request.POST and _is_saved(request, form, programme_key):
            return redirect(_address("wording", key, programme_key))
    page = {
        "form": form,
        "way": way("wordings"),
        "kind": kind,
        "title": in_this_language(kind.name),
        "programme": programme_names([programme_key]).get(programme_key),
        "places": [(place, in_this_language(text)) for place, text in sample(kind).items()],
        "previews": previews(kind, counts),
        "versions": versions,
        "fault": in_this_language(fault) if fault else "",
        "is_own": bool(versions) and not versions[0].is_standard,
        "standard_address": _address("standard", key, programme_key),
    }
    return render(request, "notices/wording.html", page)


def _is_saved(request: HttpRequest, form: WordingForm, programme_key: str) -> bool:
    try:
        word(
            kind=form.kind,
            programme_key=programme_key,
            wording=form.wording(),
            seen=form.cleaned_data["seen"],
            by=person_at(request),
            at=timezone.now(),
        )
    except WordingHasMovedOn:
        moved_on = _(
            "En anden har ændret ordlyden, siden du åbnede den. Gem din tekst et andet sted, "
            "og åbn siden igen."
        )
        form.add_error(None, moved_on)
        return False
    messages.success(request, _("Ordlyden er gemt. Breve skrives sådan fra nu af."))
    return True


def _put_back(request: HttpRequest, key: str, programme_key: str) -> HttpResponse:
    kind = _kind(key)
    versions = history_of(kind.key, programme_key)
    if versions and not versions[0].is_standard:
        word(
            kind=kind,
            programme_key=programme_key,
            wording=None,
            seen=versions[0].number,
            by=person_at(request),
            at=timezone.now(),
        )
        messages.success(request, _("Standardordlyden gælder igen."))
    return redirect(_address("wording", key, programme_key))


def _kind(key: str) -> LetterKind:
    if key not in KINDS or not KINDS[key].is_edited_by_staff:
        raise Http404
    return KINDS[key]


def _typed(counts: Wording, versions: list[WordingVersion]) -> dict[str, Any]:
    """Return what the form shows before anything is typed: one's own words, usable or not."""
    counts = (words_of(versions[0]) if versions else None) or counts
    return {
        "subject_da": counts.subject.da,
        "body_da": counts.body.da,
        "subject_en": counts.subject.en,
        "body_en": counts.body.en,
        "seen": versions[0].number if versions else 0,
    }


def _address(page: str, key: str, programme_key: str) -> str:
    if programme_key:
        return reverse(f"notices:programme_{page}", args=[key, programme_key])
    return reverse(f"notices:{page}", args=[key])
