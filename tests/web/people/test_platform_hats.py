"""Hats that reach every programme: one asks, another decides, and watchers have a last day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_user

from modning_web.access import hats
from modning_web.access.models import Hat, Membership, User
from modning_web.audit.models import AuditEvent
from modning_web.notices.models import Notice
from modning_web.people import actions, hat_requests
from modning_web.people.models import HatRequest

pytestmark = pytest.mark.django_db
PAGE = "people:platform_hats"


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def lead() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


@pytest.fixture
def second() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "unge")


def ask(by: User, user: User | None = None, hat: Hat = Hat.AUDITOR, **more: object) -> HatRequest:
    said = {
        "user": user or make_user(),
        "hat": hat,
        "from_date": today(),
        "to_date": today(90),
        "reason": "Årets revision.",
        "at": timezone.now(),
    } | more
    return hat_requests.ask_for_hat(by=by, **said)


def approve(request: HatRequest, by: User) -> None:
    hat_requests.approve_hat(request=request, by=by, at=timezone.now())


def test_hat_is_worn_when_a_second_person_has_approved(lead: User, second: User) -> None:
    asked = ask(lead)
    assert not asked.user.memberships.exists()

    approve(asked, second)

    hat = asked.user.memberships.get()
    assert (hat.hat, hat.programme_key, hat.from_date, hat.to_date) == (
        "auditor",
        "",
        today(),
        today(90),
    )
    done = AuditEvent.objects.filter(by__in=(lead, second)).order_by("id")
    assert [(one.action, one.by) for one in done] == [
        ("people.ask_for_hat", lead),
        ("access.give_hat", second),
        ("people.approve_hat", second),
    ]


def test_nobody_decides_what_they_asked_for_or_what_is_for_themselves(
    lead: User, second: User
) -> None:
    asked = ask(lead, user=second, hat=Hat.GRANT_OFFICER)
    own = make_user(name=lead.name, email=f"{lead.email}".replace("@", "+to@"))
    add_hat(own, Hat.PROGRAMME_LEAD, "tredje")

    for person in (lead, own):
        with pytest.raises(hats.NoSecondPerson):
            approve(asked, person)
    with pytest.raises(hats.GivenToOneself):
        approve(asked, second)
    with pytest.raises(hats.GivenToOneself):
        ask(lead, user=lead, hat=Hat.GRANT_OFFICER)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        HatRequest.objects.update(decided_by=lead, decided_at=timezone.now(), is_approved=True)
    assert not Membership.objects.filter(hat="grant_officer").exists()


@pytest.mark.parametrize(
    ("hat", "may_ask", "may_decide"),
    [
        (Hat.PROGRAMME_LEAD, True, True),
        (Hat.GRANT_OFFICER, True, False),
        (Hat.DATA_PROTECTION_OFFICER, False, True),
        (Hat.AUDITOR, False, False),
        (Hat.PROCESS_CONSULTANT, False, False),
        (Hat.MUNICIPAL_PROJECT_LEADER, False, False),
    ],
)
def test_the_table_says_who_asks_and_who_decides(
    *, hat: Hat, may_ask: bool, may_decide: bool, lead: User
) -> None:
    person = make_member(hat, "vold", "nordby-kommune")
    waiting = ask(lead)

    for may, deed in (
        (may_ask, lambda: ask(person, hat=Hat.GRANT_OFFICER)),
        (may_decide, lambda: approve(waiting, person)),
    ):
        if may:
            deed()
        else:
            with pytest.raises(hats.NotTheirsToGive):
                deed()


def test_ordinary_hat_is_not_asked_for_here(lead: User) -> None:
    with pytest.raises(hats.NotTheirsToGive):
        ask(lead, hat=Hat.PROGRAMME_LEAD)


@pytest.mark.parametrize("hat", [Hat.AUDITOR, Hat.DATA_PROTECTION_OFFICER])
@pytest.mark.parametrize("days", [None, 400, 0])
def test_watchers_have_a_last_day_within_a_year(hat: Hat, days: int | None, lead: User) -> None:
    with pytest.raises((hats.WatchesWithoutEnd, hats.EndsTooEarly)):
        ask(lead, hat=hat, to_date=None if days is None else today(days))


def test_one_who_runs_a_programme_does_not_audit(lead: User, second: User) -> None:
    with pytest.raises(hats.KeptApart):
        ask(lead, user=make_member(Hat.PROCESS_CONSULTANT, "vold"))
    asked = ask(lead)
    add_hat(asked.user, Hat.PROCESS_CONSULTANT, "vold")
    with pytest.raises(hats.KeptApart):
        approve(asked, second)
    assert HatRequest.objects.get().is_waiting


def test_hat_approved_late_begins_when_it_is_approved(lead: User, second: User) -> None:
    asked = ask(lead)
    HatRequest.objects.update(from_date=today(-10))

    approve(asked, second)

    assert asked.user.memberships.get().from_date == today()


def test_hat_ends_when_a_second_person_has_approved(lead: User, second: User) -> None:
    auditor = make_member(Hat.AUDITOR)
    hat = auditor.memberships.get()
    said = {"membership": hat, "reason": "Færdig.", "by": lead, "at": timezone.now()}
    with pytest.raises(hats.EndsLater):
        hat_requests.ask_to_end_hat(**said, to_date=today(300))

    asked = hat_requests.ask_to_end_hat(**said, to_date=today(3))
    with pytest.raises(hat_requests.AskedAlready):
        hat_requests.ask_to_end_hat(**said, to_date=today(3))
    with pytest.raises(hats.NoSecondPerson):
        approve(asked, lead)
    approve(asked, second)

    hat.refresh_from_db()
    assert hat.to_date == today(3)
    with pytest.raises(hat_requests.DecidedAlready):
        approve(asked, second)


def test_refusal_has_a_reason_and_changes_nothing(lead: User, second: User) -> None:
    asked = ask(lead)
    said = {"request": asked, "by": second, "at": timezone.now()}

    with pytest.raises(hat_requests.ReasonMissing):
        hat_requests.refuse_hat(**said, reason=" ")
    hat_requests.refuse_hat(**said, reason="Vi har en revisor.")

    asked.refresh_from_db()
    assert (asked.is_approved, asked.refusal) == (False, "Vi har en revisor.")
    assert not asked.user.memberships.exists()


def newcomer(**more: str) -> User:
    said = {"name": "Inge Kjær", "email": "Inge@example.dk", "phone": "12345678"} | more
    return actions.known_or_new(**said)


def test_newcomer_gets_an_account_when_the_hat_is_approved_and_not_before(
    lead: User, second: User
) -> None:
    asked = ask(lead, user=newcomer())
    before = User.objects.filter(email__iexact="inge@example.dk").count()

    approve(asked, second)

    asked.refresh_from_db()
    added = User.objects.get(email="Inge@example.dk")
    assert before == 0
    assert (added.name, added.phone, added.memberships.get().hat) == (
        "Inge Kjær",
        "12345678",
        "auditor",
    )
    assert (asked.user, asked.name, asked.email, asked.phone) == (added, "", "", "")
    assert AuditEvent.objects.get(action="people.add").by == second


def test_refused_newcomer_gets_no_account_and_only_the_name_is_kept(
    lead: User, second: User
) -> None:
    asked = ask(lead, user=newcomer())

    hat_requests.refuse_hat(request=asked, reason="Nej.", by=second, at=timezone.now())

    asked.refresh_from_db()
    assert (asked.person.name, asked.email, asked.phone) == ("Inge Kjær", "", "")
    assert not User.objects.filter(name="Inge Kjær").exists()


def test_newcomer_who_has_got_an_account_meanwhile_is_found_by_e_mail(
    lead: User, second: User
) -> None:
    asked = ask(lead, user=newcomer())
    known = make_user(name="Inge K.", email="inge@example.dk")

    approve(asked, second)

    assert [one.hat for one in known.memberships.all()] == ["auditor"]
    assert User.objects.filter(email__iexact="inge@example.dk").count() == 1


def test_hat_is_asked_for_once_for_a_newcomer(lead: User, second: User) -> None:
    ask(lead, user=newcomer())

    with pytest.raises(hat_requests.AskedAlready):
        ask(second, user=newcomer(email="INGE@example.dk"))


@pytest.mark.parametrize("mail", ["", "second"])
def test_nobody_decides_for_a_newcomer_who_may_be_themselves(
    mail: str, lead: User, second: User
) -> None:
    email = f"{second.email}".replace("@", "+ny@") if mail else "anden@example.dk"
    asked = ask(lead, user=newcomer(email=email))
    if not mail:
        User.objects.filter(pk=second.pk).update(email="anden@example.dk")
        second.refresh_from_db()

    with pytest.raises(hats.GivenToOneself):
        approve(asked, second)

    assert HatRequest.objects.get().is_waiting


def test_newcomer_is_kept_no_longer_than_needed(lead: User, second: User) -> None:
    asked = ask(lead, user=newcomer())
    hat_requests.refuse_hat(request=asked, reason="Nej.", by=second, at=timezone.now())

    for kept in ({"email": "inge@example.dk"}, {"phone": "1"}, {"name": ""}):
        with pytest.raises(IntegrityError, match="newcomer"), transaction.atomic():
            HatRequest.objects.update(**kept)
    waiting = ask(lead, user=newcomer())
    with pytest.raises(IntegrityError, match="newcomer"), transaction.atomic():
        HatRequest.objects.filter(pk=waiting.pk).update(email="")


def test_what_was_decided_leaves_the_page_after_a_while(
    lead: User, second: User, client: Client
) -> None:
    asked = ask(lead, user=newcomer())
    hat_requests.refuse_hat(request=asked, reason="Vi har en.", by=second, at=timezone.now())
    client.force_login(lead)
    soon = client.get(reverse(PAGE)).content.decode()

    HatRequest.objects.update(decided_at=timezone.now() - timedelta(days=91))
    later = client.get(reverse(PAGE)).content.decode()
    actions.forget_what_is_over(at=timezone.now())

    assert ("Vi har en." in soon, "Vi har en." in later) == (True, False)
    assert not HatRequest.objects.exists()


def test_those_who_can_decide_and_the_one_who_asked_are_told(lead: User, second: User) -> None:
    officer, auditor = make_member(Hat.DATA_PROTECTION_OFFICER), make_member(Hat.AUDITOR)
    asked = ask(lead)
    told = set(Notice.objects.filter(kind="people.hat_asked").values_list("person", flat=True))

    approve(asked, second)

    assert told == {second.pk, officer.pk}
    assert auditor.pk not in told
    assert Notice.objects.get(kind="people.hat_decided").person == lead


def test_whole_way_on_the_pages(lead: User, second: User, client: Client) -> None:
    client.force_login(lead)
    typed = {
        "email": "inge@example.dk",
        "name": "Inge Kjær",
        "hat": "auditor",
        "from_date": today().isoformat(),
        "reason": "Årets revision.",
    }
    without_end = client.post(reverse("people:ask_for_hat"), typed)
    client.post(reverse("people:ask_for_hat"), typed | {"last_day": today(30).isoformat()})
    asked = HatRequest.objects.get()
    own = client.get(reverse(PAGE)).content.decode()
    client.force_login(second)
    others = client.get(reverse(PAGE)).content.decode()
    refused = client.post(reverse("people:refuse_hat", args=[asked.pk]), {"reason": ""})
    client.post(reverse("people:approve_hat", args=[asked.pk]))
    page = client.get(reverse(PAGE)).content.decode()

    assert without_end.status_code == 422
    assert "Skriv, hvornår tilsynet slutter." in without_end.content.decode()
    approving = reverse("people:approve_hat", args=[asked.pk])
    assert (approving in own, approving in others) == (False, True)
    assert refused.status_code == 422
    hat = Membership.objects.get(user__email="inge@example.dk")
    assert hat.to_date == today(31)
    assert reverse("people:ask_to_end_hat", args=[hat.pk]) in page


def test_page_asks_the_database_as_often_with_three_as_with_one(
    lead: User, second: User, client: Client
) -> None:
    client.force_login(second)
    found = []
    for number in (1, 3):
        while HatRequest.objects.filter(decided_at=None).count() < number:
            ask(lead)
            approve(ask(lead), second)
        with CaptureQueriesContext(connection) as statements:
            assert client.get(reverse(PAGE)).status_code == 200
        found.append(len(statements))

    assert found[0] == found[1]
    assert found[1] <= 12
