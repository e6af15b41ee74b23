"""What people answer, and what is written down of who came."""

import pytest
from django.test import Client
from django.urls import reverse
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

from modning.meeting.slot import Slot
from modning_web.access.models import Hat
from modning_web.meetings.actions import polling, steps
from modning_web.meetings.actions.answering import NoLongerInvited, Reply, answer
from modning_web.meetings.actions.attending import NobodyRepresents, Noted, note_attendance
from modning_web.meetings.colleagues import colleagues_of
from modning_web.meetings.models import Meeting, Poll
from modning_web.meetings.seating import seating_of
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def ask(meeting: Meeting, cast: Cast, *slots: Slot) -> Poll:
    invited = seating_of(meeting, on=MORNING.first_day).invited()
    question = polling.Question(slots, invited)
    return polling.propose(seen=now(meeting), question=question, by=cast.lead, at=NOON)


def test_poll_is_sent_to_those_asked(cast: Cast) -> None:
    ask(a_meeting(), cast, MORNING, LATER)

    names = sorted(one.to_name for one in Letter.objects.all())
    assert names == ["Kim Prøve", "Nora Prøve", "Sune Prøve"]
    assert b"/moeder/tider/" in bytes(Letter.objects.all()[0].mime)


def test_what_was_said_of_a_time_stands_when_it_is_proposed_again(cast: Cast) -> None:
    first = ask(a_meeting(), cast, MORNING)
    polling.vote(poll=first, votes={first.options.get().pk: "yes"}, by=cast.north, at=NOON)

    second = ask(fresh(first.meeting), cast, MORNING, LATER)

    votes = [
        (vote.option.starts_at, vote.suits)
        for vote in second.voters.get(person=cast.north).votes.all()
    ]
    assert votes == [(MORNING.starts, "yes")]
    with pytest.raises(polling.PollIsClosed):
        polling.vote(poll=first, votes={}, by=cast.north, at=NOON)


def test_one_who_has_answered_all_that_is_left_is_neither_asked_nor_reminded_again(
    cast: Cast,
) -> None:
    first = ask(a_meeting(), cast, MORNING, LATER)
    early = first.options.get(starts_at=MORNING.starts)
    votes = {one.pk: "yes" for one in first.options.all()}
    polling.vote(poll=first, votes=votes, by=cast.north, at=NOON)
    polling.vote(poll=first, votes={early.pk: "no"}, by=cast.south, at=NOON)
    Letter.objects.all().delete()

    second = ask(fresh(first.meeting), cast, LATER)

    silent = second.voters.filter(answered_at=None).values_list("person__name", flat=True)
    written_to = [one.to_name for one in Letter.objects.order_by("to_name")]
    assert sorted(silent) == written_to == ["Kim Prøve", "Sune Prøve"]


def test_what_is_said_of_some_times_is_shown_while_others_are_open(cast: Cast) -> None:
    first = ask(a_meeting(), cast, MORNING)
    polling.vote(poll=first, votes={first.options.get().pk: "yes"}, by=cast.north, at=NOON)
    ask(fresh(first.meeting), cast, MORNING, LATER)
    client = Client()
    client.force_login(cast.lead)

    page = client.get(reverse("meetings:poll", args=["vold", first.meeting.pk])).content.decode()

    said = page.partition("Hvem har sagt hvad")[2]
    assert "Nora Prøve" in said
    assert "Kim Prøve" not in said
    assert "Nora Prøve" in page.partition("Har ikke svaret")[2].partition("Hvem har sagt")[0]


def test_only_those_who_are_silent_and_picked_are_reminded(cast: Cast) -> None:
    poll = ask(a_meeting(), cast, MORNING)
    polling.vote(poll=poll, votes={poll.options.get().pk: "no"}, by=cast.north, at=NOON)
    picked = [cast.north.pk, cast.south.pk]

    reminded = polling.remind(poll=poll, people=picked, by=cast.lead, at=NOON)

    assert reminded == [cast.south]
    assert Letter.objects.filter(kind="meetings.poll_reminder").count() == 1


def test_chosen_time_closes_the_poll(cast: Cast) -> None:
    poll = ask(a_meeting(), cast, MORNING)
    client = Client()
    client.force_login(cast.lead)
    address = reverse("meetings:choose", args=["vold", poll.meeting.pk])

    client.post(
        address, {"option": str(poll.options.get().pk), "revision": fresh(poll.meeting).revision}
    )

    poll.refresh_from_db()
    assert poll.closed_at is not None
    assert fresh(poll.meeting).starts_at == MORNING.starts


