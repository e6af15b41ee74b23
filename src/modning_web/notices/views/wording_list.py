"""The kinds of letters, and where staff have worded them."""

from dataclasses import dataclass
from operator import itemgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning_web.access.gate import requires
from modning_web.access.policy import Place, can, reach
from modning_web.notices.forms import in_this_language
from modning_web.notices.kinds import KINDS, LetterKind
from modning_web.notices.models import WordingVersion
from modning_web.notices.naming import programme_names
from modning_web.notices.queries import fault_of, newest_wordings
from modning_web.notices.views.frame import letter_frame


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of letter in the list, and who last worded it."""

    kind: LetterKind
    name: str
    newest: WordingVersion | None
    own: list[str]
    passed_over: bool


@requires("letters.edit")
@require_safe
def wordings(request: HttpRequest) -> HttpResponse:
    """List the kinds of letters, and where this person may word them."""
    newest = newest_wordings()
    names = programme_names(reach(request.user, "letters.edit").programmes)
    programmes = sorted(names.items(), key=itemgetter(1))
    lines = [
        KindLine(
            kind,
            in_this_language(kind.name),
            newest.get((key, "")),
            [name for one, name in programmes if _is_own(newest.get((key, one)))],
            any(fault_of(kind, newest.get((key, one))) for one in ("", *names)),
        )
        for key, kind in KINDS.items()
        if kind.is_edited_by_staff
    ]
    page = {
        "lines": sorted(lines, key=lambda line: line.name),
        "programmes": programmes,
        "may_word_all": can(request.user, "letters.edit_all", Place("")),
    }
    page |= letter_frame(request, "wordings")
    return render(request, "notices/wordings.html", page)


def _is_own(version: WordingVersion | None) -> bool:
    return version is not None and not version.is_standard
