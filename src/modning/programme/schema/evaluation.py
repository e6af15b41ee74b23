"""The evaluation and the intervention, as far as the programme's documents describe them."""

from typing import Literal

from pydantic import Field

from modning.programme.schema.activities import Refs
from modning.programme.schema.written import HowLong, HowMany, Line, Part, Place, Prose, Ref, When

GateDimension = Literal["effect", "economy", "implementation", "demand", "operation"]
Method = Literal[
    "questionnaire",
    "interview",
    "focus-group",
    "registration",
    "self-evaluation",
    "documents",
    "measurement",
    "cost-data",
    "case-visit",
    "desk-research",
]


class EvaluationQuestion(Part):
    """A question that the evaluation must answer."""

    id: Ref
    text: Prose
    dimensions: tuple[GateDimension, ...] = Field(
        (), description="Which of the five gate dimensions it speaks to."
    )
    at: Place | None = None


class DataSource(Part):
    """Something that data are gathered from: by which method, from whom, how often."""

    id: Ref
    name: Line
    methods: tuple[Method, ...]
    who: Refs = Field((), description="Parties, roles or teams that the data come from.")
    activity: Ref | None = Field(None, description="The activity in which it is gathered.")
    when: When | None = None
    times: HowMany | None = None
    content: Prose | None = None
    at: Place | None = None


class Evaluation(Part):
    """The evaluation plan."""

    by: Refs = ()
    design: tuple[Literal["formative", "summative"], ...] = ()
    purpose: Prose | None = None
    questions: tuple[EvaluationQuestion, ...] = ()
    data_sources: tuple[DataSource, ...] = ()
    notes: tuple[Prose, ...] = ()
    at: Place | None = None


class Contribution(Part):
    """What a party brings to the programme."""

    who: Refs = Field(min_length=1)
    text: Prose
    towards: Literal["evaluation", "implementation", "maturation", "training", "money", "other"]
    at: Place | None = None


class Step(Part):
    """A step of the intervention as the citizen meets it."""

    id: Ref
    name: Line
    sessions: HowMany | None = None
    duration: HowLong | None = None
    who: Refs = Field((), description="The citizens it is for.")
    by: Refs = Field((), description="The roles that deliver it.")
    after: Refs = ()
    parallel_to: Ref | None = Field(None, description="The step that runs at the same time.")
    share: Line | None = Field(None, description="How much of that step: “ca. halvdelen”.")
    text: Prose | None = None
    at: Place | None = None


class Material(Part):
    """A description or guide that the programme matures, with the versions it will have."""

    id: Ref
    name: Line
    versions: tuple[Line, ...] = ()
    at: Place | None = None


class Intervention(Part):
    """What the citizens are offered."""

    name: Line | None = None
    purpose: Prose | None = None
    target_group: Prose | None = None
    elements: tuple[Prose, ...] = Field((), description="Core elements as the document has them.")
    steps: tuple[Step, ...] = ()
    materials: tuple[Material, ...] = ()
    at: Place | None = None
