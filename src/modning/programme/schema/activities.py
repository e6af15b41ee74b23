"""What is done: activities with time, place, participants, responsibilities and results."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from modning.programme.schema.written import (
    ClockTime,
    HowLong,
    HowMany,
    Line,
    Part,
    Place,
    Prose,
    Ref,
    When,
)

ActivityKind = Literal[
    "kickoff-meeting",
    "introduction-call",
    "start-workshop",
    "planning-workshop",
    "development-meeting",
    "dialogue-meeting",
    "status-meeting",
    "follow-up-meeting",
    "network-meeting",
    "peer-sparring",
    "advice",
    "training",
    "delivery",
    "experience-meeting",
    "maturation-forum",
    "workshop",
    "closing-workshop",
    "closing-meeting",
    "information-meeting",
    "self-evaluation",
    "interview",
    "case-visit",
    "data-collection",
    "local-work",
    "other",
]
Scope = Literal["common", "local"]
Format = Literal["in-person", "virtual", "telephone", "in-writing"]
Presence = Literal["required", "possibly", "as-needed", "welcome"]
YieldKind = Literal[
    "version",
    "final-version",
    "local-plan",
    "development-goals",
    "minutes",
    "agreement",
    "report",
    "dataset",
    "other",
]


def _one_or_several(value: Any) -> Any:
    return (value,) if isinstance(value, str | int) or not hasattr(value, "__iter__") else value


Whens = Annotated[
    tuple[When, ...],
    BeforeValidator(
        _one_or_several,
        json_schema_input_type=When | list[When],
    ),
]
Refs = Annotated[
    tuple[Ref, ...], BeforeValidator(_one_or_several, json_schema_input_type=Ref | list[Ref])
]
Formats = Annotated[
    tuple[Format, ...],
    BeforeValidator(_one_or_several, json_schema_input_type=Format | list[Format]),
]


class Participant(Part):
    """Who takes part: a party, a role or a team, and how firmly they are expected."""

    who: Ref
    number: HowMany | None = Field(None, description="How many from each organisation.")
    per: Line | None = Field(None, description="What the number counts for: “afdeling”.")
    times_a_year: Annotated[int, Field(ge=1, le=366)] | None = Field(
        None, description="Joins so many of the times a year, as the plan shares them out."
    )
    presence: Presence = "required"
    online: bool = Field(default=False, description="May take part online.")
    condition: Prose | None = Field(None, description="Which of them: “som har leveret indsatsen”.")


class Responsible(Part):
    """Who does the work around an activity; several names share it."""

    agenda: Refs = ()
    invitation: Refs = ()
    dates: Refs = Field((), description="Who settles the date.")
    chair: Refs = Field((), description="Who chairs or facilitates.")
    minutes: Refs = Field((), description="Who writes the decision minutes.")
    rooms: Refs = ()
    catering: Refs = ()
    preparation: Refs = Field((), description="Who prepares, where nothing more is said.")


class AgendaItem(Part):
    """A timed item on the agenda."""

    starts: ClockTime = Field(alias="from")
    ends: ClockTime = Field(alias="to")
    title: Line
    by: Refs = ()
    questions: bool = Field(default=False, description="Time set aside for questions.")


class Yield(Part):
    """What an activity must result in."""

    kind: YieldKind
    name: Line
    of: Line | None = Field(None, description="What it is a version or part of.")


class ActivityStatement(Part):
    """What another place in the source says of the same activity."""

    at: Place
    text: Prose | None = Field(None, description="What that place says, in short.")
    when: Whens = ()
    times: HowMany | None = None
    duration: HowLong | None = None
    total: HowLong | None = Field(None, description="How long all times take together.")
    format: Formats = ()
    participants: Refs = ()


class Activity(Part):
    """One activity: one set of dates, however many tracks it serves."""

    id: Ref
    name: Line
    kind: ActivityKind
    scope: Scope = Field("common", description="Common to all sites, or held at each site.")
    tracks: Refs = ()
    phases: Refs = ()
    when: Whens = Field((), description="One wording per time it is held. Left out: not said.")
    times: HowMany | None = Field(None, description="How often in all, where it is said.")
    duration: HowLong | None = None
    format: Formats = ()
    place: Line | None = None
    purpose: Prose | None = None
    content: tuple[Prose, ...] = ()
    participants: tuple[Participant, ...] = ()
    extendable: bool = Field(default=False, description="More may take part when needed.")
    responsible: Responsible = Responsible()
    after: Refs = Field((), description="Activities that must be over before this one.")
    during: Ref | None = Field(None, description="The activity that this one is a part of.")
    yields: tuple[Yield, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    notes: tuple[Prose, ...] = ()
    at: Place | None = None
    stated: tuple[ActivityStatement, ...] = ()
