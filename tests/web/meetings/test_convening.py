"""Who is written to when a meeting is convened, changed, moved or cancelled: those concerned."""

import pytest
from factories import NOON, add_hat, make_user
from meeting_factories import (
    AFTERWARDS,
    LATER,
    MORNING,
    Cast,
    a_convened_meeting,
    a_fixed_meeting,
    a_meeting,
    fresh,
    make_cast,
    now,
)
from web.meetings.letters_sent import calendar_in, event_in, sent

from modning.meeting.meeting import UnableToStep
from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.stepping import MeetingHasMovedOn
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import Invited, seating_of
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def without(invited: tuple[Invited, ...], person: User) -> list[Invited]:
    return [one for one in invited if one.person != person]


def test_draft_tells_nobody(cast: Cast) -> None:
    meeting = a_fixed_meeting(cast)
    around = steps.Circumstances(place="Odense")

    steps.revise(seen=now(meeting), circumstances=around, by=cast.lead, at=NOON)
    steps.move(seen=now(meeting), slot=LATER, reason="Bedre", by=cast.lead, at=NOON)

    assert Letter.objects.count() == 0
    assert fresh(meeting).place == "Odense"


def test_convened_meeting_reaches_the_holders_of_its_seats(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)

    assert sent() == [("Kim", "REQUEST", 0), ("Nora", "REQUEST", 0), ("Sune", "REQUEST", 0)]
    assert {one.role_key for one in meeting.invitations.all()} == {"konsulent", "projektleder"}


def test_same_person_is_not_convened_twice(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)

    with pytest.raises(UnableToStep):
        steps.convene(
            seen=now(meeting), invited=[Invited(cast.lead, "required")], by=cast.lead, at=NOON
        )

    assert len(sent()) == 3


def test_moved_meeting_is_told_to_all_and_answers_begin_anew(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    meeting.invitations.filter(person=cast.north).update(answered="accepted", answered_sequence=0)
    sent()

    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)

    letter = Letter.objects.get(person=cast.north)
    assert "Tog" in str(event_in(letter)["description"])
    assert sent() == [("Kim", "REQUEST", 1), ("Nora", "REQUEST", 1), ("Sune", "REQUEST", 1)]
    assert meeting.invitations.get(person=cast.north).answered == "needs-action"


def test_moved_meeting_invites_who_holds_the_role_then_and_lets_off_who_does_not(
    cast: Cast,
) -> None:
    meeting = a_convened_meeting(cast)
    sent()
    cast.south.memberships.update(to_date=LATER.first_day)
    new = make_user(name="Ny Prøve")
    add_hat(
        new,
        Hat.MUNICIPAL_PROJECT_LEADER,
        "vold",
        "sydby-kommune",
        role_key="projektleder",
        from_date=LATER.first_day,
    )

    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)

    cancelled = Letter.objects.get(person=cast.south)
    assert event_in(cancelled)["dtstart"].dt == MORNING.starts
    assert sent() == [
        ("Kim", "REQUEST", 1),
        ("Nora", "REQUEST", 1),
        ("Ny", "REQUEST", 1),
        ("Sune", "CANCEL", 1),
    ]
    assert meeting.invitations.get(person=cast.south).withdrawn_at == NOON


