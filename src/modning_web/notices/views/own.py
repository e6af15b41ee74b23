"""A person's own post, and how they want to be written to."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from modning_web.access.gate import person_at, signed_in
from modning_web.notices.actions.contact import choose_safe_contact
from modning_web.notices.forms import SafeContactForm
from modning_web.notices.models import Letter
from modning_web.notices.queries import own_letters
from modning_web.notices.showing import ShownMail, linked, shown_mail
from modning_web.notices.views.frame import way

LETTERS_A_PAGE = 25


@signed_in
@never_cache
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters to the one who asks."""
    rows = own_letters(person_at(request))
    page = Paginator(rows, LETTERS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "notices/own_letters.html", {"page": page})


@signed_in
@never_cache
@require_safe
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Show a letter to the one it is to."""
    row = get_object_or_404(Letter, pk=letter_id, person=person_at(request))
    mail = shown_mail(bytes(row.mime))
    text = linked(_as_told(row, mail), request.build_absolute_uri("/"))
    page = {"letter": row, "mail": mail, "text": text, "way": way("own_letters")}
    return render(request, "notices/own_letter.html", page)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def safe_contact(request: HttpRequest) -> HttpResponse:
    """Explain safe contact and let a person choose it."""
    person = person_at(request)
    is_sent = request.method == "POST"  # a box that is not ticked sends nothing
    form = SafeContactForm(
        request.POST if is_sent else None, initial={"wanted": person.wants_safe_contact}
    )
    if is_sent and form.is_valid():
        wanted = form.cleaned_data["wanted"]
        choose_safe_contact(wanted=wanted, by=person, at=timezone.now())
        told = _("Du har sikker kontakt.") if wanted else _("Du har ikke sikker kontakt.")
        messages.success(request, told)
        return redirect("notices:safe_contact")
    return render(request, "notices/safe_contact.html", {"form": form})


def _as_told(row: Letter, mail: ShownMail) -> str:
    """Return what a letter says to its reader on the site."""
    return row.inside.partition("\n")[2].strip() if row.inside else mail.text
