"""From a definition file to a programme, or to findings that name the place and the mend."""

from modning.programme.reading.definition import (
    Definition,
    UnreadableDefinition,
    read_definition,
)

__all__ = ["Definition", "UnreadableDefinition", "read_definition"]
