"""When people are busy, read from calendar files that may be broken or made to do harm."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped]  # it ships no types
from icalendar import Calendar, Component

from modning.dates import Period
from modning.language import Text
from modning.planning.quarters import A_DAY, Stretch, quarter_at, quarter_of
from modning.planning.repetition import repeats_too_often, repeats_without_end

LARGEST: Final = 5_000_000
MOST_EVENTS: Final = 20_000
MOST_TIMES: Final = 50_000
_DANISH_TIME = ZoneInfo("Europe/Copenhagen")

_TOO_LARGE = Text(
    "Kalenderen fylder over 5 MB og er ikke læst. Eksportér kun den periode, der skal planlægges.",
    "The calendar is over 5 MB and was not read. Export only the period to be planned.",
)
_UNREADABLE = Text(
    "Filen kan ikke læses som en kalender. Eksportér den igen som iCalendar (.ics).",
    "The file cannot be read as a calendar. Export it again as iCalendar (.ics).",
)
_EVENT = Text(
    "{count} aftaler kan ikke læses og er ikke regnet med, første gang: {name}.",
    "{count} events cannot be read and do not count, the first: {name}.",
)
_OFTEN = Text(
    "{count} aftaler gentages oftere end hver time og er ikke regnet med, første gang: {name}.",
    "{count} events repeat more often than hourly and do not count, the first: {name}.",
)
_MANY = Text(
    "Kalenderen har flere end {most} aftaler i perioden. Resten er ikke regnet med.",
    "The calendar has more than {most} events in the period. The rest do not count.",
)
_NAMELESS = Text("en aftale uden navn", "an event without a name")


@dataclass(frozen=True, slots=True)
class BusyTimes:
    """The busy stretches of a calendar, joined and in order, and what was not understood in it."""

    stretches: tuple[Stretch, ...]
    remarks: tuple[Text, ...] = ()


def read_busy_times(
    content: bytes, within: Period, but: Collection[str] = frozenset()
) -> BusyTimes:
    """Return when the owner of an iCalendar file is busy inside `within`, by Danish time.

    Events that are cancelled or marked as free do not count, nor those whose UID is in `but`: the
    meetings that are being planned; an all-day event fills its days.
    Never raises: what cannot be read is told in the remarks, and the rest counts.
    """
    if len(content) > LARGEST:
        return BusyTimes((), (_TOO_LARGE,))
    try:
        calendars = Calendar.from_ical(content, multiple=True)
    except Exception:
        return BusyTimes((), (_UNREADABLE,))
    if not calendars:
        return BusyTimes((), (_UNREADABLE,))
    reader = _Reader(within, but)
    for calendar in calendars:
        reader.read(calendar)
    return reader.told()


class _Reader:
    def __init__(self, within: Period, but: Collection[str]) -> None:
        self.but = but
        self.frame = Stretch(quarter_of(within.start), quarter_of(within.end))
        self.within = within
        self.found: list[Stretch] = []
        self.refused: dict[Text, list[Text]] = defaultdict(list)
        self.is_full = False

    def told(self) -> BusyTimes:
        remarks = [
            words.filled(count=len(names), name=names[0]) for words, names in self.refused.items()
        ]
        if self.is_full:
            remarks.append(_MANY.filled(most=MOST_TIMES))
        return BusyTimes(tuple(joined(self.found)), tuple(remarks))

    def read(self, calendar: Component) -> None:
        zones = [part for part in calendar.subcomponents if part.name == "VTIMEZONE"]
        events: dict[str, list[Component]] = defaultdict(list)
        for n, part in enumerate(calendar.subcomponents[:MOST_EVENTS]):
            if part.name == "VEVENT" and str(part.get("UID")) not in self.but:
                events[str(part.get("UID", n))].append(part)
            elif part.name == "VFREEBUSY":
                self._guarded(part, self._of_free_busy(part))
        self.is_full |= len(calendar.subcomponents) > MOST_EVENTS
        for group in events.values():
            if self.is_full:
                return
            self._guarded(group[0], self._of_group(zones, group))

    def _of_group(self, zones: list[Component], group: list[Component]) -> Iterator[Stretch]:
        """Yield the times of an event, single times of it that were moved included."""
        if not any("RRULE" in event or "RDATE" in event for event in group):
            for event in group:
                yield from self._of_event(event)
        elif any(repeats_too_often(event) for event in group):
            self.refused[_OFTEN].append(_name_of(group[0]))
        elif not any(repeats_without_end(event) for event in group):
            yield from self._of_repeated(zones, group)

    def _guarded(self, part: Component, times: Iterator[Stretch]) -> None:
        try:
            for stretch in times:
                if stretch.overlaps(self.frame):
                    self.found.append(stretch)
                    if len(self.found) >= MOST_TIMES:
                        self.is_full = True
                        return
        except Exception:
            self.refused[_EVENT].append(_name_of(part))

    def _of_repeated(self, zones: list[Component], group: list[Component]) -> Iterator[Stretch]:
        calendar = Calendar()
        for part in (*zones, *group):
            calendar.add_component(part)
        for event in recurring_ical_events.of(calendar).between(self.within.start, self.within.end):
            yield from self._of_event(event)

    def _of_event(self, event: Component) -> Iterator[Stretch]:
        is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
        if is_free or str(event.get("STATUS", "")).upper() == "CANCELLED":
            return
        start = _value(event, "DTSTART").dt
        yield from stretch_between(start, _end_of(event, start))

    def _of_free_busy(self, part: Component) -> Iterator[Stretch]:
        told: Any = part.get("FREEBUSY", [])
        for entry in told if isinstance(told, list) else [told]:
            if str(entry.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                start, end = entry.start, entry.end
                yield from stretch_between(start, end)


def stretch_between(start: date, end: date) -> Iterator[Stretch]:
    """Yield the quarters between two times, none where the end is not after the start."""
    first, last = _quarter(start), _quarter(end, up=True)
    if first < last:
        yield Stretch(first, last)


def joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches in order, with those that touch joined."""
    open_one: Stretch | None = None
    for stretch in sorted(stretches):
        if open_one is not None and stretch.start <= open_one.end:
            open_one = Stretch(open_one.start, max(open_one.end, stretch.end))
            continue
        if open_one is not None:
            yield open_one
        open_one = stretch
    if open_one is not None:
        yield open_one


def _end_of(event: Component, start: date) -> Any:
    if "DTEND" in event:
        return _value(event, "DTEND").dt
    if "DURATION" in event:
        return start + _value(event, "DURATION").dt
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def _value(part: Component, name: str) -> Any:
    return part[name]


def _quarter(moment: date, *, up: bool = False) -> int:
    """Return the quarter of a time by the Danish clock; a begun quarter counts when going up."""
    if not isinstance(moment, datetime):
        return quarter_of(moment)
    local = moment.astimezone(_DANISH_TIME) if moment.tzinfo else moment
    begun = up and (local.minute % 15 or local.second or local.microsecond)
    return quarter_at(local) + (1 if begun else 0)


def _name_of(event: Component) -> Text:
    name = "".join(letter for letter in str(event.get("SUMMARY", ""))[:60] if letter.isprintable())
    return Text(f"“{name}”", f"“{name}”") if name else _NAMELESS


def day_stretch(period: Period) -> Stretch:
    """Return whole days as a stretch."""
    return Stretch(quarter_of(period.start), quarter_of(period.start) + period.days * A_DAY)
