"""People without a seat are invited by hand: found by name, each with a part."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import add_hat, make_member, make_user
from meeting_factories import Cast, a_convened_meeting, a_fixed_meeting, fresh, make_cast
from web.meetings.letters_sent import event_in, sent

from modning_web.access.models import Hat, User
from modning_web.meetings.models import Invitation, Meeting
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def evaluator(cast: Cast) -> User:
    person = make_user(name="Eva Prøve")
    add_hat(person, Hat.EVALUATOR, "vold")
    return person


def send(meeting: Meeting, by: User, name: str = "convene", **typed: object) -> str:
    """Send the form, and return the page that comes back; nothing where it leads on."""
    client = Client()
    client.force_login(by)
    address = reverse(f"meetings:{name}", args=["vold", meeting.pk])
    answer = client.post(address, {"revision": fresh(meeting).revision, **typed})
    return answer.content.decode()


def parts(meeting: Meeting) -> dict[str, str]:
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    return {one.person.name.split()[0]: one.part for one in rows.select_related("person")}


def test_search_finds_people_of_the_programme_and_does_nothing_more(
    cast: Cast, evaluator: User
) -> None:
    meeting, elsewhere = a_fixed_meeting(cast), make_member(Hat.EVALUATOR, "andet")
    User.objects.filter(pk=elsewhere.pk).update(name="Eva Andetsteds")

    page = send(meeting, cast.lead, find="1", search="eva", people=[str(cast.north.pk)])

    assert "Eva Prøve" in page
    assert "Eva Andetsteds" not in page
    assert (fresh(meeting).is_convened, sent()) == (False, [])


@pytest.mark.parametrize(("part", "role"), [("optional", "OPT"), ("informed", "NON")])
def test_one_found_is_invited_with_the_part_that_was_chosen(
    part: str, role: str, cast: Cast, evaluator: User
) -> None:
    meeting = a_fixed_meeting(cast)

    send(meeting, cast.lead, people=[str(cast.north.pk)], **{f"part-{evaluator.pk}": part})

    assert parts(meeting) == {"Nora": "required", "Eva": part}
    (attendee,) = [
        one
        for one in event_in(Letter.objects.get(person=evaluator))["attendee"]
        if evaluator.email in one
    ]
    assert attendee.params["role"] == f"{role}-PARTICIPANT"


def test_one_chosen_stays_chosen_while_another_is_looked_for(cast: Cast, evaluator: User) -> None:
    chosen = {f"part-{evaluator.pk}": "informed"}

    page = send(a_fixed_meeting(cast), cast.lead, find="1", search="frida", **chosen)

    assert '<option value="informed" selected>' in page
    assert "Frida Prøve" in page


def test_meeting_can_be_convened_with_nobody_but_those_chosen_by_hand(
    cast: Cast, evaluator: User
) -> None:
    meeting = a_fixed_meeting(cast)

    send(meeting, cast.lead, **{f"part-{evaluator.pk}": "optional"})

    assert parts(meeting) == {"Eva": "optional"}


def test_one_is_added_to_a_convened_meeting_and_alone_is_told(cast: Cast, evaluator: User) -> None:
    meeting = a_convened_meeting(cast)
    sent()
    standing = [str(one.person_id) for one in meeting.invitations.all()]

    chosen = {f"part-{evaluator.pk}": "informed"}
    send(meeting, cast.lead, "circumstances", people=standing, **chosen)

    assert sent() == [("Eva", "REQUEST", 1)]
    assert parts(meeting)["Eva"] == "informed"


def test_planner_at_a_site_finds_only_people_they_may_see(cast: Cast, evaluator: User) -> None:
    visit = a_fixed_meeting(cast, "besoeg/1/nordby-kommune")

    pages = [send(visit, cast.north, find="1", search=one) for one in ("frida", "sune")]

    assert "Frida Prøve" in pages[0]
    assert "Sune Prøve" not in pages[1]
    assert "Ingen i programmet har det navn" in pages[1]


def test_nobody_unseen_is_invited_by_their_identifier(cast: Cast) -> None:
    visit = a_fixed_meeting(cast, "besoeg/1/nordby-kommune")
    typed = {f"part-{cast.south.pk}": "optional", "part-x": "optional"}

    send(visit, cast.north, people=[str(cast.north.pk)], **typed)

    assert parts(visit) == {"Nora": "required"}
