"""The adviser's log of one site: its entries, writing one, mending one, following up."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place, can
from modning_web.advice import actions, queries
from modning_web.advice.forms import AdviceForm, FollowUpForm, MendForm, SearchForm, typed_of
from modning_web.advice.models import Advice
from modning_web.advice.views.addressed import entry_at, site_at
from modning_web.programmes.models import Site
from modning_web.programmes.wording import in_page_language

ROWS_A_PAGE = 25


@requires("advice.see")
@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """List the sites whose log this person may open: of all programmes, or of one."""
    found = queries.sites_with_advice_seen_by(person_at(request))
    in_one = [site for site in found if site.programme.key == request.GET.get("program")]
    programme = in_one[0].programme if in_one else None
    return render(request, "advice/sites.html", {"sites": in_one or found, "programme": programme})


@requires("advice.see")
@require_safe
def log(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """List what a site was advised, newest first."""
    site = site_at(programme_key, site_key)
    form = SearchForm(request.GET)
    words = form.cleaned_data["soeg"] if form.is_valid() else ""
    rows = queries.advice_seen_by(request.user).standing().filter(site=site)
    rows = rows.select_related("adviser").prefetch_related("follow_ups__by")
    page = Paginator(queries.found(rows, words), ROWS_A_PAGE).get_page(request.GET.get("side"))
    shown = {**_frame(request, site), "page": page, "form": form, "words": words}
    return render(request, "advice/log.html", shown)


@requires("advice.write")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """Write down one time that the site was advised."""
    site = site_at(programme_key, site_key)
    sent = request.POST if request.method == "POST" else None
    form = AdviceForm(sent, initial={"given_on": day_of(request)})
    if sent is not None and form.is_valid():
        actions.record_advice(
            site=site, written=form.written(), by=person_at(request), at=timezone.now()
        )
        messages.success(request, _("Notatet er gemt."))
        return redirect("advice:log", programme_key, site_key)
    page = {**_frame(request, site), "form": form}
    return render(request, "advice/new.html", page, status=400 if form.errors else 200)


@requires("advice.see")
@require_safe
def entry(request: HttpRequest, programme_key: str, site_key: str, advice_id: UUID) -> HttpResponse:
    """Show one entry, what it mends, and what was followed up."""
    advice = entry_at(request, programme_key, site_key, advice_id)
    return _entry_page(request, advice, FollowUpForm(initial={"done_on": day_of(request)}))


@requires("advice.write")
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, programme_key: str, site_key: str, advice_id: UUID) -> HttpResponse:
    """Put a new wording in an entry's place."""
    advice = entry_at(request, programme_key, site_key, advice_id)
    sent = request.POST if request.method == "POST" else None
    form = MendForm(sent, initial=typed_of(advice))
    if sent is not None and form.is_valid():
        try:
            new_entry = actions.mend_advice(
                advice=advice,
                written=form.written(),
                reason=form.cleaned_data["reason"],
                by=person_at(request),
                at=timezone.now(),
            )
        except actions.UnableToRecord as refusal:
            form.add_error(None, in_page_language(refusal.told))
        else:
            messages.success(request, _("Notatet er rettet. Det gamle kan stadig læses."))
            return redirect("advice:entry", programme_key, site_key, new_entry.pk)
    page = {**_frame(request, advice.site), "advice": advice, "form": form}
    return render(request, "advice/mend.html", page, status=400 if form.errors else 200)


@requires("advice.write")
@require_POST
def followed_up(
    request: HttpRequest, programme_key: str, site_key: str, advice_id: UUID
) -> HttpResponse:
    """Note that what was agreed was followed up."""
    advice = entry_at(request, programme_key, site_key, advice_id)
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return _entry_page(request, advice, form)
    try:
        actions.follow_up(
            advice=advice, **form.cleaned_data, by=person_at(request), at=timezone.now()
        )
    except actions.UnableToRecord as refusal:
        form.add_error(None, in_page_language(refusal.told))
        return _entry_page(request, advice, form)
    messages.success(request, _("Det er noteret, at der er fulgt op."))
    return redirect("advice:log", programme_key, site_key)


def _entry_page(request: HttpRequest, advice: Advice, form: FollowUpForm) -> HttpResponse:
    page = {
        **_frame(request, advice.site),
        "advice": advice,
        "newer": getattr(advice, "mended_by", None),
        "follow_ups": advice.follow_ups.select_related("by"),
        "form": form,
    }
    return render(request, "advice/entry.html", page, status=400 if form.errors else 200)


def _frame(request: HttpRequest, site: Site) -> dict[str, object]:
    place = Place(site.programme.key, site.key)
    return {
        "site": site,
        "programme": site.programme,
        "may_write": can(request.user, "advice.write", place),
    }
