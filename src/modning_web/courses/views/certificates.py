"""Certificates: issued by those who train, fetched by those who were trained."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning.reports.meeting import certificate as certificate_document
from modning.reports.meeting.certificate import Issue, NotTrained
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires, signed_in
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.courses.actions import issue_certificate
from modning_web.courses.mapping import (
    issuer_of,
    module_names,
    site_name,
    training_of,
    trainings_in,
)
from modning_web.courses.models import Certificate
from modning_web.courses.views.addressed import programme_at
from modning_web.files import file_answer
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.wording import in_page_language, page_language


@requires("certificate.issue")
@require_POST
def issue(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Give one person the certificate of one version."""
    programme = programme_at(request, programme_key)
    if programme.current is None:
        raise Http404
    defined = definition_of(programme.current.text).programme
    found = trainings_in(programme, defined, sites=None, on=day_of(request))
    version, person_id = request.POST.get("version", ""), request.POST.get("person", "")
    training = next(
        (
            one
            for row, trained in found.items()
            for one in trained
            if row.version == version and one.trainee.person == person_id
        ),
        None,
    )
    if training is None:
        raise Http404
    try:
        issued = issue_certificate(
            programme=programme,
            training=training,
            person=User.objects.get(pk=person_id),
            modules=module_names(defined),
            issuer=issuer_of(programme, defined),
            issued_on=day_of(request),
            site_name=site_name(programme, training.trainee.site),
            by=person_at(request),
            at=timezone.now(),
        )
    except NotTrained as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, _("{name} har fået sit kursusbevis.").format(name=issued.name))
    return redirect("courses:overview", programme_key)


@signed_in
@require_safe
def certificate(request: HttpRequest, programme_key: str, certificate_id: UUID) -> HttpResponse:
    """Hand out a certificate to the one it is for, and to those who issue them."""
    rows = Certificate.objects.select_related("programme")
    row = get_object_or_404(rows, pk=certificate_id, programme__key=programme_key)
    person = person_at(request)
    if row.person_id != person.pk and not can(person, "certificate.issue", Place(programme_key)):
        raise Http404
    issued = Issue(row.issuer, row.signed_by, row.issued_on, str(row.pk), row.site_name)
    document = certificate_document(
        training_of(row),
        programme=row.programme.title,
        issue=issued,
        modules={},
        language=page_language(),
    )
    return file_answer(document, "pdf", name=f"kursusbevis-{row.issued_on}")
