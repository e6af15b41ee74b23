from dataclasses import replace
from datetime import date

import pytest
from core.programme.drawn_programmes import TWO_TRACKS, activity, laid_out, programme_of

from modning.dates import Period
from modning.programme.expansion import Occurrence
from modning.programme.timeline.layout import MOST_SITES_APART, Timeline, timeline


def _by_group(shown: Timeline) -> dict[str, list[str]]:
    return {group.key: [row.activity.name for row in group.rows] for group in shown.groups}


def test_activity_in_two_tracks_has_one_row_in_its_first() -> None:
    programme = programme_of(
        TWO_TRACKS
        + activity("Forum", when="maj 2023", tracks=["modning", "stoette"])
        + activity("Besøg", when="juni 2023", tracks="modning").replace("besøg", "besoeg")
    )

    shown = timeline(programme, laid_out(programme))

    assert _by_group(shown) == {"stoette": ["Forum"], "modning": ["Besøg"]}
    assert shown.rows[0].tracks == ("stoette", "modning")


def test_activity_without_a_track_stands_last() -> None:
    programme = programme_of(
        TWO_TRACKS
        + activity("Frit", when="januar 2023")
        + activity("Sporet", when="maj 2024", tracks="modning")
    )

    shown = timeline(programme, laid_out(programme))

    assert _by_group(shown) == {"modning": ["Sporet"], "": ["Frit"]}


def test_rows_follow_time_and_the_undated_come_last() -> None:
    programme = programme_of(
        activity("Udateret") + activity("Sent", when="maj 2024") + activity("Tidligt", when="2023")
    )

    shown = timeline(programme, laid_out(programme))

    assert [row.activity.name for row in shown.rows] == ["Tidligt", "Sent", "Udateret"]


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ("20. januar 2023", "day"),
        ("20. januar 2023 kl. 9-12", "day"),
        ("maj 2023", "window"),
        ("løbende", "continuous"),
        ("efter behov", "as-needed"),
        ("", "undated"),
    ],
)
def test_mark_is_of_the_kind_that_the_wording_means(when: str, kind: str) -> None:
    programme = programme_of(activity("Møde", when=when))

    shown = timeline(programme, laid_out(programme))

    assert [mark.kind for row in shown.rows for mark in row.marks] == [kind]


def test_sites_of_a_local_activity_share_a_row_by_track() -> None:
    programme = programme_of(activity("Lokalt", when="maj 2023", scope="local"), sites=3)

    (row,) = timeline(programme, laid_out(programme)).rows

    assert [site.name for site in row.sites] == ["Kommune 1", "Kommune 2", "Kommune 3"]
    assert [(len(mark.occurrences), mark.times) for mark in row.marks] == [(3, 1)]


def test_each_site_has_its_rows_by_site_and_the_common_ones_come_first() -> None:
    programme = programme_of(
        activity("Lokalt", when="maj 2023", scope="local") + activity("Alle", when="juni 2023"),
        sites=2,
    )

    shown = timeline(programme, laid_out(programme), by="site")

    assert _by_group(shown) == {
        "": ["Alle"],
        "kommune-1": ["Lokalt"],
        "kommune-2": ["Lokalt"],
    }


def test_many_sites_share_rows_also_by_site() -> None:
    programme = programme_of(activity("Lokalt", when="maj 2023", scope="local"))

    shown = timeline(programme, laid_out(programme, sites=MOST_SITES_APART + 1), by="site")

    assert _by_group(shown) == {"sites": ["Lokalt"]}


def test_fixed_days_that_differ_between_sites_are_shown_from_the_first_to_the_last() -> None:
    programme = programme_of(activity("Lokalt", when="maj 2023", scope="local"), sites=2)
    first, second = laid_out(programme)
    settled = [
        _moved(first, Period.of_day(date(2023, 5, 3))),
        _moved(second, Period.of_day(date(2023, 5, 9))),
    ]

    (row,) = timeline(programme, settled).rows

    assert [(mark.kind, mark.period) for mark in row.marks] == [
        ("window", Period(date(2023, 5, 3), date(2023, 5, 10)))
    ]


def test_turns_in_the_same_window_share_a_mark() -> None:
    programme = programme_of(activity("Interview", when="maj 2023", times="3"))

    (row,) = timeline(programme, laid_out(programme)).rows

    assert [mark.times for mark in row.marks] == [3]


def test_overlapping_windows_stand_in_lanes_of_their_own() -> None:
    programme = programme_of(activity("Forum", when=["2023", "maj 2023", "2024"]))

    (row,) = timeline(programme, laid_out(programme)).rows

    assert [mark.lane for mark in row.marks] == [0, 1, 0]
    assert row.lanes == 2


def test_phase_without_a_time_runs_as_its_own_activities_do() -> None:
    phases = '[[phases]]\nid = "a"\nname = "A"\nwhen = "2023"\n[[phases]]\nid = "b"\nname = "B"\n'
    programme = programme_of(
        phases
        + activity("Kun", when="marts–maj 2024", phases="b")
        + activity("Begge", when="2023–2024", phases=["a", "b"])
    )

    bands = timeline(programme, laid_out(programme)).phases

    assert [(band.phase.id, band.said, band.period) for band in bands] == [
        ("a", True, Period.of_year(2023)),
        ("b", False, Period.of_months(2024, 3, 2024, 5)),
    ]


def test_what_lies_a_little_outside_the_programme_is_shown_and_a_wrong_year_is_not() -> None:
    programme = programme_of(
        activity("Lidt", when="marts 2025") + activity("Langt", when="maj 2190")
    )

    shown = timeline(programme, laid_out(programme))

    assert shown.period == Period.of_months(2023, 1, 2025, 3)


def test_programme_without_an_end_is_shown_up_to_its_last_meeting() -> None:
    programme = programme_of(
        activity("Møde", when="marts 2025") + activity("Altid", when="løbende"),
        period="fra november 2022",
    )

    shown = timeline(programme, laid_out(programme))

    assert shown.period == Period.of_months(2022, 11, 2025, 3)


def test_part_of_the_time_leaves_out_what_lies_outside_it() -> None:
    phases = '[[phases]]\nid = "a"\nname = "A"\nwhen = "2023"\n'
    programme = programme_of(
        phases + activity("Nu", when="maj 2024") + activity("Da", when="maj 2023")
    )

    shown = timeline(programme, laid_out(programme), within=Period.of_year(2024))

    assert shown.period == Period.of_year(2024)
    assert [row.activity.name for row in shown.rows] == ["Nu"]
    assert shown.phases == ()


def _moved(occurrence: Occurrence, window: Period) -> Occurrence:
    return replace(occurrence, window=window)
