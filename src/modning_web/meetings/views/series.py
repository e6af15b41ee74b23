"""Series of meetings: how many were promised, are held, are settled and are missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import requires
from modning_web.meetings.series import rows_of, volumes_of, years_in
from modning_web.programmes.queries import programmes_seen_by, sites_seen_by


@requires("programme.see")
@require_safe
def series(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show, for each activity and site, what has become of the meetings of a year."""
    programme = get_object_or_404(programmes_seen_by(request.user), key=programme_key)
    day = day_of(request)
    found = volumes_of(request.user, programme, on=day)
    years = years_in(found)
    asked = request.GET.get("aar", "")
    nearest = min(years, key=lambda year: abs(year - day.year), default=day.year)
    year = int(asked) if asked in {str(one) for one in years} else nearest
    names = {one.key: one.name for one in sites_seen_by(request.user, programme)}
    shown = {
        "programme": programme,
        "years": years,
        "year": year,
        "rows": rows_of(programme, [one for one in found if one.year == year], names),
    }
    return render(request, "meetings/series.html", shown)
