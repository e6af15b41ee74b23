from datetime import date, timedelta

from core.meetings.test_meeting_steps import meeting_after, step
from core.small_programme import DEFINITION
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.meeting import Meeting
from modning.meeting.series import Volume, volumes
from modning.programme.expansion import Occurrence, expand
from modning.programme.reading import read_definition
from modning.programme.site import planned_sites

TWICE = DEFINITION.replace(
    'when = "februar-marts 2023"', 'when = ["februar-marts 2023", "september-oktober 2023"]'
)


def dialogues() -> tuple[Occurrence, ...]:
    programme = read_definition(TWICE).programme
    found = expand(programme, planned_sites(programme, count=2))
    return tuple(one for one in found if one.activity == "dialog")


def test_two_dialogue_meetings_a_year_are_counted_for_each_site():
    held = meeting_after(step("fix", 1), step("hold"))
    meetings = {"dialog/1/kommune-1": held, "dialog/2/kommune-1": meeting_after(step("fix", 12))}

    found = volumes(dialogues(), meetings, date(2023, 10, 1))

    assert found == (
        Volume("dialog", "kommune-1", 2023, held=1, fixed=1),
        Volume("dialog", "kommune-2", 2023, open=1, late=1),
    )
    assert [one.missing for one in found] == [0, 2]
    assert found[1].told.da == "0 af 2 holdt, 1 mangler en dag, 1 er ikke holdt i tide"


def test_cancelled_meeting_is_missing_from_the_years_promise():
    cancelled = meeting_after(step("cancel"))

    (first, _) = volumes(dialogues(), {"dialog/1/kommune-1": cancelled}, date(2023, 2, 1))

    assert (first.cancelled, first.missing, first.expected) == (1, 2, 2)


def test_fixed_meeting_whose_day_has_passed_is_late_until_it_is_held():
    fixed = meeting_after(step("fix", 12))
    found = volumes(dialogues(), {"dialog/2/kommune-1": fixed}, date(2023, 10, 13))

    assert (found[0].fixed, found[0].late) == (0, 2)


def test_what_goes_on_all_along_promises_no_number():
    found = volumes(expand(read_definition(TWICE).programme), {}, date(2023, 1, 1))

    assert {one.activity for one in found} == {"opstart", "dialog", "forum"}


walks = st.lists(
    st.sampled_from(["propose", "fix", "hold", "cancel", "withdraw"]).map(step), max_size=4
)


@given(st.lists(walks, min_size=4, max_size=4), st.integers(0, 700))
def test_every_planned_meeting_is_counted_once_whatever_happens(all_steps, days):
    meetings: dict[str, Meeting] = {}
    for occurrence, steps in zip(dialogues(), all_steps, strict=True):
        meeting = Meeting(occurrence.key, occurrence.window)
        for one in steps:
            try:
                meeting = meeting_after(*meeting.steps, one)
            except ValueError:
                continue
        meetings[occurrence.key] = meeting

    found = volumes(dialogues(), meetings, date(2023, 1, 1) + timedelta(days=days))

    assert [one.expected for one in found] == [2, 2]
    assert all(one.expected == one.held + one.fixed + one.missing for one in found)
