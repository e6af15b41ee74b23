"""The decision log as files, as its filters choose it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from modning.document.comma_separated import write_csv
from modning.reports.meeting import log_document, log_table
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.files import CONTENT_TYPES, file_of
from modning_web.minutes.entries import entry_of
from modning_web.minutes.filtering import log_of
from modning_web.minutes.models import Outcome
from modning_web.minutes.owners import owners_told_to
from modning_web.minutes.views.log import filter_of, with_all
from modning_web.programmes.wording import page_language

MOST_IN_A_FILE = 2000
TYPES = {**CONTENT_TYPES, "csv": "text/csv; charset=utf-8"}


@requires("minutes.see")
@require_safe
def log_file(request: HttpRequest, form: str) -> HttpResponse:
    """Hand out the log, as the filters choose it, as Word, PDF or CSV."""
    if form not in TYPES:
        raise Http404
    person, day = person_at(request), day_of(request)
    chosen = filter_of(request, person)
    rows = list(with_all(log_of(person, chosen, on=day))[:MOST_IN_A_FILE])
    answer = HttpResponse(_written(rows, form, day, person), content_type=TYPES[form])
    name = f"beslutninger-{timezone.localdate().isoformat()}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def _written(rows: list[Outcome], form: str, day: date, reader: User) -> bytes:
    owners = owners_told_to(reader, rows, on=day)
    language = page_language()
    names = {str(row.pk): owners.told(row) for row in rows}
    names |= {site.key: site.name for row in rows for site in row.sites.all()}
    names |= {
        row.item.meeting.site.key: row.item.meeting.site.name
        for row in rows
        if row.item.meeting.site
    }
    in_one = len({row.item.meeting.programme_id for row in rows}) == 1
    entries = tuple(entry_of(row, says_programme=not in_one) for row in rows)
    if form == "csv":
        return write_csv(log_table(entries, names=names, language=language))
    title = rows[0].item.meeting.programme.title if in_one else _("Flere programmer")
    document = log_document(entries, programme=title, dated=day, names=names, language=language)
    return file_of(document, form)
