"""Reads windows: a span, and what opens it to a side or makes it loose."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from modning.dates.period import Period
from modning.dates.timing import Window
from modning.dates.wording import mends
from modning.dates.wording import vocabulary as known
from modning.dates.wording.spans import Span, take_span
from modning.numerals import ABOUT
from modning.words import Refusal, Words

_Opening = Callable[[Period, bool], Window]


def _whole(period: Period, about: bool) -> Window:
    return Window(period.start, period.end, about)


def _from(period: Period, about: bool) -> Window:
    return Window(period.start, None, about)


def _after(period: Period, about: bool) -> Window:
    return Window(period.end, None, about)


def _before(period: Period, about: bool) -> Window:
    return Window(None, period.start, about)


def _by(period: Period, about: bool) -> Window:
    return Window(None, period.end, about)


def _at_end(period: Period, about: bool) -> Window:
    del about  # the end of something is always meant loosely
    return Window(period.end - timedelta(days=1), period.end, True)


_LEADS: tuple[tuple[frozenset[str], _Opening], ...] = (
    (known.BY, _by),
    (known.AT_END, _at_end),
    (known.FROM, _from),
    (known.AFTER, _after),
    (known.BEFORE, _before),
)


@dataclass(frozen=True, slots=True)
class WrittenWindow:
    """A window as written: its form is understood, its days not yet worked out."""

    span: Span
    opening: _Opening = _whole
    about: bool = False

    @property
    def is_plain_point(self) -> bool:
        """Whether this is one point with nothing before it, as a day before a clock time is."""
        return self.span.last is None and self.opening is _whole and not self.about

    def window(self) -> Window:
        """Work out the days; refuse those that do not exist or stand in the wrong order."""
        period = self.span.period()
        try:
            return self.opening(period, self.about or self.span.about)
        except ValueError:
            raise Refusal(mends.YEAR_OUT_OF_REACH) from None


def take_window(words: Words) -> WrittenWindow | None:
    """Read the window that stands first in `words`, if one does."""
    about = words.skip(ABOUT)
    words.skip(known.IN)
    between = words.skip(known.BETWEEN)
    opening = _take_opening(words)
    about = words.skip(ABOUT) or about
    span = take_span(words, between=between)
    if span is None or (between and span.last is None):
        return None
    if words.skip(known.ONWARDS):
        if span.last is not None or opening not in (_whole, _from):
            return None
        opening = _from
    if span.last is not None and opening is _from:
        opening = _whole
    return WrittenWindow(span, opening, about)


def _take_opening(words: Words) -> _Opening:
    return next((opening for leads, opening in _LEADS if words.skip(leads)), _whole)
