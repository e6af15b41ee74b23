"""What leaves: asked for by one, let go by another, frozen, and fetched for a while."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import (
    NOON,
    add_hat,
    make_member,
    make_programme,
    make_user,
    small_definition,
)

from modning_web.access.actions import give_hat
from modning_web.access.hats import GivenToOneself
from modning_web.access.models import Hat, User
from modning_web.access.policy import Place
from modning_web.audit.actions import record
from modning_web.audit.models import AuditEvent
from modning_web.doors.models import OutsideIdentity
from modning_web.notices.models import Notice
from modning_web.releases import actions
from modning_web.releases.kinds import Asked, UnableToMake, kind_of, kinds
from modning_web.releases.models import Release
from modning_web.releases.spreadsheet import danish_csv

pytestmark = pytest.mark.django_db
LIST, RECORD = "people.list", "inspection.record"


@pytest.fixture
def lead() -> User:
    make_programme(small_definition("vold"))
    return make_member(Hat.PROGRAMME_LEAD, "vold")


@pytest.fixture
def second() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


def asked_for(by: User, kind: str = LIST, programme_key: str = "vold", **wanted: str) -> Release:
    asked = Asked(by, timezone.now(), programme_key, wanted)
    return actions.ask(kind=kind_of(kind), asked=asked, purpose="Møde", recipient="Ministeriet")


def test_second_person_lets_go_what_the_first_asked_for(lead: User, second: User) -> None:
    release = asked_for(lead)

    actions.approve(release=release, by=second, at=timezone.now())
    release.refresh_from_db()
    body = actions.fetch(release=release, by=lead, at=timezone.now())

    assert body.startswith(b"\xef\xbb\xbfNavn;E-mail;")
    assert lead.name in body.decode()
    done = AuditEvent.objects.filter(action__startswith="releases.").order_by("at", "id")
    assert [one.action for one in done] == [
        "releases.ask",
        "releases.approve",
        "releases.download",
    ]


def test_nobody_lets_go_what_they_asked_for_themselves(lead: User) -> None:
    release = asked_for(lead)

    with pytest.raises(actions.MayNotDecide):
        actions.approve(release=release, by=lead, at=timezone.now())
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Release.objects.update(
            decided_by=lead, decided_at=NOON, is_approved=True, available_until=NOON
        )


def lead_named(name: str, email: str, **hat: str) -> User:
    person = make_user(name=name, email=email)
    add_hat(person, Hat.PROGRAMME_LEAD, "vold", **hat)
    return person


@pytest.mark.parametrize(
    ("name", "email", "subject"),
    [
        ("Karen L. Holm", "KAREN+to@example.dk", ""),
        (" karen  HOLM", "kh@andet.dk", ""),
        ("Karen L. Holm", "kh@andet.dk", "s-17"),
        ("Karen L. Holm", "kh@andet.dk", "s-16"),
    ],
)
def test_one_person_with_two_accounts_is_no_second_person(
    name: str, email: str, subject: str
) -> None:
    make_programme(small_definition("vold"))
    first, other = lead_named("Karen Holm", "karen@example.dk"), lead_named(name, email)
    for person, provider, known in ((first, "kommunen", "s-17"), (other, "staten", subject)):
        if known:
            OutsideIdentity.objects.create(
                user=person,
                provider_key=provider,
                subject=known,
                former_subject="s-16" if person == first else "",
                known_since=NOON,
            )
    release = asked_for(first)

    with pytest.raises(actions.MayNotDecide):
        actions.approve(release=release, by=other, at=timezone.now())
    with pytest.raises(actions.NotAvailable):
        actions.fetch(release=release, by=other, at=timezone.now())
    assert not Notice.objects.filter(person=other).exists()
    third = lead_named("Bo Friis", "bo@example.dk")
    actions.approve(release=release, by=third, at=timezone.now())


def test_namesakes_in_different_organisations_are_two_people() -> None:
    make_programme(small_definition("vold"))
    first = lead_named("Karen Holm", "karen@example.dk")
    namesake = make_user(name="Karen Holm", email="kh@andet.dk")
    add_hat(namesake, Hat.DATA_PROTECTION_OFFICER)
    release = asked_for(first)

    actions.approve(release=release, by=namesake, at=timezone.now())

    release.refresh_from_db()
    assert release.is_approved


def test_namesakes_in_the_agency_may_be_one_person() -> None:
    make_programme(small_definition("vold"))
    first = lead_named("Karen Holm", "karen@example.dk")
    officer = make_user(name="Karen Holm", email="tilskud@example.dk")
    add_hat(officer, Hat.GRANT_OFFICER)

    with pytest.raises(actions.MayNotDecide):
        actions.approve(release=asked_for(first), by=officer, at=timezone.now())


def test_nobody_gives_a_hat_to_an_account_that_may_be_their_own() -> None:
    make_programme(small_definition("vold"))
    lead = lead_named("Karen Holm", "karen@example.dk")
    own = make_user(name="Karen Holm 2", email="Karen+2@example.dk")

    with pytest.raises(GivenToOneself):
        give_hat(
            user=own,
            hat=Hat.PROCESS_CONSULTANT,
            place=Place("vold"),
            by=lead,
            at=timezone.now(),
        )


@pytest.mark.parametrize(
    "half",
    [
        {"is_approved": True},
        {"decided_at": NOON},
        {"available_until": NOON},
    ],
)
def test_database_refuses_half_a_decision(lead: User, half: dict[str, object]) -> None:
    asked_for(lead)

    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(**half)


def test_what_was_asked_for_is_frozen(lead: User, second: User) -> None:
    release = asked_for(lead)
    make_member(Hat.EVALUATOR, "vold")

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Release.objects.update(content=b"noget andet")
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Release.objects.update(asked_by=second)

    actions.approve(release=release, by=second, at=timezone.now())
    release.refresh_from_db()
    assert release.rows == 2  # the two leads, as when it was asked for


def test_bytes_that_are_not_those_approved_do_not_leave(lead: User, second: User) -> None:
    release = asked_for(lead)
    actions.approve(release=release, by=second, at=timezone.now())
    release.refresh_from_db()
    release.content = b"noget andet"

    with pytest.raises(actions.Tampered):
        actions.fetch(release=release, by=lead, at=timezone.now())


def test_file_is_fetched_in_time_and_by_the_asker_only(lead: User, second: User) -> None:
    release = asked_for(lead)
    with pytest.raises(actions.NotAvailable):
        actions.fetch(release=release, by=lead, at=timezone.now())
    actions.approve(release=release, by=second, at=timezone.now())
    release.refresh_from_db()

    for person, later in ((second, timedelta()), (lead, actions.AVAILABLE)):
        with pytest.raises(actions.NotAvailable):
            actions.fetch(release=release, by=person, at=timezone.now() + later)


def test_one_who_decides_reads_it_first_and_that_is_recorded(lead: User, second: User) -> None:
    release = asked_for(lead)

    actions.fetch(release=release, by=second, at=timezone.now())

    assert AuditEvent.objects.get(action="releases.read").by == second


def test_refusal_has_a_reason_and_stands(lead: User, second: User) -> None:
    release = asked_for(lead)

    with pytest.raises(actions.ReasonMissing):
        actions.refuse(release=release, reason="  ", by=second, at=timezone.now())
    actions.refuse(release=release, reason="For bredt", by=second, at=timezone.now())

    release.refresh_from_db()
    assert (release.is_approved, release.refusal) == (False, "For bredt")
    with pytest.raises(actions.DecidedAlready):
        actions.approve(release=release, by=second, at=timezone.now())


def test_those_who_can_decide_are_told_and_the_asker_of_the_outcome(
    lead: User, second: User
) -> None:
    officer = make_member(Hat.DATA_PROTECTION_OFFICER)
    make_member(Hat.PROGRAMME_LEAD, "unge")
    make_member(Hat.AUDITOR)

    release = asked_for(lead)
    told = set(Notice.objects.values_list("person", flat=True))
    actions.approve(release=release, by=second, at=timezone.now())

    assert told == {second.pk, officer.pk}
    assert Notice.objects.filter(kind="releases.decided").get().person == lead


@pytest.mark.parametrize(
    "hat", [Hat.EVALUATOR, Hat.MUNICIPAL_PROJECT_LEADER, Hat.TRAINING_SUPPLIER]
)
def test_others_ask_for_nothing(lead: User, hat: Hat) -> None:
    with pytest.raises(actions.MayNotAsk):
        asked_for(make_member(hat, "vold", "nordby-kommune"))


def test_grant_officer_neither_asks_for_nor_decides_on_the_record(lead: User) -> None:
    officer = make_member(Hat.GRANT_OFFICER)
    with pytest.raises(actions.MayNotAsk):
        asked_for(officer, RECORD)

    release = asked_for(lead, RECORD)

    with pytest.raises(actions.MayNotDecide):
        actions.approve(release=release, by=officer, at=timezone.now())


def test_extract_of_the_record_holds_what_the_asker_may_see_and_chose(lead: User) -> None:
    record("deed.here", by=lead, at=NOON, programme_key="vold")
    record("deed.other", by=lead, at=NOON, programme_key="vold")
    record("deed.elsewhere", by=lead, at=NOON, programme_key="unge")

    text = bytes(asked_for(lead, RECORD, fra="2024-01-01", til="2024-12-31").content).decode()

    assert "deed.here" in text
    assert "deed.elsewhere" not in text
    assert "2024-03-01 13:00:00" in text


def test_extract_of_nothing_is_refused(lead: User) -> None:
    with pytest.raises(UnableToMake):
        asked_for(lead, RECORD, til="1999-12-31")


def test_whole_way_on_the_pages(lead: User, second: User, client: Client) -> None:
    client.force_login(lead)
    page = reverse("releases:ask") + f"?slags={LIST}&program=vold"
    client.post(page, {"programme": "vold", "recipient": "Ministeriet", "purpose": "Møde"})
    release = Release.objects.get()
    too_early = client.get(reverse("releases:content", args=[release.pk]))

    client.force_login(second)
    client.post(reverse("releases:approve", args=[release.pk]))
    client.force_login(lead)
    answer = client.get(reverse("releases:content", args=[release.pk]))

    assert too_early.status_code == 302
    assert answer["Content-Disposition"] == 'attachment; filename="personer-vold.csv"'
    assert release.wanted == {}
    assert (
        "Godkendt af" in client.get(reverse("releases:release", args=[release.pk])).content.decode()
    )


def test_kinds_that_are_not_there_are_no_page(lead: User, client: Client) -> None:
    client.force_login(lead)

    assert client.get(reverse("releases:ask"), {"slags": "x"}).status_code == 404
    assert {kind.key for kind in kinds()} >= {LIST, RECORD}


def test_table_is_written_as_danish_spreadsheets_read_it() -> None:
    rows = [("Å; ø", Decimal("1.5"), NOON.date(), NOON, None)]

    text = danish_csv(["Navn", "Tal", "Dag", "Tid", "Tom"], rows)

    assert (
        text
        == ('\ufeffNavn;Tal;Dag;Tid;Tom\r\n"Å; ø";1,5;2024-03-01;2024-03-01 13:00:00;\r\n').encode()
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "＝1", '=HYPERLINK("https://x")']
)
def test_text_never_calculates(text: str) -> None:
    body = danish_csv(["x"], [[text]]).decode("utf-8-sig").split("\r\n", 1)[1]

    assert body.lstrip('"').startswith("'")


def test_number_below_zero_stays_a_number() -> None:
    assert danish_csv(["x"], [[-3]]).decode("utf-8-sig") == "x\r\n-3\r\n"
