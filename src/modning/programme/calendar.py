"""Occurrences as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from modning.language import Language, Text, in_language
from modning.programme.calendar_lines import clock_line, day_line, line, moment_line, text_line
from modning.programme.expansion import Occurrence
from modning.programme.labels import ACTIVITY_KINDS
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.wording import Wording

MAKER = "-//modning//programme calendar//DA"
DOMAIN = "programmes.modning"  # in the identifiers of what is only proposed
DANISH_TIME = ZoneInfo("Europe/Copenhagen")
# Summer time by the rule that holds since 1996.
DANISH_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")

_PARTICIPANTS = Text("Deltagere: {participants}", "Participants: {participants}")
_DURATION = Text("Varighed: {duration}", "Duration: {duration}")
_PLACE = Text("Sted: {place}", "Place: {place}")
_NOT_FIXED = Text(
    "Dagen er ikke fastlagt. Aktiviteten holdes et sted i perioden.",
    "The day is not settled. The activity is held somewhere in the period.",
)
_NO_TIME = Text(
    "Programmet siger ikke hvornår. Her står hele fasen eller programmet.",
    "The programme does not say when. The whole phase or programme is shown.",
)
# What an event is called for those who may be in danger if others see what it is about.
NEUTRAL_TITLE = Text("Aftale", "Appointment")
NEUTRAL_NAME = Text("Kalender", "Calendar")


@dataclass(frozen=True, slots=True)
class Settled:
    """What has become of an occurrence: the time it got, or that it is cancelled.

    `starts` and `ends` are moments with a time zone, or days (half-open) where no time was ever
    fixed. `sequence` is that of the latest invitation, so that both say the same.
    """

    title: str
    starts: date
    ends: date
    changed_at: datetime
    place: str = ""
    told: str = ""
    sequence: int = 0
    is_cancelled: bool = False


_NOTHING: Mapping[str, Settled] = MappingProxyType({})


def calendar_of(
    plans: Iterable[tuple[Programme, Iterable[Occurrence]]],
    *,
    name: str,
    stamped_at: datetime,
    language: Language,
    settled: Mapping[str, Settled] = _NOTHING,
    in_safety: bool = False,
) -> bytes:
    """Return a calendar called `name` with an event for each occurrence of each programme.

    `settled` has what became of occurrences by their `uid_of`; those stand instead of the plan's
    windows, and those that the plan has no more stand too. `in_safety` gives the calendar a
    neutral name, and every event a neutral title and nothing but its time.

    `stamped_at` is when the plans were last changed, with a time zone. A settled day is an all-day
    event, a moment has its clock time, and a window is a tentative all-day span that takes up no
    time. Leave out continuous occurrences beforehand if nobody wants them: see `meetings_of`.
    """
    if stamped_at.tzinfo is None:
        message = "the time of the stamp needs a time zone"
        raise ValueError(message)
    shown = in_language(NEUTRAL_NAME, language) if in_safety else name
    lines = [
        line("BEGIN", "VCALENDAR"),
        line("PRODID", MAKER),
        line("VERSION", "2.0"),
        line("CALSCALE", "GREGORIAN"),
        text_line("NAME", shown),
        text_line("X-WR-CALNAME", shown),
        DANISH_ZONE,
    ]
    for programme, occurrences in plans:
        writer = _Writer(programme, language, stamped_at, in_safety=in_safety)
        lines += (
            writer.event(occurrence, uid)
            for occurrence in occurrences
            if (uid := uid_of(programme, occurrence)) not in settled
        )
    neutral = in_language(NEUTRAL_TITLE, language) if in_safety else ""
    lines += (_settled_event(uid, one, neutral) for uid, one in settled.items())
    return "".join([*lines, line("END", "VCALENDAR")]).encode()


def meetings_of(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Return what is held at some time, without what goes on all along or as needed."""
    return tuple(occurrence for occurrence in occurrences if occurrence.form == "meeting")


def uid_of(programme: Programme, occurrence: Occurrence) -> str:
    """Return what calendars know the occurrence by, in every version of the plan.

    Some programs show it: so it says nothing of what the programme is about.
    """
    named = f"{programme.id}/{occurrence.key}"
    return str(UUID(bytes=sha256(named.encode()).digest()[:16]))


def _settled_event(uid: str, settled: Settled, neutral: str) -> str:
    """Write what became of an occurrence; with a `neutral` title, its time and nothing else."""
    told = [] if neutral else [("LOCATION", settled.place), ("DESCRIPTION", settled.told)]
    return "".join(
        [
            line("BEGIN", "VEVENT"),
            line("UID", uid),
            line("SEQUENCE", str(settled.sequence)),
            moment_line("DTSTAMP", settled.changed_at),
            _time_line("DTSTART", settled.starts),
            _time_line("DTEND", settled.ends),
            text_line("SUMMARY", neutral or settled.title),
            *(text_line(name, text) for name, text in told if text),
            line("STATUS", "CANCELLED" if settled.is_cancelled else "CONFIRMED"),
            line("TRANSP", "TRANSPARENT" if settled.is_cancelled else "OPAQUE"),
            line("END", "VEVENT"),
        ]
    )


