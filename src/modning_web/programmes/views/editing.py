"""Editing a draft in forms: its head and its parts, each save checked before it is kept."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from modning.programme.editing import (
    AddPart,
    ClearField,
    Edit,
    RemovePart,
    SetField,
    UnableToEdit,
    apply,
    fields_as_written,
)
from modning.programme.findings import Path
from modning.programme.reading import UnreadableDefinition
from modning_web.access.gate import person_at, requires
from modning_web.programmes import actions
from modning_web.programmes.forms.table import Table
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Draft
from modning_web.programmes.parts import (
    HEAD,
    KINDS,
    PartEditor,
    PartKind,
    part_title,
    unused_key,
)
from modning_web.programmes.views.addressed import MOVED_ON, draft_of, revision_seen
from modning_web.programmes.views.frame import framed
from modning_web.programmes.wording import in_page_language


@requires("definition.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Edit the programme's own fields."""
    draft = draft_of(programme_key)
    editor = _editor(request, draft, HEAD, ())
    if (
        request.method == "POST"
        and editor.is_valid()
        and _is_saved(request, draft, editor, (), _edits_of_head(editor.table, editor.written()))
    ):
        return redirect("programmes:draft", programme_key)
    return _shown(request, draft, editor)


@requires("definition.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, programme_key: str, slug: str, part_key: str) -> HttpResponse:
    """Edit one part."""
    draft, kind = draft_of(programme_key), _kind(slug)
    path = _path(draft, kind, part_key)
    editor = _editor(request, draft, kind, path)
    if (
        request.method == "POST"
        and editor.is_valid()
        and _is_saved(request, draft, editor, path, [SetField(path, editor.written())])
    ):
        return redirect("programmes:draft", programme_key)
    return _shown(request, draft, editor, part_key=part_key)


@requires("definition.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def new_part(request: HttpRequest, programme_key: str, slug: str) -> HttpResponse:
    """Add a part at the end of its list."""
    draft, kind = draft_of(programme_key), _kind(slug)
    programme = definition_of(draft.text).programme
    parts = getattr(programme, kind.key)
    path: Path = (kind.key, len(parts))
    editor = _editor(request, draft, kind, path)
    if request.method == "POST" and editor.is_valid():
        written = editor.written()
        everyone = (*programme.parties, *programme.roles, *programme.teams)
        taken = {one.id for one in (*everyone, *parts)}
        key = unused_key(str(written.get("name") or written.get("text")), taken)
        if _is_saved(request, draft, editor, path, [AddPart((kind.key,), {"id": key, **written})]):
            return redirect("programmes:draft", programme_key)
    return _shown(request, draft, editor)


@requires("definition.edit")
@require_POST
def remove_part(request: HttpRequest, programme_key: str, slug: str, part_key: str) -> HttpResponse:
    """Take a part out; refused while another part refers to it."""
    draft, kind = draft_of(programme_key), _kind(slug)
    path = _path(draft, kind, part_key)
    try:
        _save(request, draft, [RemovePart(path)])
    except UnreadableDefinition as refusal:
        first = in_page_language(refusal.findings[0].message)
        said = _("Kan ikke fjernes, for noget andet i programmet henviser hertil: {first}")
        messages.error(request, said.format(first=first))
        return redirect("programmes:part", programme_key, slug, part_key)
    except UnableToEdit as refusal:
        messages.error(request, in_page_language(refusal.message))
        return redirect("programmes:part", programme_key, slug, part_key)
    except actions.DraftHasMovedOn:
        messages.error(request, MOVED_ON)
    else:
        messages.success(request, _("Fjernet fra kladden."))
    return redirect("programmes:draft", programme_key)


def _editor(request: HttpRequest, draft: Draft, kind: PartKind, path: Path) -> PartEditor:
    sent = request.POST if request.method == "POST" else None
    programme = definition_of(draft.text).programme
    return PartEditor(kind, programme, fields_as_written(draft.text, path), sent)


def _edits_of_head(table: Table, written: Table) -> list[Edit]:
    edits: list[Edit] = [SetField((key,), value) for key, value in written.items()]
    return [*edits, *(ClearField((key,)) for key in table if key not in written)]


def _is_saved(
    request: HttpRequest, draft: Draft, editor: PartEditor, path: Path, edits: list[Edit]
) -> bool:
    try:
        _save(request, draft, edits)
    except UnreadableDefinition as refusal:
        editor.refuse(refusal.findings, path)
    except UnableToEdit as refusal:
        editor.form.add_error(None, in_page_language(refusal.message))
    except actions.DraftHasMovedOn:
        changed = _("En anden har ændret kladden, siden du åbnede den. Åbn den igen, og ret der.")
        editor.form.add_error(None, changed)
    else:
        messages.success(request, _("Gemt i kladden."))
        return True
    return False


def _save(request: HttpRequest, draft: Draft, edits: list[Edit]) -> None:
    actions.save_draft(
        draft=draft,
        text=apply(draft.text, *edits),
        revision=revision_seen(request),
        by=person_at(request),
        at=timezone.now(),
    )


def _shown(
    request: HttpRequest, draft: Draft, editor: PartEditor, *, part_key: str = ""
) -> HttpResponse:
    page = {
        "section": "draft",
        "draft": draft,
        # What was typed belongs to the draft as it was then, also when the page is shown again.
        "revision": request.POST.get("revision", draft.revision),
        "editor": editor,
        "kind": editor.kind,
        "part_key": part_key,
        "part_title": part_title(editor.kind, editor.table),
    }
    status = 422 if editor.has_errors else 200
    return framed(request, "part", draft.programme, page, status=status)


def _kind(slug: str) -> PartKind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _path(draft: Draft, kind: PartKind, part_key: str) -> Path:
    parts = getattr(definition_of(draft.text).programme, kind.key)
    position = next((n for n, one in enumerate(parts) if one.id == part_key), None)
    if position is None:
        raise Http404
    return (kind.key, position)
