"""The call: who may apply, what is required, how it is judged, and what money may be used for."""

from typing import Literal

from pydantic import Field

from modning.programme.schema.written import HowMany, Line, Number, Part, Place, Prose, Ref, When

RequirementKind = Literal["applicant", "professional", "organisational", "participation", "formal"]
Selection = Literal["all-who-qualify", "all-up-to-capacity-then-scored", "scored", "first-come"]


class Requirement(Part):
    """Something an applicant meets or does not meet."""

    id: Ref
    kind: RequirementKind
    text: Prose
    paragraph: Line | None = Field(None, description="Where it stands in law.")
    at: Place | None = None


class Criterion(Part):
    """Something that applicants are compared on."""

    id: Ref
    name: Line
    text: Prose
    weight: Number | None = Field(None, ge=1, le=100)
    at: Place | None = None


class Partner(Part):
    """A party that an applicant must bring along."""

    party: Ref
    number: HowMany
    evidence: Prose | None = Field(None, description="How the cooperation is shown.")


class SpendingLimit(Part):
    """A ceiling on one kind of cost, in whole kroner."""

    text: Prose
    amount: Number = Field(ge=1)
    per: Literal["year", "grant"] = "year"


class BudgetRules(Part):
    """What the money may be used for, and how the budget is made."""

    eligible: tuple[Line, ...] = ()
    not_eligible: tuple[Line, ...] = ()
    limits: tuple[SpendingLimit, ...] = ()
    advice: tuple[Prose, ...] = ()
    at: Place | None = None


class CallStatement(Part):
    """What another place in the source says of the same call."""

    at: Place
    name: Line | None = Field(None, description="What the call is named there.")
    text: Prose | None = Field(None, description="What that place says, in short.")


class Call(Part):
    """An invitation to apply."""

    kind: Literal["grant", "free-course"]
    name: Line
    legal_basis: tuple[Line, ...] = ()
    purpose: Prose | None = None
    target_group: Prose | None = None
    applicants: Prose | None = Field(None, description="Who may apply.")
    decided_by: Prose | None = Field(None, description="Who must stand behind an application.")
    partners: tuple[Partner, ...] = ()
    capacity: HowMany | None = None
    opens: When | None = None
    deadline: When | None = None
    answer: When | None = None
    information_meeting: Ref | None = None
    submitted_by: tuple[Prose, ...] = Field((), description="How an application is sent.")
    contact: Ref | None = Field(None, description="The role that answers questions.")
    selection: Selection | None = None
    selection_text: Prose | None = None
    requirements: tuple[Requirement, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    advice: tuple[Prose, ...] = ()
    budget: BudgetRules = BudgetRules()
    notes: tuple[Prose, ...] = ()
    at: Place | None = None
    stated: tuple[CallStatement, ...] = ()
