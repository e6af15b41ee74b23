"""What has become of a series: the volume the plan expects, what is held, fixed and missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from modning.language import Text
from modning.meeting.meeting import Meeting
from modning.programme.expansion import Occurrence

_MISSING = Text("{number} mangler en dag", "{number} without a day")
_LATE = Text("{number} er ikke holdt i tide", "{number} not held in time")
_HELD = Text("{held} af {expected} holdt", "{held} of {expected} held")
_FIXED = Text("{number} fastlagt", "{number} fixed")
_CANCELLED = Text("{number} aflyst", "{number} cancelled")


@dataclass(frozen=True, slots=True)
class Volume:
    """An activity's meetings at one site, or for all, in one calendar year.

    Those without a day yet are `open` or, once their window is over, `late`; a fixed one whose
    day has passed without being recorded as held is `late` too. Cancelled ones were expected and
    are missed.
    """

    activity: str
    site: str | None
    year: int
    held: int = 0
    fixed: int = 0
    open: int = 0
    late: int = 0
    cancelled: int = 0

    @property
    def expected(self) -> int:
        """How many the plan has."""
        return self.held + self.fixed + self.open + self.late + self.cancelled

    @property
    def missing(self) -> int:
        """How many are still to be settled or made good for the plan to be kept."""
        return self.open + self.late + self.cancelled

    @property
    def told(self) -> Text:
        """Return “2 af 4 holdt, 1 fastlagt, 1 mangler en dag”."""
        parts = [_HELD.filled(held=self.held, expected=self.expected)]
        counted = ((_FIXED, self.fixed), (_MISSING, self.open), (_LATE, self.late))
        parts += [
            wording.filled(number=number)
            for wording, number in (*counted, (_CANCELLED, self.cancelled))
            if number
        ]
        return Text(", ".join(one.da for one in parts), ", ".join(one.en for one in parts))


def volumes(
    occurrences: Iterable[Occurrence], meetings: Mapping[str, Meeting], on: date
) -> tuple[Volume, ...]:
    """Return the volume of each activity, site and year, as it stands on the day `on`.

    `meetings` has the meeting of each occurrence's key; one without any is still in its window.
    A meeting counts in the year it was planned for, by its window's last day, wherever it is
    moved: so that a year's promise is seen broken. Continuous and as-needed activities promise
    no number and are left out.
    """
    counted: dict[tuple[str, str, int], list[str]] = {}
    for occurrence in occurrences:
        if occurrence.form == "meeting" and occurrence.dated:
            site = occurrence.site.key if occurrence.site else ""
            key = (occurrence.activity, site, occurrence.window.last_day.year)
            standing = _standing(occurrence, meetings.get(occurrence.key), on)
            counted.setdefault(key, []).append(standing)
    return tuple(
        Volume(
            activity,
            site or None,
            year,
            held=standings.count("held"),
            fixed=standings.count("fixed"),
            open=standings.count("open"),
            late=standings.count("late"),
            cancelled=standings.count("cancelled"),
        )
        for (activity, site, year), standings in sorted(counted.items())
    )


def _standing(occurrence: Occurrence, meeting: Meeting | None, on: date) -> str:
    if meeting is not None and meeting.is_over:
        return meeting.state
    days = meeting.slot.days if meeting and meeting.slot else occurrence.window
    if days.end <= on:
        return "late"
    return "fixed" if meeting is not None and meeting.state == "fixed" else "open"
