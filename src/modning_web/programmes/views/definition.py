"""The definition: its text and findings, bringing a file, the draft, adopting and discarding."""

from typing import IO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from modning.programme.reading import UnreadableDefinition, read_definition
from modning.programme.reading.limits import LARGEST_FILE
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place, can
from modning_web.programmes import actions
from modning_web.programmes.forms.definition import DefinitionUpload
from modning_web.programmes.mapping import definition_of, findings_of
from modning_web.programmes.models import Programme
from modning_web.programmes.views.addressed import adopted
from modning_web.programmes.views.frame import framed
from modning_web.programmes.wording import FindingLine, found_lines


@requires("definition.see")
@require_safe
def definition(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show the current definition, line by line, with what is wrong or odd in it."""
    row, version = adopted(request, programme_key)
    text = version.text
    shown = {
        "section": "definition",
        "lines": [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")],
        "findings": found_lines(findings_of(text), definition_of(text).lines),
    }
    return framed(request, "definition", row, shown)


@requires("definition.see")
@require_safe
def definition_file(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Hand out the current definition as a file."""
    row, version = adopted(request, programme_key)
    answer = HttpResponse(version.text, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.key}.toml"'
    return answer


@requires("programme.create")
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Take in a definition file as a draft: of a new programme, or of one that is there."""
    is_sent = request.method == "POST"
    form = DefinitionUpload(request.POST, request.FILES) if is_sent else DefinitionUpload()
    findings: tuple[FindingLine, ...] = ()
    if is_sent and form.is_valid():
        try:
            read = read_definition(_content(form.cleaned_data["file"]))
            if not _may_bring(request, read.programme.id):
                form.add_error("file", _("Programmet findes, og du må ikke redigere det."))
            else:
                draft = actions.bring_definition(
                    definition=read, by=person_at(request), at=timezone.now()
                )
                return redirect("programmes:draft", draft.programme.key)
        except UnreadableDefinition as refusal:
            findings = found_lines(refusal.findings, refusal.lines)
        except actions.DraftExists:
            form.add_error(
                "file", _("Programmet har allerede en kladde. Vedtag den, eller smid den ud først.")
            )
    status = 422 if findings or form.errors else 200
    page = {"form": form, "findings": findings}
    return render(request, "programmes/bring.html", page, status=status)


def _content(file: IO[bytes]) -> bytes:
    # One byte more than a definition may have is enough to see that it is too large.
    return file.read(LARGEST_FILE + 1)


def _may_bring(request: HttpRequest, key: str) -> bool:
    is_new = not Programme.objects.filter(key=key).exists()
    return is_new or can(request.user, "definition.edit", Place(key))
