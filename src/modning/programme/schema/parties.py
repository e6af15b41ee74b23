"""Who takes part: parties by kind and number, their roles and their teams."""

from typing import Annotated, Literal

from pydantic import Field

from modning.programme.schema.written import HowMany, Line, Part, Place, Prose, Ref

PartyKind = Literal[
    "agency",
    "municipality",
    "ngo",
    "police-district",
    "evaluator",
    "training-supplier",
    "citizens",
    "other",
]


class PartyStatement(Part):
    """What another place in the source says of the same party."""

    at: Place
    number: HowMany | None = Field(None, description="How many, as stated there.")
    text: Prose | None = Field(None, description="What that place says, in short.")


class Party(Part):
    """One or several organisations of one kind that take part in the same way."""

    id: Ref
    kind: PartyKind
    name: Line
    number: HowMany | None = Field(
        None, description="How many organisations: “3–4”, “mindst 1”. Left out: not said."
    )
    members: tuple[Line, ...] = Field(
        (), description="The organisations' names, once they are known."
    )
    site: bool = Field(
        default=False, description="True when local activities are held once at each member."
    )
    days_a_month: Annotated[int, Field(ge=1, le=31)] | None = Field(
        None, description="At most so many working days a month of each organisation."
    )
    purpose: Prose | None = Field(None, description="What the party does in the programme.")
    at: Place | None = None
    stated: tuple[PartyStatement, ...] = ()


class Role(Part):
    """A role that people hold in a party."""

    id: Ref
    party: Ref
    name: Line
    number: HowMany | None = Field(None, description="How many people per organisation.")
    purpose: Prose | None = None
    at: Place | None = None


class TeamMember(Part):
    """A role's seat in a team."""

    role: Ref
    number: HowMany | None = None


class Team(Part):
    """A named group of roles, such as the implementation team of a municipality."""

    id: Ref
    party: Ref
    name: Line
    members: tuple[TeamMember, ...] = Field(min_length=1)
    extendable: bool = Field(default=False, description="More people may join when needed.")
    purpose: Prose | None = None
    at: Place | None = None
