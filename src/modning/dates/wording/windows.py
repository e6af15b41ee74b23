"""Reads windows: a span, and what opens it to a side or makes it loose."""

from dataclasses import dataclass
from datetime import date

from modning.dates.period import Period
from modning.dates.timing import Window
from modning.dates.wording import mends
from modning.dates.wording import vocabulary as known
from modning.dates.wording.point import Opening
from modning.dates.wording.spans import Span, take_span
from modning.numerals import ABOUT
from modning.words import Refusal, Words


@dataclass(frozen=True, slots=True)
class WrittenWindow:
    """A window as written: its form is understood, its days not yet worked out."""

    span: Span
    opening: Opening | None = None
    about: bool = False

    @property
    def is_plain_point(self) -> bool:
        """Whether this is one point with nothing before it, as a day before a clock time is."""
        return self.span.last is None and self.opening is None and not self.about

    def window(self) -> Window:
        """Work out the days; refuse those that do not exist or stand in the wrong order."""
        period = self.span.period()
        # The end of something is always meant loosely.
        about = self.about or self.span.about or self.opening == "at-end"
        try:
            return Window(*_opened(period, self.opening), about)
        except ValueError:
            raise Refusal(mends.YEAR_OUT_OF_REACH) from None


def _opened(period: Period, opening: Opening | None) -> tuple[date | None, date | None]:
    bounds: dict[Opening | None, tuple[date | None, date | None]] = {
        None: (period.start, period.end),
        "from": (period.start, None),
        "after": (period.end, None),
        "before": (None, period.start),
        "by": (None, period.end),
        "at-end": (period.last_day, period.end),
    }
    return bounds[opening]


def take_window(words: Words) -> WrittenWindow | None:
    """Read the window that stands first in `words`, if one does."""
    about = words.skip(ABOUT)
    words.skip(known.IN)
    between = words.skip(known.BETWEEN)
    opening = words.take(known.OPENINGS)
    about = words.skip(ABOUT) or about
    span = take_span(words, between=between)
    if span is None or (between and span.last is None):
        return None
    if words.skip(known.ONWARDS):
        return WrittenWindow(span, "from", about) if _can_go_on(span, opening) else None
    if span.last is not None and opening == "from":
        opening = None
    return WrittenWindow(span, opening, about)


def _can_go_on(span: Span, opening: Opening | None) -> bool:
    return span.last is None and opening in {None, "from"}
