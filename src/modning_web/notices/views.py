"""A person's own post."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from modning_web.access.gate import person_at, signed_in
from modning_web.notices.models import Letter


@signed_in
def own_letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Show a person a letter to them."""
    letter = get_object_or_404(Letter, pk=letter_id, person=person_at(request))
    return HttpResponse(letter.subject)
