"""Days, times and names as planning writes them."""

from modning.dates import Period
from modning.language import Text
from modning.planning.quarters import A_DAY, AN_HOUR, day_of, moment_of

_DAYS = (
    *(Text("mandag", "Monday"), Text("tirsdag", "Tuesday"), Text("onsdag", "Wednesday")),
    *(Text("torsdag", "Thursday"), Text("fredag", "Friday"), Text("lørdag", "Saturday")),
    Text("søndag", "Sunday"),
)


def written_start(start: int) -> Text:
    """Return when a meeting starts: “tirsdag 7.3.2023 kl. 9.00”."""
    moment = moment_of(start)
    day = day_of(start)
    weekday = _DAYS[day.weekday()]
    return Text(
        f"{weekday.da} {day.day}.{day.month}.{day.year} kl. {moment.hour}.{moment.minute:02}",
        f"{weekday.en} {day.day}.{day.month}.{day.year} at {moment.hour}.{moment.minute:02}",
    )


def written_clock(quarter: int) -> str:
    """Return the clock time of a quarter: “9.15”."""
    within = quarter % A_DAY
    return f"{within // AN_HOUR}.{within % AN_HOUR * 15:02}"


def listed(names: list[str]) -> Text:
    """Return names as a sentence has them: “A, B og C”."""
    if len(names) < 2:
        return Text("".join(names), "".join(names))
    head = ", ".join(names[:-1])
    return Text(f"{head} og {names[-1]}", f"{head} and {names[-1]}")


def written_period(period: Period) -> Text:
    """Return the first and the last day: “3.3.2025–14.3.2025”."""
    first, last = period.start, period.last_day
    days = f"{first.day}.{first.month}.{first.year}–{last.day}.{last.month}.{last.year}"
    return Text(days, days)
