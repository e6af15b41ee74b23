"""What changed between two versions, in words and by kind of change."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning.programme.comparison import Change, ChangeKind, Changes
from modning_web.programmes.wording import in_page_language

# In the order in which people need to know: first what alters their calendars.
KINDS: dict[ChangeKind, Promise] = {
    "moved": _("Flyttet i tid"),
    "added": _("Nyt"),
    "dropped": _("Udgået"),
    "changed": _("Ændret"),
    "renamed": _("Omdøbt i filen"),
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in a sentence; `activity_key` is empty unless there is a sheet to read on in."""

    sentence: str
    activity_key: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one kind."""

    kind: ChangeKind
    label: Promise
    lines: tuple[ChangeLine, ...]


def change_groups(changes: Changes) -> list[ChangeGroup]:
    """Put changes into words, those of one kind together; a kind without any is left out."""
    return [
        ChangeGroup(kind, label, tuple(_line(change) for change in found))
        for kind, label in KINDS.items()
        if (found := changes.of_kind(kind))
    ]


def _line(change: Change) -> ChangeLine:
    has_sheet = change.part == "activity" and change.kind != "dropped"
    return ChangeLine(in_page_language(change.sentence), change.id if has_sheet else "")
