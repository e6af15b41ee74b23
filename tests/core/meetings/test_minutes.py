from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.agenda import Item
from modning.meeting.minutes import (
    TRANSITIONS,
    Minutes,
    Signature,
    UnableToChangeMinutes,
    amend,
    approve,
    as_approved,
    circulate,
    write,
)
from modning.meeting.outcome import Outcome, UnclearOutcome

KAREN = Signature("karen", datetime(2023, 10, 13, 9, tzinfo=UTC))
SOFIE = Signature("sofie", datetime(2023, 10, 20, 9, tzinfo=UTC))
DECISION = Outcome("o1", "decision", "Version 2 vedtages.")
TASK = Outcome("o2", "task", "Send version 2 ud.", owner="karen", due=date(2023, 11, 1))
ITEMS = (Item("a", "Version 2", 30, outcomes=(DECISION, TASK)), Item("b", "Eventuelt", 5))


def draft() -> Minutes:
    return Minutes("udvikling/1", ITEMS)


def approved() -> Minutes:
    return approve(circulate(draft(), KAREN), SOFIE)


def test_minutes_are_drafted_circulated_and_approved():
    states = [draft().state, circulate(draft(), KAREN).state, approved().state]

    assert states == ["draft", "circulated", "approved"]
    assert (approved().circulated, approved().approved) == (KAREN, SOFIE)


def test_writing_in_circulated_minutes_makes_them_a_draft_again():
    again = write(circulate(draft(), KAREN), ITEMS[:1])

    assert (again.state, again.circulated) == ("draft", None)
    with pytest.raises(UnableToChangeMinutes, match="have been circulated"):
        approve(again, SOFIE)


def test_approved_minutes_cannot_be_written_in_or_approved_twice():
    with pytest.raises(UnableToChangeMinutes) as refusal:
        write(approved(), ITEMS)
    with pytest.raises(UnableToChangeMinutes):
        approve(approved(), KAREN)

    assert refusal.value.told.da == "Referatet er godkendt. Det kan kun få en tilføjelse."


def test_nothing_leads_back_from_approved():
    assert {deed for state, deed in TRANSITIONS if state == "approved"} == {"amend"}
    assert TRANSITIONS["approved", "amend"] == "approved"


def test_minutes_without_items_are_not_circulated():
    with pytest.raises(UnableToChangeMinutes, match="no items"):
        circulate(Minutes("m", ()), KAREN)


def test_amendment_tells_who_when_why_and_what_it_was():
    mended = replace(DECISION, text="Version 2 vedtages fra 1. januar.")

    found = amend(approved(), "a", DECISION, mended, signed=KAREN, reason="Dato manglede")

    assert found.items[0].outcomes == (mended, TASK)
    (amendment,) = found.amendments
    assert (amendment.signed, amendment.reason, amendment.before) == (
        KAREN,
        "Dato manglede",
        DECISION,
    )
    assert as_approved(found) == ITEMS


@pytest.mark.parametrize(
    ("item", "before", "after", "reason", "words"),
    [
        ("a", DECISION, TASK, " ", "why"),
        ("z", None, DECISION, "x", "not in the minutes"),
        ("b", DECISION, None, "x", "not in the minutes"),
        ("a", DECISION, DECISION, "x", "changes nothing"),
        ("a", None, None, "x", "changes nothing"),
    ],
)
def test_amendment_that_says_nothing_is_refused(item, before, after, reason, words):
    with pytest.raises(UnableToChangeMinutes, match=words):
        amend(approved(), item, before, after, signed=KAREN, reason=reason)


def test_draft_is_written_in_and_not_amended():
    with pytest.raises(UnableToChangeMinutes, match="not approved yet"):
        amend(draft(), "a", DECISION, None, signed=KAREN, reason="x")


changes = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["add", "change", "strike"])), max_size=8
)


@given(changes)
def test_what_was_approved_can_be_read_after_any_amendments(some):
    minutes = approved()
    for number, (item_id, change) in enumerate(some):
        item = minutes.item(item_id)
        assert item is not None
        before = None if change == "add" or not item.outcomes else item.outcomes[0]
        after = None if change == "strike" and before else Outcome(f"n{number}", "decision", "Ny.")
        minutes = amend(minutes, item_id, before, after, signed=KAREN, reason="Fejl")

    assert as_approved(minutes) == ITEMS
    assert (minutes.state, len(minutes.amendments)) == ("approved", len(some))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "task", "text": "Ring", "due": date(2023, 1, 1)}, "hvem der har opgaven"),
        ({"kind": "task", "text": "Ring", "owner": "karen"}, "hvornår opgaven"),
        ({"kind": "decision", "text": " "}, "hvad der kom ud"),
        ({"kind": "information", "text": "x", "due": date(2023, 1, 1)}, "Kun en opgave"),
    ],
)
def test_outcome_says_what_its_kind_needs(values, words):
    with pytest.raises(UnclearOutcome) as refusal:
        Outcome("o", **values)

    assert words in refusal.value.told.da
