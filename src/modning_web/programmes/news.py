"""What became new in the plans of programmes for a person."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from modning.programme.comparison import Change, Changes, compare
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.addresses import address_of
from modning_web.programmes.concern import Concern, short_title_of
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme, Version
from modning_web.programmes.wording import in_page_language
from modning_web.waiting import News

_CHANGES_TOLD = 3  # of a version; the rest stands in its comparison


def news_for(concern: Concern, person: User, *, since: datetime) -> list[News]:
    """Return what changed in the plan for `person` with the versions adopted after `since`."""
    found = concern.programmes.items()
    new = [pk for pk, one in found if one.current and one.current.adopted_at > since]
    rows = Version.objects.filter(programme__in=new).order_by("programme", "number")
    versions: list[Version] = list(rows) if new else []
    return [
        news
        for earlier, later in zip([None, *versions], versions, strict=False)
        if later.adopted_at > since
        for news in _news(earlier, later, concern, person)
    ]


def _news(
    earlier: Version | None, later: Version, concern: Concern, person: User
) -> Iterator[News]:
    programme = concern.programmes[later.programme_id]
    if earlier is None or earlier.programme_id != later.programme_id:
        told, link = [_("Et nyt program er kommet til.")], _address(programme, "programme")
    else:
        changes = _changes(earlier, later, concern.activity_keys(programme.pk))
        told = [in_page_language(one.sentence) for one in changes[:_CHANGES_TOLD]]
        if more := len(changes) - len(told):
            told.append(_("{number} andre ændringer angår dig også.").format(number=more))
        numbers = str(earlier.number), str(later.number)
        link = _address(programme, "comparison", *numbers)
    may_open = can(person, "definition.see", Place(programme.key))
    for title in told:
        yield News(title, link if may_open else "", later.adopted_at, short_title_of(programme))


def _changes(earlier: Version, later: Version, concerning: frozenset[str]) -> list[Change]:
    return [
        one
        for one in _compared(earlier.text, later.text).parts
        if one.part == "activity" and {one.id, one.old_id} & concerning
    ]


def _address(programme: Programme, page: str, *places: str) -> str:
    return address_of(f"programmes:{page}", programme.key, *places)


@lru_cache(maxsize=16)
def _compared(old: str, new: str) -> Changes:
    return compare(definition_of(old).programme, definition_of(new).programme)
