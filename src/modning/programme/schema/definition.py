"""A whole programme definition."""

from typing import Literal

from pydantic import Field

from modning.programme.schema.activities import Activity
from modning.programme.schema.call import Call
from modning.programme.schema.evaluation import Contribution, Evaluation, Intervention
from modning.programme.schema.parties import Party, Role, Team
from modning.programme.schema.rules import Rule
from modning.programme.schema.written import Day, Line, Part, Place, Prose, Ref, Stretch, When

ProgrammeKind = Literal["maturation", "development-course"]


class Source(Part):
    """The document that a definition was written from."""

    title: Line
    dated: Day | None = Field(None, description="The date printed on the document.")
    leaves_open: tuple[Prose, ...] = Field((), description="What the document does not say.")
    notes: tuple[Prose, ...] = Field((), description="How the document was read.")


class Phase(Part):
    """A stretch of the programme with a name of its own."""

    id: Ref
    name: Line
    when: When | None = None
    purpose: Prose | None = None
    at: Place | None = None


class Track(Part):
    """A strand of work that runs through the phases."""

    id: Ref
    name: Line
    purpose: Prose | None = None
    at: Place | None = None


class Programme(Part):
    """A programme as its definition file says it."""

    format: Literal[1] = Field(description="The version of this file format.")
    id: Ref
    title: Line
    short_title: Line | None = None
    kind: ProgrammeKind
    language: Literal["da", "en"] = "da"
    period: Stretch
    owner: Ref | None = Field(None, description="The party that owns the programme.")
    purpose: Prose | None = None
    target_group: Prose | None = None
    reservation: Prose | None = Field(None, description="What may change, as published.")
    revised: Day | None = Field(None, description="The revision date of the plan.")
    source: Source | None = None
    parties: tuple[Party, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = ()
    teams: tuple[Team, ...] = ()
    phases: tuple[Phase, ...] = ()
    tracks: tuple[Track, ...] = ()
    activities: tuple[Activity, ...] = ()
    rules: tuple[Rule, ...] = ()
    call: Call | None = None
    evaluation: Evaluation | None = None
    contributions: tuple[Contribution, ...] = ()
    intervention: Intervention | None = None
    at: Place | None = None
