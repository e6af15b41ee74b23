"""Places: how long one travels between them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from meeting_factories import make_cast
from web.plans.made_places import IN_ODENSE, note, signed_in
from web.plans.made_plans import proposed

from modning_web.plans.mapping import question_of
from modning_web.plans.models import Journey
from modning_web.plans.people import OFFICE

pytestmark = pytest.mark.django_db
PAGE = "/planer/vold/rejsetider/"
MOST = 12


def test_journey_that_is_noted_counts_and_the_rest_takes_what_the_draft_says() -> None:
    cast = make_cast(IN_ODENSE)
    note(cast, OFFICE, north=50, odense=0)

    travel = question_of(proposed(cast)).problem.travel

    assert travel.between(OFFICE, "nordby-kommune") == 4
    assert travel.between("Styrelsen, Odense", OFFICE) == 0
    assert travel.between(OFFICE, "sydby-kommune") == travel.other == 8


def test_journeys_are_noted_on_the_page_and_taken_back() -> None:
    cast = make_cast(IN_ODENSE)
    client = signed_in(cast.lead)

    client.post(PAGE, {"til-0": "15", "til-1": "75"})

    noted = {(row.here, row.there): row.minutes for row in Journey.objects.all()}
    assert noted == {("Styrelsen, Odense", OFFICE): 15, ("Nordby Kommune", OFFICE): 75}
    assert 'value="75"' in client.get(PAGE + "?fra=Nordby+Kommune").content.decode()
    client.post(PAGE + "?fra=Nordby+Kommune", {"til-0": "", "til-1": "30"})
    noted = {(row.here, row.there): row.minutes for row in Journey.objects.all()}
    assert noted == {
        ("Styrelsen, Odense", OFFICE): 15,
        ("Nordby Kommune", "Styrelsen, Odense"): 30,
    }


def test_journey_of_a_day_is_refused() -> None:
    cast = make_cast()

    answer = signed_in(cast.lead).post(PAGE, {"til-0": "1440"})

    assert answer.status_code == 400
    assert not Journey.objects.exists()


def test_municipality_does_not_note_journeys() -> None:
    cast = make_cast()

    assert signed_in(cast.north).get(PAGE).status_code == 403


def test_page_of_places_asks_a_fixed_number_of_times() -> None:
    cast = make_cast(IN_ODENSE)
    client, found = signed_in(cast.lead), []
    for here in (OFFICE, "Sydby Kommune"):
        note(cast, here, north=50, odense=10)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        found.append(len(asked))

    assert found[0] == found[1] <= MOST
