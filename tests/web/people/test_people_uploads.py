"""Lists of people from a file: looked at first, then all of it or nothing."""

import time
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import NOON, add_hat, make_member, make_programme, make_user
from pytest_django import Settings

from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import Place, can
from modning_web.audit.models import AuditEvent
from modning_web.people import uploads
from modning_web.people.actions import forget_what_is_over
from modning_web.people.intake import Intake, intake_of
from modning_web.people.models import PeopleUpload
from modning_web.people.roles import defined
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
HEAD = "Navn;E-mail;Rolle;Kommune;Fra;Til;Stedfortræder;Adgang"
TODAY = NOON.date()
NORDBY = "nordby-kommune"


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def lead() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


def handed_in(programme: Programme, by: User, *rows: str) -> PeopleUpload:
    content = "\n".join([HEAD, *rows]).encode("cp1252")
    return uploads.hand_in(
        programme=programme, content=content, file_name="liste.csv", by=by, at=NOON
    )


def worked_out(upload: PeopleUpload) -> Intake:
    says = defined(upload.programme)
    assert says is not None
    return intake_of(upload, says, by=upload.by, on=TODAY)


def carried_out(upload: PeopleUpload, digest: str = "") -> Intake:
    says = defined(upload.programme)
    assert says is not None
    return uploads.carry_out(
        upload=upload,
        says=says,
        digest=digest or worked_out(upload).digest,
        on=TODAY,
        by=upload.by,
        at=NOON,
    )


def told(upload: PeopleUpload) -> list[tuple[str, str]]:
    return [(one.comes, one.told) for one in worked_out(upload).outcomes]


def test_list_adds_people_and_roles_and_leaves_alone_what_is_there(
    programme: Programme, lead: User
) -> None:
    anna = make_user(name="Anna", email="anna@demo.example")
    add_hat(anna, Hat.MUNICIPAL_PROJECT_LEADER, "vold", NORDBY, role_key="projektleder")
    upload = handed_in(
        programme,
        lead,
        "Anna;ANNA@demo.example;Projektleder;Nordby;;;;",
        "Åse Ørn;aase@demo.example;Fagperson;Nordby;01.02.2024;;;",
        "Åse Ørn;aase@demo.example;Projektleder;Sydby;;;ja;",
    )

    intake = carried_out(upload)

    assert [one.comes for one in intake.outcomes] == ["same", "add", "add"]
    added = Membership.objects.filter(user__email="aase@demo.example").order_by("site_key")
    assert [(row.hat, row.site_key, str(row.from_date), row.is_deputy) for row in added] == [
        (Hat.PRACTITIONER, NORDBY, "2024-02-01", False),
        (Hat.MUNICIPAL_PROJECT_LEADER, "sydby-kommune", str(TODAY), True),
    ]
    assert User.objects.filter(name="Åse Ørn").count() == 1
    assert not added[0].user.has_usable_password()


def test_end_date_ends_a_role_that_runs(programme: Programme, lead: User) -> None:
    anna = make_user(name="Anna", email="anna@demo.example")
    hat = add_hat(anna, Hat.PRACTITIONER, "vold", NORDBY, role_key="fagperson")
    upload = handed_in(programme, lead, "Anna;anna@demo.example;Fagperson;Nordby;;31.12.2030;;")

    intake = carried_out(upload)

    hat.refresh_from_db()
    assert str(hat.to_date) == "2031-01-01"
    assert [one.comes for one in intake.outcomes] == ["change"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Eva;eva@demo.example;Fagperson;Nordby;;;;", "må ikke samtidig støtte"),
        ("Anna;anna@demo.example;Projektleder;Nordby;;;ja;", "ikke på samme måde"),
        ("Anna;anna@demo.example;Projektleder;Nordby;;31.12.2035;;", "slutter allerede"),
        ("Ny;ny@demo.example;Projektleder;Nordby;;;;Revisor", "Adgangen passer ikke"),
        ("Ny;ny@demo.example;Projektleder;Nordby;;;;Konge", "Adgangen passer ikke"),
        ("Lis;lis@demo.example;Konsulent;;;;;", "ikke give dig selv"),
    ],
)
def test_line_against_the_rules_is_told_and_nothing_at_all_is_done(
    programme: Programme, row: str, reason: str
) -> None:
    lead = make_user(name="Lis", email="lis@demo.example")
    add_hat(lead, Hat.PROGRAMME_LEAD, "vold")
    add_hat(make_user(name="Eva", email="eva@demo.example"), Hat.EVALUATOR, "vold")
    anna = make_user(name="Anna", email="anna@demo.example")
    until = TODAY + timedelta(days=900)
    place = {"role_key": "projektleder", "to_date": until}
    add_hat(anna, Hat.MUNICIPAL_PROJECT_LEADER, "vold", NORDBY, **place)
    before = Membership.objects.count()
    upload = handed_in(programme, lead, "God;god@demo.example;Fagperson;Nordby;;;;", row)

    assert [comes for comes, _ in told(upload)] == ["add", "wrong"]
    assert reason in told(upload)[1][1]
    with pytest.raises(uploads.NotReady):
        carried_out(upload)
    assert Membership.objects.count() == before
    assert not User.objects.filter(email="god@demo.example").exists()


