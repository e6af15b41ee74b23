"""Releasing plans, and planning again when something changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import NOON, add_hat, make_user
from meeting_factories import a_convened_meeting, a_fixed_meeting, a_meeting, fresh, make_cast
from web.plans.made_plans import (
    IN_MAY,
    VISIT,
    WISHES,
    busy_all_of_may,
    proposed,
    when,
)

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Hat
from modning_web.audit.models import AuditEvent
from modning_web.meetings.models import Meeting
from modning_web.notices.models import Letter, Notice
from modning_web.plans.actions import drafts, releasing
from modning_web.plans.actions.drafts import Changed
from modning_web.plans.models import Keep

pytestmark = pytest.mark.django_db


def test_release_settles_meetings_and_convenes_nobody() -> None:
    cast = make_cast()
    draft = proposed(cast)

    number = releasing.release(draft=draft, by=cast.lead, at=NOON)

    draft.refresh_from_db()
    assert (number, draft.state, draft.released_by) == (6, "released", cast.lead)
    settled = Meeting.objects.filter(state="fixed", is_convened=False)
    assert {row.occurrence_key: row.starts_at for row in settled} == {
        time.occurrence_key: time.starts_at for time in draft.times.all()
    }
    assert AuditEvent.objects.filter(action="plans.release").count() == 1


def test_release_tells_only_those_concerned_once() -> None:
    cast = make_cast()
    stranger = make_user()
    add_hat(stranger, Hat.PRACTITIONER, "vold", "sydby-kommune")

    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)

    told = [notice.person for notice in Notice.objects.all()]
    assert len(told) == len(set(told))
    assert set(told) == {cast.consultant, cast.north, cast.south, cast.worker}


def test_release_leaves_what_does_not_change() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    before, letters = fresh(meeting).revision, Letter.objects.count()

    number = releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)

    assert number == 5
    assert fresh(meeting).revision == before
    assert Letter.objects.count() == letters


def test_release_says_where_unless_somebody_has_said_it() -> None:
    cast = make_cast()
    south = a_meeting("besoeg/1/sydby-kommune")
    Meeting.objects.filter(pk=south.pk).update(place="Rådhuset, lokale 4")

    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)

    assert Meeting.objects.get(occurrence_key=VISIT).place == "Nordby Kommune"
    assert fresh(south).place == "Rådhuset, lokale 4"
    (told,) = Notice.objects.filter(person=cast.south).values_list("values", flat=True)
    assert any("Rådhuset, lokale 4" in line for line in told["meetings"].splitlines())


def test_moved_meeting_gets_time_and_place_in_one_letter() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    ill = Changed(cast.north, date(2024, 5, 13), date(2024, 5, 17))
    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), ill)
    before = Letter.objects.filter(person=cast.north).count()

    releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert fresh(meeting).place == "Nordby Kommune"
    assert Letter.objects.filter(person=cast.north).count() == before + 1


def test_stale_draft_is_not_released() -> None:
    cast = make_cast()
    draft = proposed(cast)
    a_fixed_meeting(cast, VISIT, IN_MAY)

    with pytest.raises(drafts.DraftIsStale):
        releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert Meeting.objects.filter(state="fixed").count() == 1


def test_plan_that_people_can_no_longer_keep_is_not_released() -> None:
    cast = make_cast()
    draft = proposed(cast)
    busy_all_of_may(cast.north)

    with pytest.raises(releasing.UnableToRelease) as refusal:
        releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert "Nora Prøve" in refusal.value.told.da
    assert not Meeting.objects.exists()


def test_draft_is_released_once() -> None:
    cast = make_cast()
    draft = proposed(cast)
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    with pytest.raises(drafts.DraftIsClosed):
        releasing.release(draft=draft, by=cast.lead, at=NOON)


def test_illness_moves_only_what_must_move_and_says_why() -> None:
    cast = make_cast()
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    visit = Meeting.objects.get(occurrence_key=VISIT)
    day = visit.starts_at.astimezone(DANISH_TIME).date()
    ill = Changed(cast.north, day, day + timedelta(days=2))

    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), ill)

    changed = [time for time in draft.times.all() if time.is_changed]
    assert VISIT in {time.occurrence_key for time in changed}
    assert "Nora Prøve" in next(t.reason_da for t in changed if t.occurrence_key == VISIT)
    assert all(time.reason_da for time in changed)


def test_moved_meeting_is_moved_by_release_and_the_convened_get_its_letter() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT, IN_MAY)
    ill = Changed(cast.north, date(2024, 5, 13), date(2024, 5, 17))
    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), ill)
    Notice.objects.all().delete()

    releasing.release(draft=draft, by=cast.lead, at=NOON)

    moved = fresh(meeting)
    assert moved.starts_at == when(draft, VISIT) != IN_MAY.starts
    why = moved.steps.get(deed="move").why
    assert "Nora Prøve kan ikke" in why.da
    assert "Nora Prøve cannot come" in why.en
    assert not Notice.objects.filter(person=cast.north).exists()


def test_site_that_drops_out_has_its_meetings_called_off() -> None:
    cast = make_cast()
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    site = cast.programme.sites.get(key="sydby-kommune")

    draft = proposed(cast, replace(WISHES, keep=Keep.NONE), Changed(without=site))
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    at_site = Meeting.objects.filter(site=site).values_list("state", flat=True)
    elsewhere = Meeting.objects.exclude(site=site).values_list("state", flat=True)
    assert set(at_site) == {"cancelled"}
    assert set(elsewhere) == {"fixed"}


def test_dropped_draft_cannot_be_released() -> None:
    cast = make_cast()
    draft = proposed(cast)

    drafts.drop(draft=draft, by=cast.lead, at=NOON)

    with pytest.raises(drafts.DraftIsClosed):
        releasing.release(draft=draft, by=cast.lead, at=NOON)
    with pytest.raises(drafts.DraftIsClosed):
        drafts.drop(draft=draft, by=cast.lead, at=NOON)
