"""What an adviser agreed to follow up on goes to whoever takes over their role."""

from datetime import date

import pytest
from agenda_factories import LEAD, NORDBY
from django.test import Client
from factories import add_hat, make_member, make_programme, make_user
from made_advice import AT, ON, at, wrote

from modning_web.access.models import Hat, User
from modning_web.advice import actions
from modning_web.advice.models import Advice
from modning_web.advice.waiting import waiting_for
from modning_web.people import actions as people
from modning_web.programmes.models import Site

pytestmark = pytest.mark.django_db
SOON, LATE = date(2024, 6, 20), date(2024, 9, 1)


@pytest.fixture
def nordby() -> Site:
    return make_programme().sites.select_related("programme").get(key=NORDBY)


@pytest.fixture
def lead(nordby: Site) -> User:
    return make_member(LEAD, "vold")


@pytest.fixture
def adviser(nordby: Site) -> User:
    return make_member(Hat.PROCESS_CONSULTANT, "vold", role_key="konsulent")


@pytest.fixture
def successor() -> User:
    return make_user(name="Vera Prøve")


def hand_over(lead: User, of: User, to: User, on: date = ON) -> int:
    worn = of.memberships.get(hat=Hat.PROCESS_CONSULTANT)
    _, moved = people.hand_over(membership=worn, to=to, from_date=on, by=lead, at=AT)
    return moved["advice.follow_ups"]


def due(person: User) -> list[date | None]:
    return [one.due for one in waiting_for(User.objects.get(pk=person.pk), on=ON)]


def test_follow_up_waits_for_the_successor_and_the_log_names_the_adviser(
    nordby: Site, lead: User, adviser: User, successor: User, client: Client
) -> None:
    row = wrote(nordby, adviser, follow_up_on=SOON)

    assert hand_over(lead, adviser, successor) == 1

    assert (due(adviser), due(successor)) == ([], [SOON])
    client.force_login(lead)
    shown = client.get(at("entry", row.pk)).content.decode()
    assert adviser.name in shown
    assert "overtaget af Vera Prøve" in shown


def test_mended_entry_is_still_the_successors_to_follow_up(
    nordby: Site, lead: User, adviser: User, successor: User
) -> None:
    row = wrote(nordby, adviser, follow_up_on=SOON)
    hand_over(lead, adviser, successor)
    written = actions.Written(ON, "advice", "Samtykke", "Talte om det.", follow_up_on=LATE)

    actions.mend_advice(advice=row, written=written, reason="Ny dag", by=lead, at=AT)

    assert due(successor) == [LATE]


def test_what_is_due_before_or_done_stays(
    nordby: Site, lead: User, adviser: User, successor: User
) -> None:
    wrote(nordby, adviser, follow_up_on=SOON)
    wrote(nordby, adviser, follow_up_on=LATE)
    done = wrote(nordby, adviser, follow_up_on=LATE)
    actions.follow_up(advice=done, done_on=ON, note="", by=adviser, at=AT)

    assert hand_over(lead, adviser, successor, on=date(2024, 8, 1)) == 1

    assert Advice.objects.all().to_follow_up().left_to(adviser.pk).count() == 1
    assert due(successor) == [LATE]


def test_one_who_still_advises_the_site_keeps_its_follow_ups(
    nordby: Site, lead: User, adviser: User, successor: User
) -> None:
    add_hat(adviser, Hat.PROCESS_CONSULTANT, "vold", NORDBY)
    wrote(nordby, adviser, follow_up_on=SOON)
    worn = adviser.memberships.get(site_key="")

    _, moved = people.hand_over(membership=worn, to=successor, from_date=ON, by=lead, at=AT)

    assert moved["advice.follow_ups"] == 0
    assert due(adviser) == [SOON]


def test_follow_up_that_is_done_or_was_never_agreed_cannot_be_taken_over(
    nordby: Site, lead: User, adviser: User, successor: User
) -> None:
    done, none = wrote(nordby, adviser, follow_up_on=SOON), wrote(nordby, adviser)
    actions.follow_up(advice=done, done_on=ON, note="", by=adviser, at=AT)

    for row in (done, none):
        with pytest.raises(actions.UnableToRecord):
            actions.take_over_follow_up(advice=row, to=successor, by=lead, at=AT)