def test_list_that_would_leave_nobody_to_lead_is_wrong(programme: Programme, lead: User) -> None:
    lead.memberships.update(to_date=date(2031, 1, 1))
    other = make_user(name="Eva", email="eva@demo.example")
    add_hat(other, Hat.PROGRAMME_LEAD, "vold", role_key="konsulent")
    ends = "Eva;eva@demo.example;Konsulent;;;31.12.2030;;Projektleder i styrelsen"
    follows = "Ny;ny@demo.example;Konsulent;;;;;Projektleder i styrelsen"

    alone = told(handed_in(programme, lead, ends))
    followed = told(handed_in(programme, lead, ends, follows))

    assert [comes for comes, _ in alone] == ["wrong"]
    assert "uden projektleder" in alone[0][1]
    assert [comes for comes, _ in followed] == ["change", "add"]


def test_closed_account_gets_no_hat_from_a_list(programme: Programme, lead: User) -> None:
    make_user(name="Eva", email="eva@demo.example", is_active=False)
    upload = handed_in(programme, lead, "Eva;eva@demo.example;Fagperson;Nordby;;;;")

    ((comes, why),) = told(upload)

    assert (comes, "lukket" in why) == ("wrong", True)


def test_error_in_a_row_holds_the_whole_list_back(programme: Programme, lead: User) -> None:
    upload = handed_in(
        programme,
        lead,
        "God;god@demo.example;Fagperson;Nordby;;;;",
        "Dårlig;ingen mail;Fagperson;Nordby;;;;",
        "Ukendt;u@demo.example;Konge;Nordby;;;;",
    )

    assert [(one.row, one.code) for one in worked_out(upload).findings] == [
        (3, "L103"),
        (4, "L202"),
    ]
    with pytest.raises(uploads.NotReady):
        carried_out(upload)


def test_two_lines_that_exclude_each_other_are_seen_within_the_file(
    programme: Programme, lead: User
) -> None:
    upload = handed_in(
        programme,
        lead,
        "Eva;eva@demo.example;Konsulent;;;;;Evaluator",
        "Eva;eva@demo.example;Fagperson;Nordby;;;;",
    )

    assert [comes for comes, _ in told(upload)] == ["add", "wrong"]


def test_other_name_in_the_file_is_told_and_not_taken_over(
    programme: Programme, lead: User
) -> None:
    make_user(name="Anna", email="anna@demo.example")
    upload = handed_in(programme, lead, "Anne;anna@demo.example;Fagperson;Nordby;;;;")

    carried_out(upload)

    assert User.objects.get(email="anna@demo.example").name == "Anna"


def test_list_that_comes_to_something_else_by_now_is_refused(
    programme: Programme, lead: User
) -> None:
    upload = handed_in(programme, lead, "Anna;anna@demo.example;Fagperson;Nordby;;;;")
    seen = worked_out(upload).digest
    make_user(name="Anna", email="anna@demo.example")

    with pytest.raises(uploads.HasMovedOn):
        carried_out(upload, seen)

    assert not Membership.objects.filter(role_key="fagperson").exists()


def test_list_is_carried_out_once_and_then_forgotten(programme: Programme, lead: User) -> None:
    upload = handed_in(programme, lead, "Anna;anna@demo.example;Fagperson;Nordby;;;;")
    seen = worked_out(upload).digest
    carried_out(upload, seen)

    with pytest.raises(uploads.CarriedOutAlready):
        carried_out(upload, seen)

    upload.refresh_from_db()
    assert (upload.lines, upload.findings) == ([], [])
    event = AuditEvent.objects.latest("id")
    assert (event.action, event.details) == ("people.carry_out", {"added": 1, "ended": 0})


def test_list_that_nobody_carried_out_is_thrown_away_after_a_day(
    programme: Programme, lead: User
) -> None:
    done = handed_in(programme, lead, "Anna;anna@demo.example;Fagperson;Nordby;;;;")
    carried_out(done)
    handed_in(programme, lead, "Bo;bo@demo.example;Fagperson;Nordby;;;;")
    PeopleUpload.objects.update(at=NOON - timedelta(days=2))
    new = handed_in(programme, lead, "Eva;eva@demo.example;Fagperson;Nordby;;;;")

    forget_what_is_over(at=NOON)

    assert set(PeopleUpload.objects.values_list("pk", flat=True)) == {done.pk, new.pk}


def many(number: int) -> list[str]:
    return [f"N {n};n{n}@demo.example;Fagperson;Nordby;;;;" for n in range(number)]


