"""Kinds of value that a definition writes as text: what was written, and what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from modning.amounts import Amount, UnreadableAmount, read_amount
from modning.dates import (
    Duration,
    Moment,
    Timing,
    UnreadableDuration,
    UnreadableTiming,
    Window,
    read_duration,
    read_timing,
)
from modning.words import Unreadable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A wording as it stands in the definition, and the value it means."""

    text: str
    means: T

    def __str__(self) -> str:
        return self.text


def _reader(
    kind: str, read: Callable[[str], T], refusal: type[Unreadable]
) -> Callable[[Any], Written[T]]:
    def read_written(value: Any) -> Written[T]:
        if isinstance(value, Written):
            return value
        # A bare TOML date, date-time or number says the same as its text.
        if isinstance(value, date | datetime | int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise PydanticCustomError("written_as_text", "must be written as text")
        try:
            return Written(value, read(value))
        except refusal as error:
            context = {"text": value[:80], "mend": error.mend}
            raise PydanticCustomError(kind, "cannot be read", context) from error

    return read_written


def _written(
    kind: str, read: Callable[[str], Any], refusal: type[Unreadable], *, examples: list[str]
) -> tuple[PlainValidator, PlainSerializer, WithJsonSchema]:
    return (
        PlainValidator(_reader(kind, read, refusal)),
        PlainSerializer(str, return_type=str),
        # A bare year or number is an integer in TOML.
        WithJsonSchema({"type": ["string", "integer"], "examples": examples}),
    )


_TIMING = _written(
    "unreadable_timing",
    read_timing,
    UnreadableTiming,
    examples=["20. januar 2022", "september–oktober 2023", "hvert kvartal", "løbende"],
)
_DURATION = _written(
    "unreadable_duration",
    read_duration,
    UnreadableDuration,
    examples=["en halv time", "3–4 timer", "2 dage med overnatning"],
)
_AMOUNT = _written(
    "unreadable_amount", read_amount, UnreadableAmount, examples=["4", "3–4", "mindst 1", "ca. 10"]
)

When = Annotated[Written[Timing], *_TIMING]
HowLong = Annotated[Written[Duration], *_DURATION]
HowMany = Annotated[Written[Amount], *_AMOUNT]


def _without_zone(at: time) -> time:
    if at.tzinfo is not None:
        raise PydanticCustomError("time_type", "a clock time has no time zone")
    return at


def _no_number(value: Any) -> Any:
    # Pydantic would count seconds from 1970, or from midnight.
    if isinstance(value, int | float):
        raise PydanticCustomError("date_or_time_type", "a number is no date or time")
    return value


def _bounded(period: Written[Timing]) -> Written[Timing]:
    if not isinstance(period.means, Window | Moment):
        raise PydanticCustomError("unbounded_period", "must have bounds", {"text": period.text})
    return period


ClockTime = Annotated[time, BeforeValidator(_no_number), AfterValidator(_without_zone)]
Day = Annotated[date, BeforeValidator(_no_number)]
Number = Annotated[int, Field(strict=True)]
Stretch = Annotated[When, AfterValidator(_bounded)]
ID = r"^[a-z0-9][a-z0-9-]{0,79}$"
Ref = Annotated[
    str,
    Field(
        pattern=ID,
        description="An id: small letters a–z, digits and hyphens.",
    ),
]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Prose = Annotated[str, Field(min_length=1, max_length=5000)]
Place = Annotated[
    str,
    Field(min_length=1, max_length=200, description="Where in the source document this stands."),
]


class Part(BaseModel):
    """A part of a definition: frozen, and without fields nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