def test_change_of_people_reaches_only_those_who_come_and_go(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    sent()
    invited = seating_of(meeting, on=MORNING.first_day).invited()
    changed = [*without(invited, cast.south), Invited(cast.worker, "optional", "fagperson")]
    around = steps.Circumstances()

    steps.revise(seen=now(meeting), circumstances=around, invited=changed, by=cast.lead, at=NOON)

    assert sent() == [("Frida", "REQUEST", 1), ("Sune", "CANCEL", 1)]


def test_new_place_is_told_to_all_and_their_answers_stand(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    meeting.invitations.filter(person=cast.north).update(answered="accepted", answered_sequence=0)
    sent()

    steps.revise(
        seen=now(meeting), circumstances=steps.Circumstances("Aarhus"), by=cast.lead, at=NOON
    )

    assert [sequence for _, _, sequence in sent()] == [1, 1, 1]
    assert meeting.invitations.get(person=cast.north).answered == "accepted"


def test_withdrawn_meeting_is_cancelled_for_all_and_can_be_convened_again(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    sent()

    steps.withdraw(seen=now(meeting), reason="Ingen lokaler", by=cast.lead, at=NOON)

    assert sent() == [("Kim", "CANCEL", 1), ("Nora", "CANCEL", 1), ("Sune", "CANCEL", 1)]
    assert (fresh(meeting).state, fresh(meeting).is_convened) == ("window", False)
    steps.fix(seen=now(meeting), slot=LATER, by=cast.lead, at=NOON)
    invited = seating_of(meeting, on=LATER.first_day).invited()
    steps.convene(seen=now(meeting), invited=invited, by=cast.lead, at=NOON)
    assert sent() == [("Kim", "REQUEST", 2), ("Nora", "REQUEST", 2), ("Sune", "REQUEST", 2)]


def test_cancelled_meeting_is_told_to_those_invited_now(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    sent()

    steps.cancel(seen=now(meeting), reason="Ingen penge", by=cast.lead, at=NOON)

    assert sent() == [("Kim", "CANCEL", 1), ("Nora", "CANCEL", 1), ("Sune", "CANCEL", 1)]


def test_deputy_is_convened_where_nobody_holds_the_role(cast: Cast) -> None:
    cast.south.memberships.update(is_deputy=True)

    a_convened_meeting(cast)

    assert [name for name, _, _ in sent()] == ["Kim", "Nora", "Sune"]


def test_safe_contact_gets_a_letter_that_tells_nothing(cast: Cast) -> None:
    cast.north.wants_safe_contact = True
    cast.north.save()
    meeting = a_fixed_meeting(cast)
    steps.revise(
        seen=now(meeting), circumstances=steps.Circumstances("Krisecentret"), by=cast.lead, at=NOON
    )

    invited = seating_of(meeting, on=MORNING.first_day).invited()
    steps.convene(seen=now(meeting), invited=invited, by=cast.lead, at=NOON)

    safe, open_ = (bytes(Letter.objects.get(person=one).mime) for one in (cast.north, cast.south))
    calendars = [
        calendar_in(Letter.objects.get(person=one)).to_ical() for one in (cast.north, cast.south)
    ]
    assert b"Krisecentret" in calendars[1]
    assert b"Krisecentret" not in calendars[0] + safe
    assert "Fælles opstart".encode() in calendars[1]
    assert "Fælles opstart".encode() not in calendars[0]
    assert str(cast.north.email).encode() not in calendars[1].replace(b"\r\n ", b"")
    assert str(cast.north.email).encode() in safe
    assert open_ != safe
    inside = Letter.objects.get(person=cast.north).inside
    assert inside.startswith("Indkaldelse: Fælles opstart")
    assert "Krisecentret" in inside
    assert Letter.objects.get(person=cast.south).inside == ""


def test_one_without_an_address_is_invited_on_the_site(cast: Cast) -> None:
    cast.north.email = None
    cast.north.save()

    meeting = a_convened_meeting(cast)

    assert [name for name, _, _ in sent()] == ["Kim", "Sune"]
    assert meeting.invitations.filter(person=cast.north, withdrawn_at=None).exists()


def test_second_of_two_who_change_the_same_meeting_is_told(cast: Cast) -> None:
    meeting = a_meeting()
    seen = now(meeting)
    steps.fix(seen=seen, slot=MORNING, by=cast.lead, at=NOON)

    with pytest.raises(MeetingHasMovedOn):
        steps.fix(seen=seen, slot=LATER, by=cast.consultant, at=NOON)

    assert fresh(meeting).starts_at == MORNING.starts


def test_refused_step_leaves_everything_as_it_was(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    before = (fresh(meeting).revision, Letter.objects.count(), AuditEvent.objects.count())

    with pytest.raises(UnableToStep):
        steps.hold(seen=now(meeting), by=cast.lead, at=NOON)
    with pytest.raises(UnableToStep):
        steps.move(seen=now(meeting), slot=LATER, reason=" ", by=cast.lead, at=NOON)

    assert (fresh(meeting).revision, Letter.objects.count(), AuditEvent.objects.count()) == before


def test_steps_are_kept_with_who_when_and_why(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)
    steps.hold(seen=now(meeting), by=cast.consultant, at=AFTERWARDS)

    found = [(one.deed, one.by, one.reason) for one in meeting.steps.all()]

    assert found == [
        ("fix", cast.lead, ""),
        ("convene", cast.lead, ""),
        ("move", cast.lead, "Tog"),
        ("hold", cast.consultant, ""),
    ]
    recorded = AuditEvent.objects.filter(object_key=str(meeting.pk), programme_key="vold")
    assert recorded.count() == 5


def test_meeting_is_begun_once(cast: Cast) -> None:
    first, second = a_meeting(), a_meeting()

    assert first.pk == second.pk
    assert Meeting.objects.count() == 1
