"""The agenda of a meeting: timed items, templates for them, and items that go on to the next."""

from modning.meeting.agenda.agenda import Agenda, Item, TimedItem, fit, item_numbers, timetable
from modning.meeting.agenda.carrying import UnableToCarry, copy_item, move_item
from modning.meeting.agenda.minutes_typed import UnreadableMinutes, read_minutes, write_minutes
from modning.meeting.agenda.templates import Template, agenda_from, template_of

__all__ = [
    "Agenda",
    "Item",
    "Template",
    "TimedItem",
    "UnableToCarry",
    "UnreadableMinutes",
    "agenda_from",
    "copy_item",
    "fit",
    "item_numbers",
    "move_item",
    "read_minutes",
    "template_of",
    "timetable",
    "write_minutes",
]
