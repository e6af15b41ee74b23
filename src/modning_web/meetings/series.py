"""What has become of the series of a programme, as far as a person may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from modning.meeting.series import Volume, volumes
from modning_web.meetings.mapping import defined_of, meeting_of
from modning_web.meetings.queries import meetings_seen_by
from modning_web.programmes.mapping import planned_by_programme
from modning_web.programmes.models import Programme
from modning_web.programmes.queries import Person, plan_seen_by
from modning_web.programmes.wording import in_page_language


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One activity at one site, or for all, in a year."""

    title: str
    activity_key: str
    site_key: str
    site_name: str
    volume: Volume

    @property
    def told(self) -> str:
        """How it stands, in words."""
        return in_page_language(self.volume.told)


def volumes_of(person: Person, programme: Programme, *, on: date) -> tuple[Volume, ...]:
    """Return the volumes of what `person` may see, as they stand on the day `on`."""
    rows = plan_seen_by(person, programme).meetings()
    planned = planned_by_programme(rows).get(programme.key, [])
    meetings = {one.occurrence_key: meeting_of(one) for one in meetings_seen_by(person, programme)}
    return volumes(planned, meetings, on)


def years_in(found: Iterable[Volume]) -> list[int]:
    """Return the years in which anything was to be held."""
    return sorted({one.year for one in found})


def rows_of(
    programme: Programme, found: Iterable[Volume], names: Mapping[str, str]
) -> list[SeriesRow]:
    """Return a row for each volume; those with most missing first."""
    defined = defined_of(programme)
    titles = {one.id: one.name for one in defined.activities} if defined else {}
    rows = [
        SeriesRow(
            title=titles.get(one.activity, one.activity),
            activity_key=one.activity,
            site_key=one.site or "",
            site_name=names.get(one.site or "", ""),
            volume=one,
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: (-row.volume.late, row.title, row.site_name))
