"""What holds of the occurrences of every programme."""

from core.programme.activity_strategies import programmes
from hypothesis import given
from hypothesis import strategies as st

from modning.dates import Moment, Window
from modning.programme.expansion import expand, phase_period, programme_period, sites_of, turns
from modning.programme.schema.definition import Programme
from modning.programme.site import Site, planned_sites


@given(programmes())
def test_there_are_as_many_occurrences_as_turns_times_sites(programme: Programme) -> None:
    sites = planned_sites(programme)

    found = expand(programme, sites)

    for activity in programme.activities:
        places = sites_of(programme, activity, sites)
        count = 1 if places is None else len(places)
        mine = [one for one in found if one.activity == activity.id]
        assert len(mine) == len(turns(programme, activity)) * count
        assert {one.site is None for one in mine} <= {activity.scope == "common"}


@given(programmes())
def test_every_occurrence_has_a_key_of_its_own(programme: Programme) -> None:
    keys = [one.key for one in expand(programme)]

    assert len(set(keys)) == len(keys)


@given(programmes())
def test_occurrences_come_in_order_of_time(programme: Programme) -> None:
    starts = [one.window.start for one in expand(programme)]

    assert starts == sorted(starts)


@given(programmes())
def test_another_site_leaves_the_occurrences_of_the_others(programme: Programme) -> None:
    sites = planned_sites(programme)
    another = Site("ny", "Ny", "kommuner")

    more = expand(programme, (*sites, another))

    assert [one for one in more if one.site != another] == list(expand(programme, sites))


@given(programmes())
def test_occurrence_lies_in_its_written_window(programme: Programme) -> None:
    activities = {activity.id: activity for activity in programme.activities}

    for one in expand(programme):
        activity = activities[one.activity]
        means = [when.means for when in activity.when]
        if means and all(isinstance(one, Window | Moment) for one in means):
            windows = [
                (each.start, each.end) if isinstance(each, Window) else (each.day, None)
                for each in means
                if isinstance(each, Window | Moment)
            ]
            assert one.window.start in [start for start, _ in windows]
        else:
            # A rhythm, or no time at all, stays in the phases, or else in the programme.
            lasts = [phase_period(programme, phase) for phase in activity.phases]
            known = [period for period in lasts if period is not None]
            frames = known if known and len(known) == len(lasts) else [programme_period(programme)]
            start = min(frame.start for frame in frames)
            end = max(frame.end for frame in frames)
            assert start <= one.window.start < one.window.end <= end or one.form == "continuous"


@given(st.integers(1, 48))
def test_monthly_is_once_in_each_month(months: int) -> None:
    year, month = divmod(months - 1, 12)
    programme = Programme.model_validate(
        {
            "format": 1,
            "id": "p",
            "title": "p",
            "kind": "maturation",
            "period": f"2023-01-01 – {2023 + year}-{month + 1:02}-15",
            "parties": [{"id": "k", "kind": "municipality", "name": "K"}],
            "activities": [{"id": "a", "name": "a", "kind": "other", "when": "hver måned"}],
        }
    )

    windows = turns(programme, programme.activities[0])

    assert [(one.start.year, one.start.month) for one in windows] == [
        (2023 + number // 12, number % 12 + 1) for number in range(months)
    ]
    assert all(one.start.month == one.last_day.month for one in windows)
