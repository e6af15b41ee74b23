"""Lists of people from a file: handing in, looking at what they come to, carrying out."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning.people_list import UnreadablePeopleList
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.people import uploads
from modning_web.people.forms.uploads import UploadForm
from modning_web.people.intake import Comes, Intake, intake_of
from modning_web.people.keeping import shown_finding
from modning_web.people.models import PeopleUpload
from modning_web.people.views.frame import framed, programme_at
from modning_web.programmes.models import Programme

ROWS_A_PAGE = 50
FINDINGS_SHOWN = 100
ORDER: tuple[Comes, ...] = ("wrong", "change", "add", "same")


@requires("people.import")
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Hand in a list of people."""
    row, _says = programme_at(programme_key)
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    page = {"section": "upload", "form": form}
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            handed_in = uploads.hand_in(
                programme=row,
                content=file.read(),
                file_name=file.name,
                by=person_at(request),
                at=timezone.now(),
            )
        except UnreadablePeopleList as refusal:
            page["finding"] = shown_finding(refusal.finding)
        else:
            return redirect("people:preview", row.key, handed_in.pk)
    is_wrong = form.errors or "finding" in page
    return framed(request, "upload", row, page, status=422 if is_wrong else 200)


@requires("people.import")
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, programme_key: str, list_id: UUID) -> HttpResponse:
    """Show what a list comes to, line by line; carry it out when it is asked for."""
    row, says = programme_at(programme_key)
    lists = PeopleUpload.objects.select_related("programme")
    handed_in = get_object_or_404(lists, pk=list_id, programme=row)
    if handed_in.carried_out_at is not None:
        return redirect("people:programme", row.key)
    if request.method == "POST":
        try:
            done = _carry_out(request, handed_in, says)
        except uploads.CarriedOutAlready:
            messages.info(request, _("Listen er allerede lagt ind."))
        except (uploads.HasMovedOn, uploads.NotReady):
            text = _("Noget er ændret, siden du så listen. Intet er lagt ind. Se den igen.")
            messages.error(request, text)
            return redirect("people:preview", row.key, handed_in.pk)
        else:
            said = _("Lagt ind: {added} nye roller, {changed} afsluttes.")
            messages.success(
                request, said.format(added=len(done.that("add")), changed=len(done.that("change")))
            )
        return redirect("people:programme", row.key)
    return _preview_page(request, row, handed_in, says)


def _carry_out(request: HttpRequest, handed_in: PeopleUpload, says: Defined) -> Intake:
    return uploads.carry_out(
        upload=handed_in,
        says=says,
        digest=request.POST.get("digest", ""),
        on=day_of(request),
        by=person_at(request),
        at=timezone.now(),
    )


def _preview_page(
    request: HttpRequest, row: Programme, handed_in: PeopleUpload, says: Defined
) -> HttpResponse:
    intake = intake_of(handed_in, says, by=person_at(request), on=day_of(request))
    ordered = sorted(intake.outcomes, key=lambda one: ORDER.index(one.comes))
    findings = sorted(intake.findings, key=lambda one: (one.severity, one.row))
    page = {
        "section": "upload",
        "upload": handed_in,
        "intake": intake,
        "counts": {comes: len(intake.that(comes)) for comes in ORDER},
        "findings": findings[:FINDINGS_SHOWN],
        "findings_total": len(findings),
        "page": Paginator(ordered, ROWS_A_PAGE).get_page(request.GET.get("side")),
    }
    return framed(request, "preview", row, page)
