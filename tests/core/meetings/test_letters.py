from dataclasses import replace

from core.meetings.invitations import AASE, BO, invitation, slot
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.contact import Contact
from modning.meeting.invitation import Invitee, letters, with_answers

CARA = Contact("Cara", "cara@koege.example")
PEOPLE = (AASE, BO, CARA)
invited = st.lists(st.sampled_from(PEOPLE), unique=True).map(
    lambda people: tuple(Invitee(one) for one in people)
)


def told(before, after):
    return [(one.recipient.name, one.invitation.letter) for one in letters(before, after)]


def test_first_invitation_goes_to_all():
    assert told(None, invitation()) == [("Åse Ærlig", "request"), ("Bo Leder", "request")]


def test_moved_meeting_is_told_to_all_and_cancelled_for_the_one_left_out():
    moved = invitation(sequence=1, slot=slot(19), invitees=(Invitee(AASE),))

    sent = letters(invitation(), moved)

    assert told(invitation(), moved) == [("Åse Ærlig", "request"), ("Bo Leder", "cancel")]
    assert sent[1].invitation.slot == slot(12)
    assert [one.contact for one in sent[1].invitation.invitees] == [BO]


def test_new_invitee_is_told_and_the_others_are_left_in_peace():
    more = replace(invitation(), sequence=1, invitees=(*invitation().invitees, Invitee(CARA)))

    assert told(invitation(), more) == [("Cara", "request")]


def test_nothing_changed_tells_nobody():
    assert letters(invitation(), replace(invitation(), sequence=1)) == ()


@given(invited, invited, st.booleans())
def test_everybody_gets_at_most_one_letter_and_none_who_is_not_concerned(before, after, moved):
    earlier = invitation(invitees=before)
    later = invitation(sequence=1, invitees=after, slot=slot(19 if moved else 12))

    sent = letters(earlier, later)

    recipients = [one.recipient for one in sent]
    old, new = ({one.contact for one in these} for these in (before, after))
    assert len(recipients) == len(set(recipients))
    assert set(recipients) == ((old | new) if moved else (old ^ new))
    assert all(one.invitation.invitee_at(one.recipient.address) for one in sent)


def test_answers_are_kept_when_only_the_place_changes_and_asked_for_again_at_another_time():
    answered = invitation(
        invitees=(
            Invitee(AASE, answered="accepted"),
            Invitee(BO, answered="delegated", delegated_to=CARA.address),
        )
    )

    more = (*invitation().invitees, Invitee(CARA))
    same_time = with_answers(invitation(place="Salen", sequence=1, invitees=more), answered)
    moved = with_answers(invitation(slot=slot(19), sequence=1), answered)

    assert [one.answered for one in same_time.invitees] == [
        "accepted",
        "delegated",
        "needs-action",
    ]
    assert [one.answered for one in moved.invitees] == ["needs-action", "delegated"]
    assert moved.invitees[1].delegated_to == CARA.address
