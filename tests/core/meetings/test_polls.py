from itertools import permutations

import pytest
from core.meetings.invitations import slot
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.poll import Poll, Vote, Voter, ranking, unanswered
from modning.meeting.seat import Seat
from modning.programme.site import Site

KOEGE = Site("koege", "Køge", "kommuner")
EARLY, LATE, LAST = slot(10), slot(11), slot(12)
LEADER = Voter("lis", "Lis", frozenset({"leder"}), "koege")
PIA, PER = (Voter(name, name.title(), frozenset({"praktiker"}), "koege") for name in ("pia", "per"))
GUEST = Voter("gry", "Gry", is_needed=False)
SEAT = Seat("Praktiker", frozenset({"praktiker"}), lowest=1, site=KOEGE)


def poll(votes: dict[str, str], options=(EARLY, LATE), voters=(LEADER, PIA, PER, GUEST), seats=()):
    """Return a poll with votes written “yn?” for yes, no and if need be, “-” for none."""
    words = {"y": "yes", "n": "no", "?": "if-need-be"}
    cast = tuple(
        Vote(person, option, words[letter])  # type: ignore[arg-type] -- from the table above
        for person, letters in votes.items()
        for option, letter in zip(options, letters, strict=True)
        if letter != "-"
    )
    return Poll(tuple(options), tuple(voters), tuple(seats), cast)


def best(found: Poll):
    return ranking(found)[0]


def test_time_that_leaves_no_seat_empty_comes_before_the_one_that_suits_more():
    votes = {"lis": "yn", "gry": "yn", "pia": "ny", "per": "nn"}

    first = best(poll(votes, seats=[SEAT]))

    assert first.option == LATE
    assert first.why.da == "Bedre end den næste: færre pladser mangler (0 mod 1)."


@pytest.mark.parametrize(
    ("votes", "why"),
    [
        ({"lis": "ny", "pia": "yy", "per": "yy"}, "færre nødvendige kan ikke (0 mod 1)"),
        ({"lis": "-y", "pia": "yy", "per": "yy"}, "færre nødvendige mangler at svare (0 mod 1)"),
        (
            {"lis": "?y", "pia": "yy", "per": "yy"},
            "færre nødvendige kan kun, hvis det er nødvendigt (0 mod 1)",
        ),
        (
            {"lis": "yy", "pia": "yy", "per": "yy", "gry": "ny"},
            "færre af de andre kan ikke eller har ikke svaret (0 mod 1)",
        ),
    ],
)
def test_what_decides_is_said(votes, why):
    first = best(poll(votes))

    assert (first.option, first.tied) == (LATE, False)
    assert first.why.da == f"Bedre end den næste: {why}."


def test_tie_is_explained_and_the_earlier_stands_first():
    first, second = ranking(poll({"lis": "yy", "pia": "yy", "per": "yy"}, options=(LATE, EARLY)))

    assert (first.option, first.tied, second.option) == (EARLY, True, LATE)
    assert first.why.da.startswith("Står lige med den næste")
    assert second.why.da == "Den sidste af de foreslåede tider."


def test_last_vote_of_a_person_counts():
    found = poll({"lis": "yn"})
    changed = Poll(found.options, found.voters, (), (*found.votes, Vote("lis", LATE, "yes")))

    assert ranking(changed)[1].counts[1] == 0


def test_those_who_have_not_answered_can_be_reminded():
    assert [voter.person for voter in unanswered(poll({"lis": "y-", "gry": "nn"}))] == [
        "pia",
        "per",
    ]


def test_vote_on_a_time_not_proposed_is_refused():
    with pytest.raises(ValueError, match="not proposed"):
        Poll((EARLY,), (LEADER,), (), (Vote("lis", LATE, "yes"),))
    with pytest.raises(ValueError, match="proposed twice"):
        Poll((EARLY, EARLY), (LEADER,))


letters = st.text("yn?-", min_size=3, max_size=3)


@given(st.fixed_dictionaries({"lis": letters, "pia": letters, "per": letters, "gry": letters}))
def test_ranking_does_not_depend_on_the_order_of_the_options(votes):
    orders = list(permutations(range(3)))
    options = (EARLY, LATE, LAST)

    ranked = {
        tuple(
            one.option
            for one in ranking(
                poll(
                    {who: "".join(said[n] for n in order) for who, said in votes.items()},
                    options=tuple(options[n] for n in order),
                    seats=[SEAT],
                )
            )
        )
        for order in orders
    }

    assert len(ranked) == 1


@given(st.fixed_dictionaries({"lis": letters, "pia": letters, "per": letters}))
def test_saying_yes_instead_never_moves_a_time_down(votes):
    options = (EARLY, LATE, LAST)
    before = [one.option for one in ranking(poll(votes, options=options, seats=[SEAT]))]
    eager = votes | {"pia": votes["pia"][0] + "y" + votes["pia"][2]}

    after = [one.option for one in ranking(poll(eager, options=options, seats=[SEAT]))]

    assert after.index(LATE) <= before.index(LATE)
