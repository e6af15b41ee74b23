"""Work on programmes that takes longer than a request."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.jobs.work import Progress, UnableToFinish, job
from modning_web.programmes import actions
from modning_web.programmes.mapping import occurrences_of
from modning_web.programmes.models import Draft


@job("programmes.adopt")
def adopt(progress: Progress, *, draft: str, revision: int, note: str, by: str) -> str:
    """Adopt a draft as its reader saw it."""
    moved_on = _("Kladden er ændret eller væk. Se den igen, og vedtag den så.")
    row = Draft.objects.filter(pk=UUID(draft), revision=revision).first()
    if row is None:
        raise UnableToFinish(moved_on)
    progress.report(10, _("Folder planen ud"))
    occurrences_of(row.text)
    progress.report(40, _("Gemmer planen"))
    try:
        version = actions.adopt(
            draft=row, note=note, by=User.objects.get(pk=UUID(by)), at=timezone.now()
        )
    except actions.DraftHasMovedOn as refusal:
        raise UnableToFinish(moved_on) from refusal
    except actions.NothingToAdopt as refusal:
        raise UnableToFinish(_("Kladden siger det samme som den gældende version.")) from refusal
    programme = version.programme
    if version.number == 1:
        return reverse("programmes:programme", args=[programme.key])
    return reverse(
        "programmes:comparison", args=[programme.key, version.number - 1, version.number]
    )