class _Writer:
    """Writes the events of one programme in one language.

    What an activity's events have in common is written once, and kept as long as the writer.
    """

    def __init__(
        self, programme: Programme, language: Language, stamped_at: datetime, *, in_safety: bool
    ) -> None:
        self._programme = programme
        self._language = language
        self._in_safety = in_safety
        self._stamp = moment_line("DTSTAMP", stamped_at)
        self._wording = Wording(programme, language)
        self._activities = {activity.id: activity for activity in programme.activities}
        self._tracks = {track.id: track.name for track in programme.tracks}
        self._common: dict[tuple[object, ...], str] = {}
        self._spans: dict[tuple[object, ...], str] = {}

    def event(self, occurrence: Occurrence, uid: str) -> str:
        activity = self._activities[occurrence.activity]
        summary = text_line(
            "SUMMARY", self._summary(occurrence, activity), language=self._programme.language
        )
        return (
            f"BEGIN:VEVENT\r\n{line('UID', uid)}"
            f"{self._stamp}{self._span(occurrence, activity)}{summary}"
            f"{self._about(occurrence, activity)}END:VEVENT\r\n"
        )

    def _span(self, occurrence: Occurrence, activity: Activity) -> str:
        known = (activity.id, occurrence.window, occurrence.moment)
        if known not in self._spans:
            starts, ends = _span(occurrence, activity)
            written = _time_line("DTSTART", starts)
            self._spans[known] = written + (_time_line("DTEND", ends) if ends else "")
        return self._spans[known]

    def _about(self, occurrence: Occurrence, activity: Activity) -> str:
        settled = _is_settled(occurrence, activity)
        known = (activity.id, occurrence.dated, occurrence.form, settled)
        if known not in self._common:
            self._common[known] = "".join(self._lines_about(occurrence, activity, settled=settled))
        return self._common[known]

    def _lines_about(
        self, occurrence: Occurrence, activity: Activity, *, settled: bool
    ) -> Iterator[str]:
        if not self._in_safety:
            yield from self._lines_telling(occurrence, activity)
        yield line("STATUS", "CONFIRMED" if settled else "TENTATIVE")
        yield line("TRANSP", "OPAQUE" if settled else "TRANSPARENT")

    def _lines_telling(self, occurrence: Occurrence, activity: Activity) -> Iterator[str]:
        if told := "\n".join(self._told(occurrence, activity)):
            yield text_line("DESCRIPTION", told)
        if place := self._wording.place(activity):
            yield text_line("LOCATION", place, language=self._programme.language)
        yield text_line("CATEGORIES", *self._categories(activity))

    def _summary(self, occurrence: Occurrence, activity: Activity) -> str:
        if self._in_safety:
            return self._in(NEUTRAL_TITLE)
        return f"[{occurrence.site.name}] {activity.name}" if occurrence.site else activity.name

    def _told(self, occurrence: Occurrence, activity: Activity) -> Iterator[str]:
        if activity.purpose:
            yield activity.purpose
        if participants := self._wording.participants(activity):
            yield self._in(_PARTICIPANTS.filled(participants=", ".join(participants)))
        if activity.duration:
            yield self._in(_DURATION.filled(duration=self._wording.how_long(activity.duration)))
        if place := self._wording.place(activity):
            yield self._in(_PLACE.filled(place=place))
        if not occurrence.dated:
            yield self._in(_NO_TIME)
        elif occurrence.form == "meeting" and not _is_settled(occurrence, activity):
            yield self._in(_NOT_FIXED)

    def _categories(self, activity: Activity) -> list[str]:
        kind = self._in(ACTIVITY_KINDS[activity.kind])
        return [name for name in (*map(self._tracks.get, activity.tracks), kind) if name]

    def _in(self, text: Text) -> str:
        return in_language(text, self._language)


def _time_line(name: str, at: date) -> str:
    if isinstance(at, datetime):
        return clock_line(name, at.astimezone(DANISH_TIME), DANISH_TIME.key)
    return day_line(name, at)


def _span(occurrence: Occurrence, activity: Activity) -> tuple[date, date | None]:
    """Return when the event starts and ends; None where a clock time has no known end."""
    moment = occurrence.moment
    if moment is None:
        return occurrence.window.start, occurrence.window.end
    starts = datetime.combine(moment.day, moment.starts, DANISH_TIME)
    if moment.ends is not None:
        return starts, datetime.combine(moment.day, moment.ends, DANISH_TIME)
    if activity.duration and activity.duration.means.unit == "minutes":
        return starts, starts + timedelta(minutes=activity.duration.means.highest)
    return starts, None


def _is_settled(occurrence: Occurrence, activity: Activity) -> bool:
    """Whether the days are known: there is one, or it fills them all."""
    if occurrence.is_fixed or not occurrence.dated or activity.duration is None:
        return occurrence.is_fixed
    duration = activity.duration.means
    return duration.unit == "days" and duration.lowest >= occurrence.window.days
