"""What the plans of programmes let wait for a person, and what became new in them."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.dates import Hours, write_hours
from modning.programme.comparison import Change, Changes, compare
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.addresses import address_of
from modning_web.programmes.concern import Concern, concern_of, short_title_of, text_of
from modning_web.programmes.folding import (
    SeenTurn,
    Turn,
    folded_plan,
    next_of_each_activity,
    plan_rows,
)
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme, Version
from modning_web.programmes.outlook import TO_CARRY_OUT, TO_FILL_IN
from modning_web.programmes.wording import (
    PlanLine,
    in_page_language,
    page_language,
    plan_lines,
)
from modning_web.waiting import Kind, News, Waiting

SettledTurn = tuple[UUID, str, int, str]  # programme, activity, turn, and the site's key or nothing
AHEAD = timedelta(days=92)  # so far one looks from My day
_CHANGES_TOLD = 3  # of a version; the rest stands in its comparison
_VERBS: dict[str, Promise] = {
    "fill in": gettext_lazy("Udfyld: {name}"),
    "carry out": gettext_lazy("Gennemfør: {name}"),
    "take part": gettext_lazy("Deltag: {name}"),
    "settle": gettext_lazy("Find en dag: {name}"),
    "keep free": gettext_lazy("Hold tid fri: {name}"),
}


def planned_for(
    person: User, *, on: date, settled: Collection[SettledTurn] = frozenset(), most: int = 12
) -> list[Waiting]:
    """Return what comes next in the plan of each activity that concerns `person`.

    What stands in `settled` has a day of its own or is over, and is left to its meeting.
    """
    concern = concern_of(person)
    found = [
        _waiting(programme, one, person, on)
        for pk, programme in concern.programmes.items()
        for one in next_of_each_activity(_unsettled(concern, pk, on, settled), on=on, most=most)
    ]
    return sorted(found, key=attrgetter("due", "title"))[:most]


def _unsettled(
    concern: Concern, pk: UUID, on: date, settled: Collection[SettledTurn]
) -> Iterator[SeenTurn]:
    for turn, site_keys in concern.turns(pk):
        if not turn.is_coming(on) or turn.starts_on > on + AHEAD:
            continue
        held = (pk, turn.activity_key, turn.turn)
        left = frozenset(key for key in site_keys if (*held, key) not in settled)
        if left or (not turn.site_keys and (*held, "") not in settled):
            yield SeenTurn(turn, left)


def _waiting(programme: Programme, seen: SeenTurn, person: User, on: date) -> Waiting:
    text = text_of(programme)
    (line,) = plan_lines(plan_rows([seen], folded_plan(text)), text, on=on)
    kind, verb = _to_do(line, seen.turn, programme.key, person)
    may_open = can(person, "programme.see", Place(programme.key))
    return Waiting(
        kind=kind,
        title=str(_VERBS[verb]).format(name=line.activity.name),
        link=line.address if may_open else "",
        due=seen.turn.ends_on - timedelta(days=1),
        programme_title=short_title_of(programme),
        site_name=line.where if line.row.sites else "",
        detail=_beside(seen.turn, on),
    )


def _beside(turn: Turn, on: date) -> str:
    """Say what the last day leaves open: the hours, or when a window opens that is still shut."""
    if turn.starts_at:
        return write_hours(Hours(turn.starts_at, turn.ends_at), page_language())
    is_one_day = (turn.ends_on - turn.starts_on).days == 1
    if is_one_day or turn.starts_on <= on:
        return ""
    return _("tidligst {day}").format(day=date_format(turn.starts_on, _("j. F")))


def _to_do(line: PlanLine, turn: Turn, programme_key: str, person: User) -> tuple[Kind, str]:
    if line.activity.kind in TO_FILL_IN:
        return Kind.FORM, "fill in"
    if line.activity.kind in TO_CARRY_OUT:
        return Kind.WORK, "carry out"
    if (turn.ends_on - turn.starts_on).days == 1:
        return Kind.MEETING, "take part"
    site_key = line.row.site.key if line.row.site else ""
    if can(person, "meeting.plan", Place(programme_key, site_key)):
        return Kind.WORK, "settle"
    return Kind.WORK, "keep free"


def news_for(person: User, *, since: datetime) -> list[News]:
    """Return what changed in the plan for `person` with the versions adopted after `since`."""
    concern = concern_of(person)
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
