"""The stretches in which a rule must hold: each year, each quarter, each phase, or all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from modning.dates import Period
from modning.dates.period import month_after
from modning.language import Text
from modning.programme.checking.inspection import Inspection
from modning.programme.checking.spans import bounds
from modning.programme.checking.wording import period_text
from modning.programme.expansion import Occurrence
from modning.programme.schema.activities import Activity
from modning.programme.schema.rules import Per, Rule

Lying = Literal["inside", "perhaps", "outside"]

_MONTHS: dict[Per, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_WHOLE = Text("i hele programmet", "in the whole programme")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that a rule speaks of; without a period and phase it is the whole programme."""

    name: Text
    period: Period | None = None
    phase: str | None = None

    def lying(self, occurrence: Occurrence, activity: Activity) -> Lying:
        """Tell whether an occurrence lies here: surely, perhaps, or not."""
        by_phase = self._by_phase(activity)
        if by_phase == "outside" or self.period is None:
            return by_phase
        if self.period.covers(occurrence.window):
            return by_phase
        return "perhaps" if self.period.overlaps(occurrence.window) else "outside"

    def _by_phase(self, activity: Activity) -> Lying:
        if self.phase is None:
            return "inside"
        if not activity.phases:
            return "perhaps"
        if self.phase not in activity.phases:
            return "outside"
        return "inside" if len(activity.phases) == 1 else "perhaps"


def stretches(rule: Rule, inspection: Inspection) -> Iterator[Stretch]:
    """Return the stretches in which `rule` must hold, whole ones only."""
    frames = _phases(inspection) if "phase" in rule.per else (_frame(rule, inspection),)
    months = min((_MONTHS[per] for per in rule.per if per in _MONTHS), default=None)
    for frame in frames:
        if months is None:
            yield frame
        else:
            yield from _steps(months, frame, inspection)


def _steps(months: int, frame: Stretch, inspection: Inspection) -> Iterator[Stretch]:
    within = frame.period or inspection.period
    if frame.phase:
        within = inspection.phases.get(frame.phase, within)
    for period in whole_steps(months, within):
        yield Stretch(_in(period_text(period)), period, frame.phase)


def whole_steps(months: int, frame: Period) -> Iterator[Period]:
    """Return the calendar months, quarters, half-years or years that lie wholly in `frame`."""
    first = date(frame.start.year, (frame.start.month - 1) // months * months + 1, 1)
    if first < frame.start:
        first = month_after(first, months)
    while (end := month_after(first, months)) <= frame.end:
        yield Period(first, end)
        first = end


def _frame(rule: Rule, inspection: Inspection) -> Stretch:
    span = bounds(rule.within.means) if rule.within else None
    if rule.within is None or span is None:
        return Stretch(_WHOLE)
    start = inspection.period.start if span.start == date.min else span.start
    end = inspection.period.end if span.end == date.max else span.end
    text = _in(Text(rule.within.text, rule.within.text))
    return Stretch(text, Period(start, end)) if start < end else Stretch(_WHOLE)


def _phases(inspection: Inspection) -> Iterator[Stretch]:
    for phase in inspection.programme.phases:
        name = Text(f"i fasen “{phase.name}”", f"in the phase “{phase.name}”")
        # An activity that names its phase counts there, wherever its window reaches.
        yield Stretch(name, None, phase.id)


def _in(text: Text) -> Text:
    return Text(f"i {text.da}", f"in {text.en}")
