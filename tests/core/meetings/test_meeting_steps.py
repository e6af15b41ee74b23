from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from core.meetings.invitations import slot
from core.small_programme import small_programme
from hypothesis import given
from hypothesis import strategies as st

from modning.dates import Period
from modning.meeting.meeting import (
    DEEDS,
    NEED_A_REASON,
    NEED_A_SLOT,
    STATES,
    TRANSITIONS,
    Deed,
    Meeting,
    Step,
    UnableToStep,
    letter_of,
    take,
)
from modning.meeting.slippage import slippage, slippage_in_words
from modning.programme.calendar import uid_of
from modning.programme.expansion import expand

AT = datetime(2023, 10, 20, tzinfo=UTC)
PLANNED = Period(date(2023, 9, 1), date(2023, 11, 1))


def step(deed: Deed, day: int = 12, reason: str = "Sygdom", month: int = 10) -> Step:
    given_slot = slot(day, month=month) if deed in NEED_A_SLOT else None
    return Step(deed, "karen", AT, reason, given_slot)


def meeting_after(*steps: Step) -> Meeting:
    meeting = Meeting("dialog/1", PLANNED)
    for one in steps:
        meeting = take(meeting, one)
    return meeting


deeds = st.lists(st.builds(step, st.sampled_from(DEEDS), st.integers(1, 19)), max_size=12)


def walked(steps: list[Step]) -> list[Meeting]:
    """Return the meeting after each step that could be taken."""
    meetings = [Meeting("dialog/1", PLANNED)]
    for one in steps:
        try:
            meetings.append(take(meetings[-1], one))
        except UnableToStep:
            continue
    return meetings


def test_meeting_of_an_occurrence_has_its_window_and_the_uid_of_the_plans_calendar():
    programme = small_programme()
    occurrence = next(one for one in expand(programme) if one.activity == "dialog")

    meeting = Meeting.of(programme, occurrence)

    assert (meeting.state, meeting.planned) == ("window", occurrence.window)
    assert meeting.uid == uid_of(programme, occurrence)


def test_meeting_goes_from_window_over_proposed_and_fixed_to_held():
    states = [
        meeting.state for meeting in walked([step("propose"), step("fix"), step("convene")])
    ] + [meeting_after(step("fix"), step("hold")).state]

    assert states == ["window", "proposed", "fixed", "fixed", "held"]


def test_nothing_leads_from_cancelled_or_held_to_anything():
    reached = {"cancelled", "held"}

    assert [start for start, _ in TRANSITIONS if start in reached] == []
    assert {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values()) == set(STATES)


@given(deeds)
def test_meeting_never_leaves_cancelled_or_held(steps):
    states = [meeting.state for meeting in walked(steps)]

    ended = next((n for n, state in enumerate(states) if state in {"cancelled", "held"}), None)
    assert ended is None or ended == len(states) - 1


@given(deeds)
def test_meeting_has_a_time_exactly_when_it_is_or_was_fixed(steps):
    for meeting in walked(steps):
        if meeting.state != "cancelled":
            assert (meeting.slot is not None) == (meeting.state in {"fixed", "held"})
        assert meeting.uid == "dialog/1"


@given(deeds)
def test_each_letter_has_a_higher_sequence_than_the_one_before(steps):
    meetings = walked(steps)
    sent = [
        after.sequence
        for before, after in pairwise(meetings)
        if letter_of(before, after.steps[-1].deed)
    ]

    assert sent == list(range(len(sent)))


@given(deeds)
def test_nothing_is_sent_before_the_meeting_is_convened(steps):
    meetings = walked(steps)
    convened = [one.deed for one in meetings[-1].steps].count("convene")

    assert meetings[-1].letters >= convened
    assert convened or meetings[-1].letters == 0


@pytest.mark.parametrize("deed", sorted(NEED_A_REASON))
def test_meeting_is_not_given_up_without_a_reason(deed):
    fixed = meeting_after(step("fix", 1))

    with pytest.raises(UnableToStep) as refusal:
        take(fixed, step(deed, reason=" "))

    assert refusal.value.told.da == "Skriv hvorfor, så de indkaldte kan få det at vide."


def test_cancelled_meeting_cannot_be_held_and_the_refusal_says_so():
    cancelled = meeting_after(step("fix"), step("cancel"))

    with pytest.raises(UnableToStep) as refusal:
        take(cancelled, step("hold"))

    assert refusal.value.told.da == "Mødet er aflyst. Du kan ikke holde det."


def test_meeting_cannot_be_held_before_it_begins():
    fixed = meeting_after(step("fix", 25))

    with pytest.raises(UnableToStep, match="has not begun"):
        take(fixed, step("hold"))


def test_meeting_is_convened_once():
    with pytest.raises(UnableToStep, match="already been convened"):
        meeting_after(step("fix"), step("convene"), step("convene"))


def test_moved_meeting_keeps_its_identity_and_counts_its_letters():
    moved = meeting_after(step("fix", 5), step("convene"), step("move", 12))

    assert (moved.uid, moved.sequence, moved.slot, moved.is_moved) == (
        "dialog/1",
        1,
        slot(12),
        True,
    )


def test_meeting_moved_as_a_draft_tells_nobody():
    fixed = meeting_after(step("fix", 5), step("move", 12))

    assert letter_of(fixed, "move") is None
    assert (fixed.sequence, fixed.letters) == (0, 0)


def test_withdrawn_meeting_is_a_draft_again_and_its_next_invitation_is_newer():
    withdrawn = meeting_after(step("fix"), step("convene"), step("withdraw"))
    again = take(take(withdrawn, step("fix", 19)), step("convene"))

    assert (withdrawn.state, withdrawn.slot, withdrawn.sequence) == ("window", None, 1)
    assert (withdrawn.is_moved, again.sequence) == (True, 2)


@pytest.mark.parametrize(
    ("day", "month", "days", "words"),
    [
        (12, 10, 0, "Inden for det planlagte: september–oktober 2023."),
        (1, 11, 1, "1 dag efter det planlagte: september–oktober 2023."),
        (12, 11, 12, "12 dage efter det planlagte: september–oktober 2023."),
        (30, 8, -2, "2 dage før det planlagte: september–oktober 2023."),
    ],
)
def test_slippage_is_counted_from_the_planned_window(day, month, days, words):
    fixed = meeting_after(step("fix", day, month=month))

    assert slippage(fixed) == days
    assert slippage_in_words(fixed).da == words


def test_slippage_is_unknown_without_a_day():
    assert slippage(meeting_after()) is None
    assert slippage_in_words(meeting_after()).en == "The day is not settled."


def test_step_gives_a_time_exactly_where_one_belongs():
    with pytest.raises(UnableToStep, match="Write the day"):
        take(meeting_after(), Step("fix", "karen", AT))
    with pytest.raises(UnableToStep, match="No time belongs"):
        take(meeting_after(), Step("propose", "karen", AT, slot=slot()))
    with pytest.raises(UnableToStep, match="already at that time"):
        meeting_after(step("fix", 5), step("move", 5))


def test_held_and_cancelled_meetings_are_over():
    assert meeting_after(step("fix"), step("hold")).is_over
    assert meeting_after(step("cancel")).is_over
    assert not meeting_after(step("fix")).is_over
