"""Pages of plans: what they show, and the deeds behind their buttons."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import NOON
from meeting_factories import Cast, a_convened_meeting, make_cast
from web.plans.made_places import add_room, note

from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.plans.actions import drafts
from modning_web.plans.actions.drafts import Wishes
from modning_web.plans.models import BusyStretch, ClosedDays, PlanDraft
from modning_web.plans.people import OFFICE

pytestmark = pytest.mark.django_db
ALL, MAY = date(2025, 12, 31), date(2024, 6, 1)
VISIT = "besoeg/1/nordby-kommune"
MOST = 12


def proposed(cast: Cast, until: date = ALL) -> PlanDraft:
    wishes = Wishes(date(2024, 3, 2), until, seconds=5)
    return drafts.propose(programme=cast.programme, wishes=wishes, by=cast.lead, at=NOON)


def page(draft: PlanDraft, name: str = "draft", *more: str) -> str:
    return reverse(f"plans:{name}", args=["vold", draft.pk, *more])


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(person: User, address: str) -> str:
    answer = signed_in(person).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def count(person: User, address: str) -> int:
    client = signed_in(person)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_draft_shows_dates_and_that_it_is_the_best() -> None:
    cast = make_cast()

    shown = text_of(cast.lead, page(proposed(cast)))

    assert "Planen er bevist bedst." in shown
    assert "Frigiver du planen, får 6 møder en ny tid." in shown
    assert "den 12. marts 2024 kl. " in shown
    assert "Nora Prøve" in shown


def test_draft_is_filtered_by_site() -> None:
    cast = make_cast()
    draft = proposed(cast)

    shown = text_of(cast.lead, page(draft) + "?sted=nordby-kommune&vis=nye")

    assert "2 møder" in shown
    assert "Fælles opstart" not in shown


def test_consultant_may_propose_and_not_release() -> None:
    cast = make_cast()
    draft = proposed(cast)

    shown = text_of(cast.consultant, page(draft))

    assert page(draft, "drop") in shown
    assert page(draft, "release") not in shown
    assert signed_in(cast.consultant).post(page(draft, "release")).status_code == 403


def test_municipality_sees_no_plans() -> None:
    cast = make_cast()
    draft = proposed(cast)

    assert signed_in(cast.north).get(page(draft)).status_code == 403


def test_plan_is_proposed_from_the_form() -> None:
    cast = make_cast()
    sent = {"since": "2024-03-02", "last": "2025-12-30", "keep": "all"}
    sent |= {"travel_minutes": "120", "seconds": "20"}

    answer = signed_in(cast.lead).post(reverse("plans:propose", args=["vold"]), sent)

    draft = PlanDraft.objects.get()
    assert answer.headers["Location"] == page(draft)
    assert (draft.state, draft.until) == ("ready", date(2025, 12, 31))


def test_period_that_ends_before_it_begins_is_refused() -> None:
    cast = make_cast()
    sent = {"since": "2024-03-02", "last": "2024-02-01", "keep": "all"}
    sent |= {"travel_minutes": "120", "seconds": "20"}

    answer = signed_in(cast.lead).post(reverse("plans:propose", args=["vold"]), sent)

    assert answer.status_code == 400
    assert not PlanDraft.objects.exists()


def test_change_asks_for_one_thing_at_a_time() -> None:
    cast = make_cast()
    sent = {"since": "2024-05-13", "last": "2024-05-17"}
    address = reverse("plans:changed", args=["vold"])

    answer = signed_in(cast.lead).post(address, sent)

    assert answer.status_code == 400
    assert "ét af de to" in answer.content.decode()


def test_change_makes_a_draft_that_says_what_moves_and_why() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast, VISIT)
    Meeting.objects.filter(pk=meeting.pk).update(
        site=cast.programme.sites.get(key="nordby-kommune")
    )
    client = signed_in(cast.lead)
    client.post(reverse("access:choose_day"), {"day": "2024-03-01"})
    sent = {"who": str(cast.north.pk), "since": "2024-05-13", "last": "2024-05-17"}

    answer = client.post(reverse("plans:changed", args=["vold"]), sent)

    assert answer.status_code == 302
    draft = PlanDraft.objects.get()
    assert draft.away == cast.north
    assert "Nora Prøve kan ikke den 13.–17. maj 2024" in text_of(cast.lead, page(draft))


def test_other_times_tell_their_cost_and_one_is_chosen() -> None:
    cast = make_cast()
    draft = proposed(cast)
    client, address = signed_in(cast.lead), page(draft, "other_times", VISIT)
    offered = client.get(address).context["form"].fields["start"].choices

    answer = client.post(address, {"start": offered[0][0]}, follow=True)

    assert "lige så god" in offered[0][1]
    assert "Mødet har fået den nye tid i forslaget." in answer.content.decode()
    assert draft.times.get(occurrence_key=VISIT).is_chosen


def test_other_times_are_those_of_the_days_asked_for() -> None:
    cast = make_cast()
    draft = proposed(cast)
    client, address = signed_in(cast.lead), page(draft, "other_times", VISIT)
    days = {"fra": "2024-05-14", "til": "2024-05-15"}

    shown = client.get(address, days).context["form"].fields["start"].choices
    empty = client.get(address, {"fra": "2024-07-01", "til": "2024-07-31"}).content.decode()

    assert {told[:15] for _start, told in shown} <= {
        "den 14. maj 2024"[:15],
        "den 15. maj 2024"[:15],
    }
    assert len(shown) > 1
    assert "Der er ingen tid de dage" in empty
    assert "Planlagt: maj 2024." in empty
    answer = client.post(f"{address}?fra=2024-05-14&til=2024-05-15", {"start": shown[-1][0]})
    assert answer.status_code == 302


def test_stale_draft_offers_no_other_times() -> None:
    cast = make_cast()
    draft = proposed(cast)
    a_convened_meeting(cast, VISIT)

    answer = signed_in(cast.lead).get(page(draft, "other_times", VISIT), follow=True)

    assert "Lav et nyt forslag." in answer.content.decode()


def test_release_from_the_page_shows_its_work() -> None:
    cast = make_cast()
    draft = proposed(cast)

    answer = signed_in(cast.lead).post(page(draft, "release"), follow=True)

    assert page(draft) in answer.content.decode()
    assert Meeting.objects.filter(state="fixed").count() == 6


def test_release_that_is_refused_says_why() -> None:
    cast = make_cast()
    draft = proposed(cast)
    a_convened_meeting(cast, VISIT)

    answer = signed_in(cast.lead).post(page(draft, "release"), follow=True)

    assert "Lav et nyt forslag." in answer.content.decode()


def test_drafts_are_compared() -> None:
    cast = make_cast()
    one, other = proposed(cast), proposed(cast)
    offered = signed_in(cast.lead).get(page(one, "other_times", VISIT)).context["form"]
    start = offered.fields["start"].choices[0][0]
    signed_in(cast.lead).post(page(one, "other_times", VISIT), {"start": start})
    address = reverse("plans:comparison", args=["vold"])

    shown = text_of(cast.lead, f"{address}?plan={one.pk}&plan={other.pk}")

    assert "1 møde ligger forskelligt" in shown
    assert "Rejsedage for alle tilsammen" in shown


def test_newest_draft_stands_first() -> None:
    cast = make_cast()
    proposed(cast)
    drafts.propose(
        programme=cast.programme,
        wishes=Wishes(date(2024, 3, 2), MAY, seconds=5),
        by=cast.lead,
        at=NOON.replace(year=2025),
    )

    shown = text_of(cast.lead, reverse("plans:programme", args=["vold"]))

    assert shown.index("1. marts 2025") < shown.index("1. marts 2024")


def test_simulation_tells_days_of_each_role() -> None:
    cast = make_cast()

    shown = text_of(cast.lead, reverse("plans:simulation", args=["vold"]))

    assert "Projektleder" in shown
    assert "3 dage" in shown


def test_closed_days_are_noted_and_deleted() -> None:
    cast = make_cast()
    address, client = reverse("plans:closed", args=["vold"]), signed_in(cast.lead)
    sent = {"name": "Vinterferie", "kind": "school", "site": "nordby-kommune"}
    sent |= {"since": "2099-02-10", "last": "2099-02-14"}

    client.post(address, sent)
    row = ClosedDays.objects.get()

    assert "Vinterferie" in text_of(cast.lead, address)
    assert (row.before_date, row.is_school_holiday) == (date(2099, 2, 15), True)
    client.post(reverse("plans:forget_closed", args=["vold", row.pk]))
    assert not ClosedDays.objects.exists()


def test_project_leader_notes_the_closed_days_of_her_own_municipality_alone() -> None:
    cast = make_cast()
    client, own = signed_in(cast.north), reverse("plans:closed_at", args=["vold", "nordby-kommune"])
    sent = {"name": "Lukket", "kind": "closed", "since": "2099-02-10", "last": "2099-02-14"}
    common = ClosedDays.objects.create(
        programme=cast.programme,
        name="Fælles ferie",
        from_date=date(2099, 7, 1),
        before_date=date(2099, 7, 20),
    )

    client.post(own, sent)
    shown = client.get(own).content.decode()

    assert ClosedDays.objects.get(name="Lukket").site.key == "nordby-kommune"
    assert "Fælles ferie" in shown
    assert str(common.pk) not in shown
    elsewhere = reverse("plans:closed_at", args=["vold", "sydby-kommune"])
    assert client.get(elsewhere).status_code == client.post(elsewhere, sent).status_code == 403
    assert client.post(f"{own}{common.pk}/slet/").status_code == 404
    assert f'href="{own}"' in client.get(reverse("plans:busy")).content.decode()


def test_days_of_another_site_are_not_deleted_from_here() -> None:
    cast = make_cast()
    south = cast.programme.sites.get(key="sydby-kommune")
    row = ClosedDays.objects.create(
        programme=cast.programme,
        site=south,
        name="Lukket",
        from_date=date(2099, 7, 1),
        before_date=date(2099, 7, 20),
    )
    address = reverse("plans:forget_closed_at", args=["vold", "nordby-kommune", row.pk])

    assert signed_in(cast.north).post(address).status_code == 404
    assert ClosedDays.objects.exists()


@pytest.mark.parametrize("name", ["draft", "people"])
def test_page_of_a_draft_asks_a_fixed_number_of_times(name: str) -> None:
    cast = make_cast()
    few, many = proposed(cast, MAY), proposed(cast)
    assert few.times.count() < many.times.count()

    assert count(cast.lead, page(few, name)) == count(cast.lead, page(many, name)) <= MOST


@pytest.mark.parametrize("name", ["programme", "comparison", "closed", "changed", "propose"])
def test_page_of_a_programme_asks_a_fixed_number_of_times(name: str) -> None:
    cast = make_cast()
    address = reverse(f"plans:{name}", args=["vold"])
    proposed(cast)
    one = count(cast.lead, address)

    proposed(cast)
    proposed(cast)

    assert count(cast.lead, address) == one <= MOST


def test_busy_page_asks_a_fixed_number_of_times() -> None:
    cast = make_cast()
    for number in (1, 3):
        BusyStretch.objects.bulk_create(
            BusyStretch(person=cast.north, starts_at=NOON, ends_at=NOON.replace(year=2099))
            for _ in range(number)
        )

    assert count(cast.north, reverse("plans:busy")) <= MOST


def test_other_times_ask_a_fixed_number_of_times_with_all_that_a_plan_reads() -> None:
    cast = make_cast()
    found = []
    for number, until in ((1, MAY), (3, ALL)):
        add_room(cast, f"Salen {number}", place="Nordby Kommune")
        note(cast, OFFICE, north=10 + number)
        for person in (cast.north, cast.south):
            BusyStretch.objects.create(
                person=person,
                starts_at=NOON.replace(month=5, day=number),
                ends_at=NOON.replace(month=5, day=number, hour=15),
            )
            person.absences.create(from_date=date(2024, 5, 20), to_date=date(2024, 5, 20 + number))
            ClosedDays.objects.create(
                programme=cast.programme,
                name="Lukket",
                from_date=date(2024, 6, number),
                before_date=date(2024, 6, number + 1),
            )
        draft = proposed(cast, until)
        found.append(count(cast.lead, page(draft, "other_times", VISIT)))

    assert found[0] == found[1] <= MOST
