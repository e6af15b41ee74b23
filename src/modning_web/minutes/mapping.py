"""Between rows of minutes and the method's values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, get_args
from uuid import UUID

from modning.meeting import minutes as method
from modning.meeting import outcome as method_outcome
from modning.meeting.agenda import Item, item_numbers
from modning_web.meetings.agenda_queries import item_of
from modning_web.meetings.models import AgendaItem
from modning_web.minutes.models import Amendment, Minutes, MinutesStep, Outcome

Written = dict[str, Any]
KINDS: tuple[method_outcome.OutcomeKind, ...] = get_args(method_outcome.OutcomeKind)
STATES: tuple[method.MinutesState, ...] = get_args(method.MinutesState)


def outcome_of(row: Outcome) -> method_outcome.Outcome:
    """Return the method's outcome; its sites are read with it where they were fetched."""
    return method_outcome.Outcome(
        id=str(row.pk),
        kind=kind_of(row.kind),
        text=row.text,
        owner=owner_of(row),
        due=row.due_date,
        sites=tuple(site.key for site in row.sites.all()),
        done_on=row.done_on,
    )


def kind_of(value: str) -> method_outcome.OutcomeKind:
    """Return a kind that came as text."""
    return next(one for one in KINDS if one == value)


def owner_of(row: Outcome) -> str:
    """Return who has it: the identifier of a person, the key of a role or party, or nobody."""
    return str(row.owner_id) if row.owner_id else row.owner_key


def written(outcome: method_outcome.Outcome) -> Written:
    """Return an outcome as an amendment keeps it."""
    return {
        "id": outcome.id,
        "kind": outcome.kind,
        "text": outcome.text,
        "owner": outcome.owner,
        "due": outcome.due.isoformat() if outcome.due else None,
        "sites": list(outcome.sites),
        "done_on": outcome.done_on.isoformat() if outcome.done_on else None,
    }


def read(kept: Written) -> method_outcome.Outcome:
    """Return an outcome that an amendment kept."""
    return method_outcome.Outcome(
        id=kept["id"],
        kind=kind_of(kept["kind"]),
        text=kept["text"],
        owner=kept["owner"],
        due=date.fromisoformat(kept["due"]) if kept["due"] else None,
        sites=tuple(kept["sites"]),
        done_on=date.fromisoformat(kept["done_on"]) if kept["done_on"] else None,
    )


def numbers_of(items: Iterable[AgendaItem]) -> tuple[int | None, ...]:
    """Return the number of each item, the same as on the agenda."""
    return item_numbers(one.kind for one in items)


def items_of(items: Iterable[AgendaItem], outcomes: Iterable[Outcome]) -> tuple[Item, ...]:
    """Return the method's items, each with what came of it."""
    by_item: Mapping[UUID, list[method_outcome.Outcome]] = defaultdict(list)
    for row in outcomes:
        by_item[row.item_id].append(outcome_of(row))
    return tuple(item_of(row, by_item[row.pk]) for row in items)


def minutes_of(row: Minutes | None, uid: str, items: tuple[Item, ...]) -> method.Minutes:
    """Return the method's minutes; a meeting without a row has a draft that nobody has begun."""
    if row is None:
        return method.Minutes(uid, items)
    steps = {one.deed: one for one in row.steps.all()}  # the last of each deed
    state = next(one for one in STATES if one == row.state)
    circulated = steps.get("circulate") if state != "draft" else None
    return method.Minutes(
        meeting=uid,
        items=items,
        state=state,
        circulated=_signature(circulated),
        approved=_signature(steps.get("approve")),
        amendments=tuple(_amendment(one) for one in row.amendments.all())
        if state == "approved"
        else (),
    )


def _signature(step: MinutesStep | None) -> method.Signature | None:
    return method.Signature(by=str(step.by_id), at=step.at) if step else None


def _amendment(row: Amendment) -> method.Amendment:
    return method.Amendment(
        signed=method.Signature(str(row.by_id), row.at),
        reason=row.reason,
        item=str(row.item_id),
        before=read(row.before) if row.before else None,
        after=read(row.after) if row.after else None,
        were=tuple(read(one) for one in row.were),
    )
