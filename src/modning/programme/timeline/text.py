"""The timeline as lines of text, for a terminal of any width, with or without box drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from modning.dates import Period
from modning.language import Language, Text, in_language
from modning.programme.timeline.axis import Tick, fine_ticks, year_ticks
from modning.programme.timeline.layout import Group, Mark, MarkKind, Row, Timeline
from modning.programme.timeline.table import TABLE_HEADINGS, TableRow
from modning.programme.timeline.words import KIND_NAMES, full_period, sites_words

NARROWEST = 40
_PHASES = Text("Faser", "Phases")
_ALSO = Text("også", "also")


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that a timeline is drawn with."""

    marks: dict[MarkKind, str]
    phase: tuple[str, str, str]
    separator: str
    rule: str
    today: str


UNICODE = Signs(
    marks={"day": "◆", "window": "█", "continuous": "━", "as-needed": "·", "undated": "░"},
    phase=("├", "─", "┤"),
    separator="│",
    rule="─",
    today="┆",
)
ASCII = Signs(
    marks={"day": "X", "window": "#", "continuous": "=", "as-needed": ".", "undated": "?"},
    phase=("<", "-", ">"),
    separator="|",
    rule="-",
    today=":",
)


def timeline_text(
    shown: Timeline,
    language: Language,
    *,
    width: int = 100,
    signs: Signs = UNICODE,
    today: date | None = None,
) -> str:
    """Return the timeline in lines of at most `width` characters, at least `NARROWEST`."""
    drawing = _Drawing(shown, language, max(width, NARROWEST), signs, today)
    return "\n".join(line.rstrip() for line in drawing.lines()) + "\n"


def table_text(rows: tuple[TableRow, ...], language: Language, *, width: int = 100) -> str:
    """Return the table as a list: when it is in the first column, and what in the second."""
    width = max(width, NARROWEST)
    first = min(max((len(row.when) for row in rows), default=0) + 2, width // 2)
    heading = in_language(TABLE_HEADINGS[0], language), in_language(TABLE_HEADINGS[1], language)
    lines = [f"{heading[0]:<{first}}{heading[1]}"]
    for row in rows:
        what = ", ".join(part for part in (row.activity, row.site, row.track) if part)
        whens, whats = _folded(row.when, first - 2), _folded(what, width - first)
        for number in range(max(len(whens), len(whats))):
            when = whens[number] if number < len(whens) else ""
            lines.append(f"{when:<{first}}" + (whats[number] if number < len(whats) else ""))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def phases_text(shown: Timeline, language: Language) -> str:
    """Return the phases, a line for each; names that are cut short in the drawing stand here."""
    width = max((len(band.phase.name) for band in shown.phases), default=0)
    lines = (
        f"{band.phase.name:<{width}}  {full_period(band.period, language)}\n"
        for band in shown.phases
    )
    heading = in_language(_PHASES, language)
    return f"{heading}\n{''.join(lines)}" if shown.phases else ""


@dataclass(frozen=True, slots=True)
class _Drawing:
    shown: Timeline
    language: Language
    width: int
    signs: Signs
    today: date | None

    @property
    def names(self) -> int:
        return self.width * 2 // 5

    @property
    def columns(self) -> int:
        return self.width - self.names - 1

    def lines(self) -> Iterator[str]:
        yield from self._axis()
        yield from self._phases()
        for group in self.shown.groups:
            yield self.signs.rule * self.width
            yield _cut(in_language(group.name, self.language).upper(), self.width)
            for row in group.rows:
                yield from self._row(row, group)
        yield self.signs.rule * self.width
        yield from _folded(self._key(), self.width)

    def _column(self, day: date) -> int:
        period = self.shown.period
        return min(max((day - period.start).days, 0), period.days) * self.columns // period.days

    def _reach(self, period: Period) -> tuple[int, int]:
        """Return the first column of the period, and the first after it."""
        first = min(self._column(period.start), self.columns - 1)
        return first, max(self._column(period.end), first + 1)

    def _axis(self) -> Iterator[str]:
        years = year_ticks(self.shown.period, self._fits)
        yield self._line("", self._ticks(years))
        if fine := fine_ticks(self.shown.period, self.language, self._fits):
            yield self._line("", self._ticks(fine))

    def _fits(self, label: str, days: int) -> bool:
        return len(label) + 1 < days * self.columns / self.shown.period.days

    def _ticks(self, ticks: tuple[Tick, ...]) -> list[str]:
        places = self._empty()
        for tick in ticks:
            first, end = self._reach(tick.period)
            if first:
                places[first] = self.signs.separator
            start = first + (1 if first else 0)
            _write(places, start, tick.label.center(end - start) if tick.label else "")
        return places

    def _phases(self) -> Iterator[str]:
        for lane in sorted({band.lane for band in self.shown.phases}):
            places = self._empty()
            for band in (band for band in self.shown.phases if band.lane == lane):
                first, end = self._reach(band.period)
                left, middle, right = self.signs.phase
                room = end - first - 2
                name = _cut(band.phase.name, room) if room > 2 else ""
                _write(places, first, left + name.center(max(room, 0), middle) + right)
            label = in_language(_PHASES, self.language) if lane == 0 else ""
            yield self._line(label, places)

    def _row(self, row: Row, group: Group) -> Iterator[str]:
        names = _folded(self._name(row, group), self.names - 1)
        for number in range(max(len(names), row.lanes)):
            places = self._empty()
            for mark in (mark for mark in row.marks if mark.lane == number):
                self._mark(places, mark)
            yield self._line(names[number] if number < len(names) else "", places)

    def _name(self, row: Row, group: Group) -> str:
        """Return the activity's name with its site or sites, and its other tracks."""
        site = sites_words(row, self.language)
        others = [self.shown.track_names[track] for track in row.tracks if track != group.key]
        if others and group.key in row.tracks:
            others[0] = f"{in_language(_ALSO, self.language)} {others[0]}"
        shared = [] if site == in_language(group.name, self.language) else [site]
        notes = ", ".join(part for part in (*shared, *others) if part)
        return f"{row.activity.name} ({notes})" if notes else row.activity.name

    def _mark(self, places: list[str], mark: Mark) -> None:
        first, end = self._reach(mark.period)
        sign = self.signs.marks[mark.kind]
        # Windows that follow each other at once are kept apart, where there is room.
        if end - first > 1 and places[first - 1] == sign and mark.kind == "window":
            first += 1
        places[first:end] = sign * (end - first)

    def _empty(self) -> list[str]:
        places = [" "] * self.columns
        if self.today and self.shown.period.contains(self.today):
            places[self._reach(Period.of_day(self.today))[0]] = self.signs.today
        return places

    def _line(self, name: str, places: list[str]) -> str:
        return f"{_cut(name, self.names):<{self.names}}{self.signs.separator}{''.join(places)}"

    def _key(self) -> str:
        used = {mark.kind for row in self.shown.rows for mark in row.marks}
        named = (
            f"{self.signs.marks[kind]} {in_language(name, self.language)}"
            for kind, name in KIND_NAMES.items()
            if kind in used
        )
        return "   ".join(named)


def _write(places: list[str], start: int, words: str) -> None:
    for offset, letter in enumerate(words):
        if start + offset < len(places):
            places[start + offset] = letter


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: max(width - 1, 0)] + "."


def _folded(words: str, width: int) -> list[str]:
    """Return the words in lines, control characters left out."""
    legible = "".join(letter if letter.isprintable() else " " for letter in words)
    return wrap(legible, width) or [""]
