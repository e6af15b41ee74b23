"""The decision log across meetings and sites, on a page and as files."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from modning.document.comma_separated import write_csv
from modning.meeting.decision_log import Entry, Held
from modning.meeting.minutes import Minutes as MethodMinutes
from modning.reports.meeting import log_document, log_table
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.files import CONTENT_TYPES, file_of
from modning_web.meetings.agenda_queries import item_of
from modning_web.minutes.filtering import log_of
from modning_web.minutes.forms.log import LogFilter
from modning_web.minutes.mapping import STATES, outcome_of
from modning_web.minutes.models import Outcome, OutcomeQuerySet
from modning_web.minutes.owners import Owners
from modning_web.minutes.page import line_of
from modning_web.minutes.queries import outcomes_seen_by
from modning_web.programmes.models import Programme, Site
from modning_web.programmes.queries import programmes_seen_by, sites_seen_by
from modning_web.programmes.wording import page_language

ROWS_A_PAGE = 50
MOST_IN_A_FILE = 2000
MOST_OWNERS = 200
TYPES = {**CONTENT_TYPES, "csv": "text/csv; charset=utf-8"}


@requires("minutes.see")
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """List what has been decided, newest meeting first."""
    person, day = person_at(request), day_of(request)
    form = _form(request, person)
    rows = _with_all(log_of(person, form, on=day))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    found = list(page)
    owners = Owners(found, on=day)
    shown = {"form": form, "page": page, "lines": [line_of(row, owners, on=day) for row in found]}
    return render(request, "minutes/log.html", shown)


@requires("minutes.see")
@require_safe
def log_file(request: HttpRequest, form: str) -> HttpResponse:
    """Hand out the log, as the filters choose it, as Word, PDF or CSV."""
    if form not in TYPES:
        raise Http404
    person, day = person_at(request), day_of(request)
    chosen = _form(request, person)
    rows = list(_with_all(log_of(person, chosen, on=day))[:MOST_IN_A_FILE])
    answer = HttpResponse(_written(rows, form, day), content_type=TYPES[form])
    name = f"beslutninger-{timezone.localdate().isoformat()}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def _written(rows: list[Outcome], form: str, day: date) -> bytes:
    owners, language = Owners(rows, on=day), page_language()
    names = {str(row.owner_id or row.owner_key): owners.told(row) for row in rows}
    names |= {site.key: site.name for row in rows for site in row.sites.all()}
    names |= {
        row.item.meeting.site.key: row.item.meeting.site.name
        for row in rows
        if row.item.meeting.site
    }
    in_one = len({row.item.meeting.programme_id for row in rows}) == 1
    entries = tuple(_entry(row, says_programme=not in_one) for row in rows)
    if form == "csv":
        return write_csv(log_table(entries, names=names, language=language))
    title = rows[0].item.meeting.programme.title if in_one else _("Flere programmer")
    document = log_document(entries, programme=title, dated=day, names=names, language=language)
    return file_of(document, form)


def _entry(row: Outcome, *, says_programme: bool) -> Entry:
    meeting = row.item.meeting
    title = f"{meeting.title}, {meeting.site.name}" if meeting.site else meeting.title
    state = next(one for one in STATES if one == meeting.minutes.state)
    held = Held(
        minutes=MethodMinutes(meeting.uid, (), state),
        day=timezone.localdate(meeting.starts_at) if meeting.starts_at else meeting.planned_from,
        activity=meeting.activity_key,
        title=f"{meeting.programme.title}: {title}" if says_programme else title,
        site=meeting.site.key if meeting.site else None,
    )
    return Entry(outcome_of(row), item_of(row.item), held)


def _form(request: HttpRequest, person: User) -> LogFilter:
    programmes = list(programmes_seen_by(person))
    chosen = next((one for one in programmes if one.key == request.GET.get("program")), None)
    return LogFilter(
        request.GET or None,
        programmes=programmes,
        sites=_sites(person, chosen),
        owners=_owners(person, chosen),
    )


def _sites(person: User, programme: Programme | None) -> list[Site]:
    return list(sites_seen_by(person, programme)) if programme else []


def _owners(person: User, programme: Programme | None) -> list[User]:
    """Return the people who have something in the log."""
    seen = outcomes_seen_by(person).exclude(owner=None)
    if programme:
        seen = seen.filter(item__meeting__programme=programme)
    return list(User.objects.filter(pk__in=seen.values("owner"))[:MOST_OWNERS])


def _with_all(rows: OutcomeQuerySet) -> OutcomeQuerySet:
    """Fetch with the rows all that a line tells."""
    return rows.select_related(
        "owner", "item__meeting__programme", "item__meeting__site", "item__meeting__minutes"
    ).prefetch_related("sites")
