"""Rules stated in prose that the activities must satisfy."""

from typing import Annotated, Literal

from pydantic import Field

from modning.programme.schema.activities import ActivityKind, Refs
from modning.programme.schema.written import HowMany, Part, Place, Prose, Ref, When

Measure = Literal["times", "days", "months"]
Per = Literal["site", "year", "half-year", "quarter", "month", "phase"]


class Rule(Part):
    """A promise in the text: so many of these, in each of those, by this measure.

    ``times`` counts occurrences, ``days`` adds up their days, ``months`` measures from the first
    occurrence to the last. A rule per year holds in every whole calendar year of the programme
    unless `within` says which.
    """

    id: Ref
    text: Prose
    of: Refs = Field((), description="Activities that count.")
    of_kind: tuple[ActivityKind, ...] = Field((), description="Kinds of activity that count.")
    measure: Measure = "times"
    number: HowMany
    per: Annotated[tuple[Per, ...], Field(description="Left out: in the whole programme.")] = ()
    within: When | None = None
    with_party: Ref | None = Field(
        None, description="Only occurrences that this party, role or team takes part in count."
    )
    at: Place | None = None
