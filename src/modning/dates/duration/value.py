"""How long something lasts."""

from dataclasses import dataclass
from typing import Literal

DurationUnit = Literal["minutes", "half-days", "days", "weeks", "months"]


@dataclass(frozen=True, slots=True)
class Duration:
    """From `lowest` to `highest` of a unit; the same number twice where there is no range.

    Hours are counted in minutes, years in months. A day fills a day of work: "en hel dag" is one
    day. Half-days are only for what whole days cannot say: "en halv dag", "1½ dag". `lowest` is 0
    in "op til 2 timer". `overnight` tells that people stay the night, and goes with days only.
    `about` tells that the numbers are meant loosely. It does not widen them.
    """

    unit: DurationUnit
    lowest: int
    highest: int
    about: bool = False
    overnight: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.lowest <= self.highest or self.highest == 0:
            message = f"A duration cannot be {self.lowest} to {self.highest} {self.unit}."
            raise ValueError(message)
        if self.overnight and self.unit not in {"days", "half-days"}:
            message = "Only days can have an overnight stay."
            raise ValueError(message)
        if self.unit == "half-days" and self.lowest % 2 == 0 and self.highest % 2 == 0:
            message = f"Write {self.lowest} to {self.highest} half-days as whole days."
            raise ValueError(message)
