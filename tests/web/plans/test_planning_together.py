"""Several programmes with the same people: nobody is in two places."""

from dataclasses import replace
from datetime import date, datetime
from itertools import combinations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import NOON, SMALL, add_hat, make_programme
from meeting_factories import Cast, make_cast
from web.plans.made_plans import VISIT, WISHES, fresh_draft, proposed, when

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Hat, User
from modning_web.jobs.actions import end_interrupted
from modning_web.jobs.models import Job
from modning_web.plans.actions import drafts, releasing
from modning_web.plans.models import BusyStretch, PlanDraft, PlannedPerson
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
OTHER = SMALL.format(key="unge", title="Et andet program").replace("12. marts", "13. marts")
PAGE = "/planer/flere/"
MOST = 12


def two_programmes() -> tuple[Cast, Programme]:
    """Two programmes with one project leader, who has three hours left in May."""
    cast = make_cast()
    other = make_programme(OTHER)
    add_hat(cast.lead, Hat.PROGRAMME_LEAD, "unge")
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    add_hat(cast.north, leader, "unge", "nordby-kommune", role_key="projektleder")
    free_from, free_until = (datetime(2024, 5, 14, hour, tzinfo=DANISH_TIME) for hour in (9, 15))
    for starts, ends in (
        (datetime(2024, 5, 1, tzinfo=DANISH_TIME), free_from),
        (free_until, datetime(2024, 6, 1, tzinfo=DANISH_TIME)),
    ):
        BusyStretch.objects.create(person=cast.north, starts_at=starts, ends_at=ends)
    return cast, other


def found(cast: Cast, *programmes: Programme) -> list[PlanDraft]:
    begun = drafts.propose_together(
        programmes=programmes, wishes=replace(WISHES, travel_minutes=0), by=cast.lead, at=NOON
    )
    return [fresh_draft(one) for one in begun]


def double_bookings(person: User) -> list[tuple[PlannedPerson, PlannedPerson]]:
    rows = PlannedPerson.objects.filter(person=person, comes=True).select_related("time")
    return [
        (one, other)
        for one, other in combinations(rows, 2)
        if one.time.starts_at < other.time.ends_at and other.time.starts_at < one.time.ends_at
    ]


def test_one_search_gives_each_programme_a_draft_and_nobody_two_places() -> None:
    cast, other = two_programmes()

    ours, theirs = found(cast, cast.programme, other)

    assert [ours.state, theirs.state] == ["ready", "ready"]
    assert ours.objective == theirs.objective == ours.bound
    assert ours.times.count() + ours.left_out.count() == 6
    day = date(2024, 5, 14)
    assert when(ours, VISIT).date() == when(theirs, VISIT).date() == day
    assert double_bookings(cast.north) == []


def test_both_drafts_are_released_one_after_the_other() -> None:
    cast, other = two_programmes()
    ours, theirs = found(cast, cast.programme, other)

    releasing.release(draft=ours, by=cast.lead, at=NOON)
    releasing.release(draft=theirs, by=cast.lead, at=NOON)

    assert double_bookings(cast.north) == []
    assert fresh_draft(theirs).state == "released"


def test_another_time_in_one_draft_does_not_collide_with_the_other() -> None:
    cast, other = two_programmes()
    ours, theirs = found(cast, cast.programme, other)
    busy = drafts.fresh_question(ours).problem.person[str(cast.north.pk)].busy
    taken = theirs.times.get(occurrence_key=VISIT)

    drafts.drop(draft=theirs, by=cast.lead, at=NOON)

    freed = drafts.fresh_question(ours).problem.person[str(cast.north.pk)].busy
    assert sum(one.end - one.start for one in busy) > sum(one.end - one.start for one in freed)
    assert taken.starts_at != when(ours, VISIT)


def test_meetings_that_another_plan_has_settled_count_as_busy_before_anyone_is_invited() -> None:
    cast, other = two_programmes()
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)

    drafts.propose(programme=other, wishes=replace(WISHES, travel_minutes=0), by=cast.lead, at=NOON)

    assert double_bookings(cast.north) == []


def test_programme_without_meetings_in_the_period_is_left_out() -> None:
    cast, other = two_programmes()
    other.occurrences.all().delete()

    ours, theirs = found(cast, cast.programme, other)

    assert (ours.state, theirs.state) == ("ready", "dropped")


def test_interrupted_search_of_several_begins_again_for_all() -> None:
    cast, other = two_programmes()
    ours, theirs = found(cast, cast.programme, other)
    PlanDraft.objects.update(state="working")
    Job.objects.update(finished_at=None)
    end_interrupted(at=NOON)
    drafts.end_interrupted_searches()

    drafts.search_again(draft=fresh_draft(ours), by=cast.lead, at=NOON)

    assert {fresh_draft(one).state for one in (ours, theirs)} == {"ready"}
    assert fresh_draft(ours).job_id == fresh_draft(theirs).job_id != ours.job_id


def test_lead_chooses_programmes_on_the_page() -> None:
    cast, _other = two_programmes()
    client = Client()
    client.force_login(cast.lead)
    sent = {"since": "2024-03-02", "last": "2025-12-30", "keep": "all"}
    sent |= {"travel_minutes": "0", "seconds": "20"}

    refused = client.post(PAGE, sent | {"programmes": ["vold"]})
    answer = client.post(PAGE, sent | {"programmes": ["vold", "unge"]}, follow=True)

    assert refused.status_code == 400
    assert "Fundet sammen med:" in answer.content.decode()
    assert PAGE in client.get("/planer/").content.decode()


def test_programme_of_others_cannot_be_chosen() -> None:
    cast, _other = two_programmes()
    client = Client()
    client.force_login(cast.consultant)
    sent = {"since": "2024-03-02", "last": "2025-12-30", "keep": "all"}
    sent |= {"travel_minutes": "0", "seconds": "20", "programmes": ["vold", "unge"]}

    assert client.post(PAGE, sent).status_code == 400
    assert not PlanDraft.objects.exists()


def test_page_of_a_draft_found_with_others_asks_as_seldom_as_any() -> None:
    cast, other = two_programmes()
    ours, _theirs = found(cast, cast.programme, other)
    client = Client()
    client.force_login(cast.lead)
    address = f"/planer/vold/{ours.pk}/"
    client.get(address)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200

    assert len(asked) <= MOST
