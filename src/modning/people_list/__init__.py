"""Lists of people as organisations keep them, in Excel or as text: read, checked and placed."""

from modning.people_list.matching import PlacedLine, placed
from modning.people_list.reading import PeopleList, UnreadablePeopleList, read_people
from modning.people_list.value import Line

__all__ = ["Line", "PeopleList", "PlacedLine", "UnreadablePeopleList", "placed", "read_people"]
