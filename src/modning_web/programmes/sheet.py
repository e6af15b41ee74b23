"""An activity's sheet: its facts as rows of label and value."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from modning.language import Language, in_language
from modning.programme.labels import ACTIVITY_KINDS, DUTIES, FORMATS, SCOPES, YIELD_KINDS
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme as Defined
from modning.programme.wording import Wording


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows of an activity, in words."""

    facts: tuple[tuple[str, str], ...]
    participants: tuple[str, ...]
    duties: tuple[tuple[str, str], ...]
    yields: tuple[str, ...]
    after: tuple[Activity, ...]
    before: tuple[Activity, ...]
    during: Activity | None
    parts: tuple[Activity, ...]


def sheet_of(activity: Activity, defined: Defined, language: Language) -> Sheet:
    """Return the sheet of `activity`."""
    words = Wording(defined, language)
    by_id = {one.id: one for one in defined.activities}
    return Sheet(
        facts=tuple(pair for pair in _facts(activity, defined, words, language) if pair[1]),
        participants=words.participants(activity),
        duties=tuple(
            (in_language(DUTIES[duty], language), words.names(who))
            for duty, who in activity.responsible
            if who
        ),
        yields=tuple(
            f"{in_language(YIELD_KINDS[one.kind], language)}: {one.name}" for one in activity.yields
        ),
        after=tuple(by_id[key] for key in activity.after),
        before=tuple(one for one in defined.activities if activity.id in one.after),
        during=by_id[activity.during] if activity.during else None,
        parts=tuple(one for one in defined.activities if one.during == activity.id),
    )


def _facts(
    activity: Activity, defined: Defined, words: Wording, language: Language
) -> list[tuple[str, str]]:
    tracks = {track.id: track.name for track in defined.tracks}
    phases = {phase.id: phase.name for phase in defined.phases}
    formats = (in_language(FORMATS[one], language) for one in activity.format)
    return [
        (_("Slags"), in_language(ACTIVITY_KINDS[activity.kind], language)),
        (_("Fælles eller lokalt"), in_language(SCOPES[activity.scope], language)),
        (_("Spor"), ", ".join(tracks[key] for key in activity.tracks)),
        (_("Fase"), ", ".join(phases[key] for key in activity.phases)),
        (_("Hvornår"), "; ".join(words.when(when) for when in activity.when) or _("Ikke fastlagt")),
        (_("Antal gange"), words.how_many(activity.times) if activity.times else ""),
        (_("Varighed"), words.how_long(activity.duration) if activity.duration else ""),
        (_("Form"), ", ".join(formats)),
        (_("Hvor"), activity.place or ""),
        (_("Står i kilden"), activity.at or ""),
    ]
