"""What the address of a page about a site names, or that it is not there."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from modning_web.advice.models import Advice
from modning_web.advice.queries import advice_seen_by
from modning_web.programmes.models import Site


def site_at(programme_key: str, site_key: str, *, among: QuerySet[Site] | None = None) -> Site:
    """Return a site of an adopted programme; 404 without one."""
    rows = (Site.objects.all() if among is None else among).select_related("programme__current")
    return get_object_or_404(
        rows, programme__key=programme_key, key=site_key, programme__current__isnull=False
    )


def entry_at(request: HttpRequest, programme_key: str, site_key: str, advice_id: UUID) -> Advice:
    """Return an entry of a site's log that this person may see; 404 else."""
    rows = advice_seen_by(request.user).select_related(
        "programme", "site", "adviser", "recorded_by", "mends", "mended_by"
    )
    return get_object_or_404(rows, pk=advice_id, programme__key=programme_key, site__key=site_key)
