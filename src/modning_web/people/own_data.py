"""Nothing is held here about a person but what they did."""

from modning_web.access.own_parts import DONE, leave_out

leave_out({"people.peopleupload.by": DONE})
