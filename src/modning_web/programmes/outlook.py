"""What meetings lie before and behind each site of a programme, as its plan says on a day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter

from modning_web.programmes.folding import Turn, folded_plan
from modning_web.programmes.mapping import definition_of

TO_FILL_IN = frozenset({"self-evaluation", "data-collection"})
TO_CARRY_OUT = frozenset({"delivery", "local-work", "other"})
NO_MEETING = TO_FILL_IN | TO_CARRY_OUT  # kinds of activity that one does not meet for


@dataclass(slots=True)
class SiteOutlook:
    """A site's own meetings in the plan: what is to come, in the order in which time runs out."""

    coming: list[Turn] = field(default_factory=list)
    behind: int = 0  # those whose time is over


@lru_cache(maxsize=64)
def outlooks(text: str, *, on: date, since: date) -> dict[str, SiteOutlook]:
    """Return the outlook of each site by its key; what was over before `since` does not count."""
    found: dict[str, SiteOutlook] = defaultdict(SiteOutlook)
    kinds = {one.id: one.kind for one in definition_of(text).programme.activities}
    for turn in sorted(folded_plan(text).turns, key=attrgetter("ends_on", "starts_on", "turn")):
        if turn.form != "meeting" or not turn.is_dated or kinds[turn.activity_key] in NO_MEETING:
            continue
        for key in turn.site_keys:
            if turn.ends_on > on:
                found[key].coming.append(turn)
            elif turn.ends_on > since:
                found[key].behind += 1
    return dict(found)
