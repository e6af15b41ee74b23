"""``modning show``: a definition as a timeline in the terminal."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, timedelta

from modning.cli import clock
from modning.cli.command import NOT_UNDERSTOOD, Command, Refused
from modning.cli.files import programme_in
from modning.cli.terminal import Terminal
from modning.dates import Moment, Period, UnreadableTiming, Window, read_timing
from modning.language import Language, Text, in_language
from modning.programme.expansion import Occurrence, expand
from modning.programme.schema.definition import Programme
from modning.programme.site import planned_sites
from modning.programme.timeline.layout import Timeline, timeline
from modning.programme.timeline.table import timeline_table
from modning.programme.timeline.text import ASCII, UNICODE, phases_text, table_text, timeline_text

MOST_SITES = 1000

_FILE = Text("programfil; - er standard input", "programme file; - is standard input")
_SITES = Text(
    "regn med så mange steder, hvor de ikke har navne", "plan with so many sites without names"
)
_BY = Text("rækker efter spor eller efter sted", "rows by track or by site")
_WIDTH = Text("linjens længde i tegn", "length of a line in characters")
_FROM = Text("vis fra denne tid: 2024, “maj 2024”", "show from this time: 2024, “May 2024”")
_TO = Text("vis til og med denne tid", "show up to and including this time")
_FORMAT = Text("tegning og liste, eller JSON", "drawing and list, or JSON")
_BACKWARDS = Text("--from skal ligge før --to.", "--from must come before --to.")


def _add_arguments(parser: ArgumentParser, language: Language) -> None:
    def explained(text: Text) -> str:
        return in_language(text, language)

    time = explained(Text("TID", "TIME"))
    parser.add_argument("file", metavar=explained(Text("FIL", "FILE")), help=explained(_FILE))
    parser.add_argument("--sites", type=_number_of_sites, metavar="N", help=explained(_SITES))
    parser.add_argument("--by", choices=("track", "site"), default="track", help=explained(_BY))
    parser.add_argument("--width", type=int, metavar="N", help=explained(_WIDTH))
    parser.add_argument(
        "--from", dest="start", type=_first_day, metavar=time, help=explained(_FROM)
    )
    parser.add_argument("--to", dest="end", type=_day_after, metavar=time, help=explained(_TO))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=explained(_FORMAT)
    )


def _run(chosen: Namespace, terminal: Terminal) -> int:
    programme = programme_in(chosen.file)
    occurrences = expand(programme, planned_sites(programme, count=chosen.sites))
    shown = timeline(programme, occurrences, by=chosen.by)
    if chosen.start or chosen.end:
        period = _asked(chosen.start or shown.period.start, chosen.end or shown.period.end)
        occurrences = tuple(one for one in occurrences if one.window.overlaps(period))
        shown = timeline(programme, occurrences, by=chosen.by, within=period)
    if chosen.format == "json":
        terminal.write_json(_as_json(programme, shown, occurrences))
    else:
        _write(programme, shown, occurrences, (chosen, terminal))
    return 0


def _write(
    programme: Programme,
    shown: Timeline,
    occurrences: tuple[Occurrence, ...],
    asked: tuple[Namespace, Terminal],
) -> None:
    chosen, terminal = asked
    width = terminal.width if chosen.width is None else chosen.width
    signs = UNICODE if terminal.draws_boxes else ASCII
    today = clock.now().date()
    rows = timeline_table(programme, occurrences, terminal.language, by=chosen.by)
    drawing = timeline_text(shown, terminal.language, width=width, signs=signs, today=today)
    listed = (
        phases_text(shown, terminal.language),
        table_text(rows, terminal.language, width=width),
    )
    terminal.write("\n".join([programme.title, "", drawing, *filter(None, listed)]).rstrip("\n"))


def _asked(start: date, end: date) -> Period:
    if start >= end:
        raise Refused(_BACKWARDS, NOT_UNDERSTOOD)
    return Period(start, end)


def _number_of_sites(word: str) -> int:
    number = int(word)
    if not 1 <= number <= MOST_SITES:
        raise ArgumentTypeError(f"1–{MOST_SITES}")
    return number


def _first_day(word: str) -> date:
    return _period(word).start


def _day_after(word: str) -> date:
    return _period(word).end


def _period(word: str) -> Period:
    try:
        timing = read_timing(word)
    except UnreadableTiming as error:
        raise ArgumentTypeError(f"{word!r}: {error.mend.da} / {error.mend.en}") from None
    match timing:
        case Moment():
            return Period.of_day(timing.day)
        case Window(start=date() as start, end=date() as end):
            return Period(start, end)
    raise ArgumentTypeError(f"{word!r}: 2024-05-31, 2024, “maj 2024”")


def _as_json(
    programme: Programme, shown: Timeline, occurrences: tuple[Occurrence, ...]
) -> dict[str, object]:
    """Return the plan for programs; each `last` is the last day that belongs to the period."""
    names = {activity.id: activity for activity in programme.activities}
    return {
        "id": programme.id,
        "title": programme.title,
        **_days(shown.period),
        "phases": [
            {"id": band.phase.id, "name": band.phase.name, "said": band.said, **_days(band.period)}
            for band in shown.phases
        ],
        "occurrences": [
            {
                "key": one.key,
                "activity": one.activity,
                "name": names[one.activity].name,
                "tracks": list(names[one.activity].tracks),
                "turn": one.turn,
                "site": one.site.name if one.site else None,
                "form": one.form,
                "dated": one.dated,
                **_days(one.window),
                **_hours(one),
            }
            for one in occurrences
        ],
    }


def _days(period: Period) -> dict[str, str]:
    return {
        "first": f"{period.start:%Y-%m-%d}",
        "last": f"{period.end - timedelta(days=1):%Y-%m-%d}",
    }


def _hours(one: Occurrence) -> dict[str, str | None]:
    starts = one.moment.starts if one.moment else None
    ends = one.moment.ends if one.moment else None
    return {
        "starts": f"{starts:%H:%M}" if starts else None,
        "ends": f"{ends:%H:%M}" if ends else None,
    }


SHOW = Command(
    "show",
    Text("viser programmet som en tidslinje", "shows the programme as a timeline"),
    _add_arguments,
    _run,
)