def test_poll_without_times_asks_nobody(cast: Cast) -> None:
    with pytest.raises(polling.NothingToAsk):
        ask(a_meeting(), cast)


def test_invitee_sends_another_on_the_site(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    row = meeting.invitations.get(person=cast.north)
    client = Client()
    client.force_login(cast.north)

    client.post(
        reverse("meetings:answer", args=[row.pk]),
        {"answer": "delegated", "represented_by": str(cast.worker.pk)},
    )

    row.refresh_from_db()
    assert (row.answered, row.represented_by) == ("delegated", cast.worker)


def test_invitee_who_sends_another_must_say_whom(cast: Cast) -> None:
    row = a_convened_meeting(cast).invitations.get(person=cast.north)
    client = Client()
    client.force_login(cast.north)

    page = client.post(reverse("meetings:answer", args=[row.pk]), {"answer": "delegated"})

    row.refresh_from_db()
    assert "Vælg, hvem du sender" in page.content.decode()
    assert row.answered == "needs-action"


def test_cancelled_meeting_takes_no_answers(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    row = meeting.invitations.get(person=cast.north)
    steps.cancel(seen=now(meeting), reason="Ingen penge", by=cast.lead, at=NOON)

    with pytest.raises(NoLongerInvited):
        answer(invitation=row, reply=Reply("accepted"), by=cast.north, at=NOON)


def test_nobody_answers_for_another(cast: Cast) -> None:
    row = a_convened_meeting(cast).invitations.get(person=cast.north)

    with pytest.raises(NoLongerInvited):
        answer(invitation=row, reply=Reply("accepted"), by=cast.south, at=NOON)


def test_attendance_tells_which_seats_were_empty(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    steps.hold(seen=now(meeting), by=cast.lead, at=AFTERWARDS)
    noted = [Noted(cast.consultant, "present"), Noted(cast.north, "represented", cast.worker)]

    note_attendance(
        seen=now(meeting),
        noted=[*noted, Noted(cast.worker, "present")],
        by=cast.lead,
        at=AFTERWARDS,
    )

    client = Client()
    client.force_login(cast.lead)
    page = client.get(reverse("meetings:attendance", args=["vold", meeting.pk])).content.decode()
    assert "Repræsenteret: Frida Prøve" in page
    assert "Projektleder fra Sydby Kommune mangler." in page
    assert "Projektleder fra Nordby Kommune mangler" not in page


@pytest.mark.parametrize("by_themselves", [False, True])
def test_represented_by_nobody_or_oneself_is_refused(*, by_themselves: bool, cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    other = cast.north if by_themselves else None

    with pytest.raises(NobodyRepresents):
        note_attendance(
            seen=now(meeting),
            noted=[Noted(cast.north, "represented", other)],
            by=cast.lead,
            at=AFTERWARDS,
        )


def test_colleagues_who_have_left_are_not_sent_to_meetings(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    own = meeting.invitations.select_related("meeting__programme", "site").get(person=cast.north)
    before = list(colleagues_of(own, on=NOON.date()))

    cast.worker.memberships.update(to_date=NOON.date())

    assert (before, list(colleagues_of(own, on=NOON.date()))) == ([cast.worker], [])


def test_one_without_a_site_sends_others_of_their_own_party(cast: Cast, client: Client) -> None:
    add_hat(make_user(name="Kaja Kollega"), Hat.PROCESS_CONSULTANT, "vold", role_key="konsulent")
    add_hat(make_user(name="Eva Luator"), Hat.EVALUATOR, "vold")
    meeting = a_convened_meeting(cast)
    client.force_login(cast.consultant)

    own = meeting.invitations.get(person=cast.consultant)
    page = client.get(reverse("meetings:answer", args=[own.pk]))

    offered = {one.name for one in page.context["form"].fields["represented_by"].queryset}
    assert offered == {"Kaja Kollega"}


def test_who_came_to_a_sites_meeting_is_chosen_among_its_own_people(
    client: Client, cast: Cast
) -> None:
    meeting = a_fixed_meeting(cast, "besoeg/1/nordby-kommune")
    address = reverse("meetings:write_attendance", args=["vold", meeting.pk])
    shown = {}
    for viewer in (cast.north, cast.lead):
        client.force_login(viewer)
        page = client.get(address).content.decode()
        shown[viewer] = (cast.worker.name in page, cast.south.name in page)

    assert shown == {cast.north: (True, False), cast.lead: (True, True)}
