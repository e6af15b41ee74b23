"""What plans let wait for those who make them, on My day."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import NOON, make_user
from meeting_factories import Cast, a_convened_meeting, make_cast
from web.plans.made_plans import IN_MAY, VISIT, busy_all_of_may, fresh_draft, proposed

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.plans.actions import busy, drafts, releasing
from modning_web.plans.models import BusyStretch, PlanDraft, Source
from modning_web.plans.waiting import waiting_for
from modning_web.waiting import Waiting

pytestmark = pytest.mark.django_db
SOON, MUCH_LATER = date(2024, 3, 2), date(2024, 3, 20)
TO_LOOK_AT = "Se forslaget til datoer"
TO_SETTLE = "Frigiv eller kassér forslaget til datoer"


def waits(person: User, on: date = SOON) -> list[Waiting]:
    return waiting_for(User.objects.get(pk=person.pk), on=on)


def titles(person: User, on: date = SOON) -> list[str]:
    return [one.title for one in waits(person, on)]


def at_its_site(meeting: Meeting, cast: Cast) -> None:
    site = cast.programme.sites.get(key="nordby-kommune")
    Meeting.objects.filter(pk=meeting.pk).update(site=site)


def test_proposal_waits_for_the_one_who_asked_for_it() -> None:
    cast = make_cast()
    draft = drafts.propose(
        programme=cast.programme,
        wishes=drafts.Wishes(date(2024, 3, 2), date(2025, 12, 31), seconds=5),
        by=cast.consultant,
        at=NOON,
    )

    (waiting,) = waits(cast.consultant)

    assert waiting.title == TO_LOOK_AT
    assert waiting.link == reverse("plans:draft", args=["vold", draft.pk])
    assert titles(cast.lead) == titles(cast.north) == []


def test_proposal_left_lying_for_a_week_waits_for_those_who_release() -> None:
    cast = make_cast()
    proposed(cast)

    assert titles(cast.lead, MUCH_LATER) == [TO_SETTLE]
    assert waits(cast.lead, MUCH_LATER)[0].due == date(2024, 3, 8)
    assert titles(cast.consultant, MUCH_LATER) == []


def test_proposal_does_not_wait_when_it_is_settled_or_there_is_a_newer_one() -> None:
    cast = make_cast()
    older = proposed(cast)
    PlanDraft.objects.filter(pk=older.pk).update(made_at=NOON - timedelta(days=1))
    newer = proposed(cast)

    assert [one.link for one in waits(cast.lead)] == [
        reverse("plans:draft", args=["vold", newer.pk])
    ]
    releasing.release(draft=newer, by=cast.lead, at=NOON)
    assert titles(cast.lead) == []


def test_interrupted_search_waits_to_begin_again() -> None:
    cast = make_cast()
    PlanDraft.objects.filter(pk=proposed(cast).pk).update(state="interrupted")

    assert titles(cast.lead) == ["Søgningen efter datoer blev afbrudt: lad den begynde forfra"]


def test_new_busy_time_of_an_invited_person_asks_for_another_time() -> None:
    cast = make_cast()
    at_its_site(a_convened_meeting(cast, VISIT, IN_MAY), cast)
    busy_all_of_may(cast.north)

    (waiting,) = waits(cast.lead)

    assert waiting.title.startswith("Find en anden tid: Besøg i kommunen")
    assert waiting.detail == "Nora Prøve er optaget den 14. maj 2024 kl. 9.00–11.00"
    assert (waiting.due, waiting.site_name) == (date(2024, 5, 14), "Nordby Kommune")
    assert titles(cast.north) == []


def test_clash_leads_to_what_moves_with_the_answers_filled_in() -> None:
    cast = make_cast()
    a_convened_meeting(cast, VISIT, IN_MAY)
    busy_all_of_may(cast.north)
    client = Client()
    client.force_login(cast.lead)

    shown = client.get(waits(cast.lead)[0].link).content.decode()

    assert f'<option value="{cast.north.pk}" selected>' in shown
    assert 'value="2024-05-14"' in shown


def test_new_busy_time_of_one_whom_a_released_plan_counts_on_asks_for_another_time() -> None:
    cast = make_cast()
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    assert titles(cast.lead) == []

    busy_all_of_may(cast.north)

    assert len(titles(cast.lead)) == 1


def test_who_has_declined_or_is_free_again_is_no_reason_to_move() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    busy_all_of_may(cast.north)

    meeting.invitations.filter(person=cast.north).update(answered="declined")

    assert titles(cast.lead) == []


def test_meeting_in_the_persons_own_calendar_does_not_clash_with_itself() -> None:
    cast = make_cast()
    a_convened_meeting(cast, VISIT, IN_MAY)

    BusyStretch.objects.create(
        person=cast.north, starts_at=IN_MAY.starts, ends_at=IN_MAY.ends, source=Source.FILE
    )

    assert titles(cast.lead) == []


def test_meeting_known_by_its_calendar_key_is_not_read_as_busy() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    event = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:20240514T0{}0000Z\r\nDTEND:20240514T120000Z\r\n"
    own, other = event.format(meeting.uid, 7), event.format("en-anden", 9)
    content = f"BEGIN:VCALENDAR\r\n{own}END:VEVENT\r\n{other}END:VEVENT\r\nEND:VCALENDAR\r\n"

    busy.take_calendar(content=content.encode(), on=SOON, by=cast.north, at=NOON)

    row = BusyStretch.objects.get()
    assert row.starts_at == datetime(2024, 5, 14, 11, tzinfo=DANISH_TIME)


def test_people_without_plans_cost_no_statement_and_others_one() -> None:
    cast = make_cast()
    found = []
    for number in (1, 3):
        for _ in range(number):
            fresh_draft(proposed(cast))
        busy_all_of_may(cast.north)
        for one in (cast.lead, cast.north, make_user()):
            person = User.objects.get(pk=one.pk)
            waiting_for(person, on=SOON)
            with CaptureQueriesContext(connection) as asked:
                waiting_for(person, on=MUCH_LATER)
            found.append(len(asked))

    assert found == [1, 0, 0] * 2
