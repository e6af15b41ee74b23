"""Items that go on to the next meeting of a series: moved with what came of them, or copied."""

from dataclasses import replace

from modning.language import Text
from modning.meeting.agenda.agenda import Agenda, Item

_NO_ITEM = Text("Punktet står ikke på dagsordenen.", "The item is not on the agenda.")
_SAME = Text("Punktet står allerede på det møde.", "The item is already on that meeting's agenda.")


class UnableToCarry(ValueError):
    """An item that cannot go on to that meeting; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


def move_item(item_id: str, source: Agenda, target: Agenda) -> tuple[Agenda, Agenda]:
    """Return both agendas with the item moved to the end of `target`.

    It is the same item: its outcomes, documents and people follow, and it tells where it was.
    """
    item = _carried(item_id, source, target)
    moved = replace(item, came_from=(*item.came_from, source.meeting))
    left = tuple(one for one in source.items if one.id != item_id)
    return replace(source, items=left), replace(target, items=(*target.items, moved))


def copy_item(item_id: str, source: Agenda, target: Agenda, *, copy_id: str) -> Agenda:
    """Return `target` with a new item like the old one; its outcomes stay where they were made."""
    item = _carried(item_id, source, target)
    if target.item(copy_id):
        raise UnableToCarry(_SAME)
    copied = replace(item, id=copy_id, outcomes=(), came_from=(), copied_from=item_id)
    return replace(target, items=(*target.items, copied))


def _carried(item_id: str, source: Agenda, target: Agenda) -> Item:
    item = source.item(item_id)
    if item is None:
        raise UnableToCarry(_NO_ITEM)
    if source.meeting == target.meeting or target.item(item_id):
        raise UnableToCarry(_SAME)
    return item
