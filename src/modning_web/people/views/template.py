"""An empty list of people, to be filled in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from modning.people_list.template import csv_template, excel_template
from modning_web.access.gate import requires
from modning_web.people.views.frame import programme_at
from modning_web.programmes.wording import page_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires("people.import")
@require_safe
def template(request: HttpRequest, programme_key: str, form: str) -> HttpResponse:
    """Hand out an empty list to be filled in."""
    del request
    row, says = programme_at(programme_key)
    language = page_language()
    if form == "csv":
        content, kind = csv_template([], language), "text/csv; charset=utf-8"
    elif form == "xlsx":
        parties = {party.id: str(party.name) for party in says.parties}
        roles = [(_("Rolle"), _("Part"), _("Sted"))]
        roles += [(str(one.name), parties[one.party], "") for one in says.roles]
        roles += [("", parties.get(one.party_key, ""), one.name) for one in row.sites.all()]
        content, kind = excel_template([], roles, language), XLSX
    else:
        raise Http404
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="personer-{row.key}.{form}"'
    return answer