def test_two_thousand_lines_take_seconds_and_few_statements(
    programme: Programme, lead: User
) -> None:
    known = [make_user(name=f"N {n}", email=f"n{n}@demo.example") for n in range(3)]
    counted: dict[int, int] = {}
    started = time.monotonic()
    for number in (3, 2000):
        handed = handed_in(programme, lead, *many(number))
        upload = PeopleUpload.objects.select_related("programme", "by").get(pk=handed.pk)
        can(lead, "people.import", Place("vold"))  # a lead's hats are read once a request
        upload.by = lead
        with CaptureQueriesContext(connection) as seen:
            worked_out(upload)
        counted[number] = len(seen)
    with CaptureQueriesContext(connection) as carrying_out:
        carried_out(upload)

    assert counted == {3: 4, 2000: 4}
    assert len(carrying_out) < 120  # SQLite takes some hundred rows in one statement
    assert Membership.objects.filter(role_key="fagperson").count() == 2000
    assert User.objects.filter(email__startswith="n", pk__in=[one.pk for one in known]).count() == 3
    assert time.monotonic() - started < 30


@pytest.fixture
def visitor(client: Client, lead: User) -> Client:
    client.force_login(lead)
    return client


UPLOAD = "/personer/vold/hent/"


def sent(visitor: Client, content: bytes, name: str = "liste.csv") -> tuple[int, str]:
    answer = visitor.post(UPLOAD, {"file": SimpleUploadedFile(name, content)}, follow=True)
    return answer.status_code, answer.content.decode()


def test_page_shows_what_will_happen_and_a_button_does_it(
    visitor: Client, programme: Programme
) -> None:
    row = "<b>Anna</b>;anna@demo.example;Fagperson;Nordby;;;;"
    _, page = sent(visitor, f"{HEAD}\n{row}".encode("utf-16"))
    upload = PeopleUpload.objects.get()
    digest = page.partition('name="digest" value="')[2].partition('"')[0]

    assert "&lt;b&gt;Anna&lt;/b&gt;" in page
    assert "Lægges ind" in page
    answer = visitor.post(f"{UPLOAD}{upload.pk}/", {"digest": digest}, follow=True)

    assert "Lagt ind: 1 nye roller" in answer.content.decode()
    assert Membership.objects.filter(role_key="fagperson").count() == 1
    assert visitor.get(f"{UPLOAD}{upload.pk}/").status_code == 302


def test_page_does_nothing_without_what_was_seen(visitor: Client, programme: Programme) -> None:
    sent(visitor, f"{HEAD}\nAnna;anna@demo.example;Fagperson;Nordby;;;;".encode())
    upload = PeopleUpload.objects.get()

    answer = visitor.post(f"{UPLOAD}{upload.pk}/", {"digest": "en anden"}, follow=True)

    assert "Intet er lagt ind" in answer.content.decode()
    assert not Membership.objects.filter(role_key="fagperson").exists()


def test_file_that_is_no_list_is_explained(visitor: Client, programme: Programme) -> None:
    status, page = sent(visitor, b"\x89PNG\r\n\x1a\n\x00")

    assert status == 422
    assert "hverken en Excel-fil" in page
    assert not PeopleUpload.objects.exists()


def test_file_larger_than_any_upload_is_refused(
    visitor: Client, programme: Programme, settings: Settings
) -> None:
    settings.LARGEST_UPLOAD = 10

    status, page = sent(visitor, HEAD.encode())

    assert status == 422
    assert "Filen er for stor" in page


@pytest.mark.parametrize(("form", "status"), [("csv", 200), ("xlsx", 200), ("exe", 404)])
def test_template_is_handed_out(
    visitor: Client, programme: Programme, form: str, status: int
) -> None:
    answer = visitor.get(reverse("people:template", args=["vold", form]))

    assert answer.status_code == status


def test_list_of_another_programme_is_not_reached(
    visitor: Client, programme: Programme, lead: User
) -> None:
    upload = handed_in(programme, lead, "Anna;anna@demo.example;Fagperson;Nordby;;;;")
    visitor.force_login(make_member(Hat.PROGRAMME_LEAD, "andet"))

    assert visitor.get(f"{UPLOAD}{upload.pk}/").status_code == 403
    assert visitor.get(f"/personer/andet/hent/{upload.pk}/").status_code == 404


def test_each_hat_that_a_list_gives_is_on_record(programme: Programme, lead: User) -> None:
    lines = [f"{name};{name}@demo.example;Fagperson;Nordby;;;;" for name in ("anna", "bo")]

    carried_out(handed_in(programme, lead, *lines))

    given = AuditEvent.objects.filter(action="access.give_hat", by=lead, programme_key="vold")
    hats = {str(one.pk): str(one.user_id) for one in Membership.objects.exclude(user=lead)}
    assert len(hats) == len(lines)
    assert {one.object_key: one.details["user"] for one in given} == hats
