"""Reading outside one's reach for a few hours: with a reason, told, seen on every page, ended."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user, small_definition

from modning_web.access.models import BrokenGlass, Hat, User
from modning_web.access.policy import ACTIONS, THROUGH_GLASS, Place, can
from modning_web.audit.models import AuditEvent
from modning_web.glass import actions
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
REASON = "Projektlederen er syg, og mødet er i dag."
SITE, OTHER_SITE = Place("vold", "nordby-kommune"), Place("vold", "sydby-kommune")


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def broken(person: User, place: Place = SITE, **changes: object) -> BrokenGlass:
    asked = {
        "place": place,
        "place_name": "Vold, Nordby",
        "reason": REASON,
        "lasts": timedelta(hours=2),
        "by": person,
        "at": timezone.now(),
    }
    return actions.break_glass(**(asked | changes))


@pytest.fixture
def consultant() -> User:
    return make_member(Hat.PROCESS_CONSULTANT, "unge")


def test_broken_glass_lets_a_person_read_there_and_nowhere_else(consultant: User) -> None:
    before = {one for one in ACTIONS if can(consultant, one, SITE)}

    broken(consultant)

    allowed = {one for one in ACTIONS if can(fresh(consultant), one, SITE)}
    assert "advice.see" not in before
    assert allowed == before | THROUGH_GLASS.keys()
    assert not can(fresh(consultant), "site.see", OTHER_SITE)


def test_broken_glass_opens_nothing_that_writes_or_leaves() -> None:
    assert [one for one in THROUGH_GLASS if not one.endswith((".see", ".see_all_sites"))] == []
    assert "audit.see" not in THROUGH_GLASS


def test_whole_programme_can_be_opened(consultant: User) -> None:
    broken(consultant, Place("vold"))

    assert can(fresh(consultant), "site.see", SITE)
    assert can(fresh(consultant), "site.see", OTHER_SITE)
    assert can(fresh(consultant), "programme.see_all_sites", Place("vold"))


@pytest.mark.parametrize("ends", ["closed", "run out", "hat gone"])
def test_reading_ends_when_it_is_closed_runs_out_or_the_hat_goes(
    consultant: User, ends: str
) -> None:
    glass = broken(consultant)

    if ends == "closed":
        actions.close_glass(glass=glass, by=consultant, at=timezone.now())
    elif ends == "run out":
        begun = timezone.now() - timedelta(hours=3)
        BrokenGlass.objects.update(broken_at=begun, ends_at=begun + timedelta(hours=2))
    else:
        consultant.memberships.update(to_date=timezone.localdate())

    assert not can(fresh(consultant), "site.see", SITE)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"reason": "For kort " + " " * 40}, actions.ReasonTooShort),
        ({"lasts": timedelta(hours=9)}, actions.OpenTooLong),
        ({"lasts": timedelta()}, actions.OpenTooLong),
        ({"place": Place("unge", "nordby-kommune")}, actions.WithinReach),
    ],
)
def test_glass_stays_whole(
    consultant: User, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        broken(consultant, **changes)

    assert not BrokenGlass.objects.exists()


@pytest.mark.parametrize(
    "hat", sorted(set(Hat) - {Hat.PROGRAMME_LEAD, Hat.GRANT_OFFICER, Hat.PROCESS_CONSULTANT})
)
def test_others_may_not_break_it(hat: Hat) -> None:
    with pytest.raises(actions.MayNotBreak):
        broken(make_member(hat, "vold", "nordby-kommune"))


def test_leads_and_the_protection_officer_are_told_at_once_and_it_is_recorded(
    consultant: User,
) -> None:
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    officer = make_member(Hat.DATA_PROTECTION_OFFICER)
    make_member(Hat.PROGRAMME_LEAD, "unge")

    glass = broken(consultant)

    assert set(Letter.objects.values_list("person", flat=True)) == {lead.pk, officer.pk}
    event = AuditEvent.objects.get(action="glass.break")
    assert (event.by, event.object_key) == (consultant, str(glass.pk))
    assert (event.programme_key, event.site_key) == ("vold", "nordby-kommune")


def test_every_page_says_that_it_is_open_and_what_is_read_is_recorded(
    consultant: User, client: Client
) -> None:
    make_programme(small_definition("vold"))
    glass = broken(consultant)
    client.force_login(consultant)

    front = client.get("/").content.decode()
    client.get(reverse("programmes:programme", args=["vold"]))

    assert reverse("glass:close", args=[glass.pk]) in front
    event = AuditEvent.objects.get(action="seen", programme_key="vold")
    assert event.details["glass"] == str(glass.pk)


def test_person_breaks_and_closes_it_on_the_page(consultant: User, client: Client) -> None:
    make_programme(small_definition("vold"))
    client.force_login(consultant)
    page = reverse("glass:break") + "?program=vold"

    client.post(page, {"site": "nordby-kommune", "reason": REASON, "hours": "2"})
    glass = BrokenGlass.objects.get()
    client.post(reverse("glass:close", args=[glass.pk]))

    glass.refresh_from_db()
    assert glass.place_name == "Et lille program, Nordby Kommune"
    assert glass.closed_at is not None


def test_page_without_a_reason_says_so(consultant: User, client: Client) -> None:
    make_programme(small_definition("vold"))
    client.force_login(consultant)

    answer = client.post(reverse("glass:break") + "?program=vold", {"reason": "", "hours": "2"})

    assert "Ret dette" in answer.content.decode()
    assert not BrokenGlass.objects.exists()


def test_another_persons_glass_is_not_to_be_closed(consultant: User, client: Client) -> None:
    glass = broken(consultant)
    client.force_login(make_member(Hat.PROCESS_CONSULTANT, "vold"))

    answer = client.post(reverse("glass:close", args=[glass.pk]))

    assert answer.status_code == 404
    with pytest.raises(actions.MayNotBreak):
        actions.close_glass(glass=glass, by=make_user(), at=timezone.now())


def test_closed_glass_is_not_closed_again(consultant: User) -> None:
    glass = broken(consultant)
    actions.close_glass(glass=glass, by=consultant, at=timezone.now())

    with pytest.raises(actions.ClosedAlready):
        actions.close_glass(glass=glass, by=consultant, at=timezone.now())


def test_evaluator_sees_no_advice_through_glass_or_another_hat() -> None:
    person = make_member(Hat.EVALUATOR, "vold")
    add_hat(person, Hat.PROCESS_CONSULTANT, "vold")
    add_hat(person, Hat.PROGRAMME_LEAD, "unge")
    broken(person)

    found = fresh(person)

    assert not can(found, "advice.see", SITE)
    assert not can(found, "advice.write", SITE)
    assert can(found, "advice.see", Place("unge", "nordby-kommune"))


def test_leads_list_those_of_their_programmes_only(consultant: User, client: Client) -> None:
    broken(consultant)
    for programme, is_listed in (("vold", True), ("unge", False)):
        client.force_login(make_member(Hat.PROGRAMME_LEAD, programme))

        text = client.get(reverse("glass:glasses")).content.decode()

        assert (REASON in text) is is_listed


def test_database_refuses_a_glass_that_never_ends(consultant: User) -> None:
    now = timezone.now()

    with pytest.raises(IntegrityError), transaction.atomic():
        BrokenGlass.objects.create(
            person=consultant, programme_key="vold", reason=REASON, broken_at=now, ends_at=now
        )
