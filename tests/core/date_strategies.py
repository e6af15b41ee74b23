"""Hypothesis strategies for amounts, durations and timings, and texts that resemble them."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from modning.amounts import Amount, write_amount
from modning.dates import (
    AsNeeded,
    Continuous,
    Duration,
    Moment,
    Period,
    Repeated,
    Timing,
    Window,
    write_duration,
    write_timing,
)
from modning.language import LANGUAGES

EARLIEST, LATEST = date(1900, 1, 1), date(2201, 1, 1)

days = st.dates(EARLIEST, LATEST - timedelta(days=1))
years = st.integers(1900, 2200)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    lowest = draw(st.integers(0, 10**9) | st.integers(0, 12))
    highest = draw(st.none() | st.just(lowest) | st.integers(lowest, lowest + 10**6))
    return Amount(lowest, highest, draw(st.booleans()))


@st.composite
def natural_periods(draw: st.DrawFn) -> Period:
    """Periods that begin and end with months, quarters, seasons and years."""
    year, other = sorted((draw(years), draw(years)))
    month, last = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    choices = [
        Period.of_month(year, month),
        Period.of_quarter(year, draw(st.integers(1, 4))),
        Period.of_half_year(year, draw(st.integers(1, 2))),
        Period.of_season(min(year, 2199), draw(st.sampled_from(["spring", "winter"]))),
        Period.of_year(year),
        Period.of_years(year, other),
        Period(date(year, month, 11), date(year, month, 21)),
        Period.of_months(year, min(month, last), year, max(month, last)),
        Period.of_months(min(year, 2199), month, min(year, 2199) + 1, last),
    ]
    return draw(st.sampled_from(choices))


@st.composite
def free_periods(draw: st.DrawFn) -> Period:
    start = draw(days)
    length = draw(st.integers(1, 40) | st.integers(1, 3000))
    return Period(start, min(start + timedelta(days=length), LATEST))


periods = natural_periods() | free_periods()


@st.composite
def windows(draw: st.DrawFn) -> Window:
    period = draw(periods)
    start, end = draw(
        st.sampled_from(
            [(period.start, period.end), (period.start, None), (None, period.end)],
        )
    )
    return Window(start, end, draw(st.booleans()))


clock_times = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    starts = draw(clock_times)
    later = st.none() | clock_times.filter(lambda clock: clock > starts)
    ends = None if starts == time(23, 59) else draw(later)
    return Moment(draw(days), starts, ends)


@st.composite
def repetitions(draw: st.DrawFn) -> Repeated:
    times = draw(st.integers(1, 12) | st.integers(1, 10**5))
    return Repeated(
        draw(st.sampled_from(["week", "month", "quarter", "half-year", "year", "programme"])),
        times,
        draw(st.booleans()),
        draw(st.none() | amounts()),
        draw(st.none() | windows()),
        draw(st.none() | st.integers(times + 1, times + 20)),
    )


timings: st.SearchStrategy[Timing] = st.one_of(
    windows(),
    moments(),
    repetitions(),
    st.builds(Continuous, st.none() | windows()),
    st.just(AsNeeded()),
)


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    unit = draw(st.sampled_from(["minutes", "half-days", "days", "weeks", "months"]))
    number = st.integers(1, 10**4) | st.integers(1, 16).map(lambda times: 30 * times)
    highest = draw(number)
    lowest = draw(st.just(highest) | st.integers(0, highest))
    if unit == "half-days" and lowest % 2 == 0 and highest % 2 == 0:
        unit = "days"
    overnight = unit in {"days", "half-days"} and draw(st.booleans())
    return Duration(unit, lowest, highest, draw(st.booleans()), overnight)


@st.composite
def texts_like_ours(draw: st.DrawFn) -> str:
    """The words of one or two written values, some lost and some run together."""
    written = st.one_of(
        st.builds(write_timing, timings, st.sampled_from(LANGUAGES)),
        st.builds(write_duration, durations(), st.sampled_from(LANGUAGES)),
        st.builds(write_amount, amounts(), st.sampled_from(LANGUAGES)),
    )
    words = " ".join(draw(st.lists(written, min_size=1, max_size=2))).split(" ")
    first = draw(st.integers(0, len(words) - 1))
    del words[first : first + draw(st.integers(0, 2))]
    return draw(st.sampled_from([" ", " ", "", " og ", "-"])).join(words)


any_text = st.text(max_size=250) | texts_like_ours()
