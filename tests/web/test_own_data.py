"""What the site holds about a person, as a file for that person."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from factories import NOON, make_member, make_programme, make_user
from meeting_factories import a_meeting, make_cast

from modning_web.access.models import Hat, User
from modning_web.access.own_parts import Row, left_out, own_parts
from modning_web.audit.actions import record
from modning_web.audit.models import AuditEvent
from modning_web.meetings.models import AgendaItem, Invitation
from modning_web.notices.models import IncomingMail
from modning_web.own.composing import own_data_of

pytestmark = pytest.mark.django_db


def pointing_at_people() -> set[str]:
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if field.is_relation and field.related_model is User
    }


def test_every_row_that_points_to_a_person_is_in_a_part_or_left_out_with_a_reason() -> None:
    covered = {name for part in own_parts() for name in part.covers}

    assert pointing_at_people() == covered | left_out().keys()
    assert covered & left_out().keys() == set()
    assert all(str(reason) for reason in left_out().values())


def fetched(person: User) -> dict[str, bytes]:
    client = Client()
    client.force_login(person)
    with ZipFile(BytesIO(client.get(reverse("own:file")).content)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def test_file_holds_the_same_for_people_and_for_machines() -> None:
    person = make_member(Hat.EVALUATOR, "vold")

    files = fetched(person)

    content = json.loads(files["oplysninger.json"])
    parts = {part["key"]: part["rows"] for part in content["parts"]}
    assert content["person"] == person.name
    assert parts["access.user"][0]["E-mail"] == person.email
    assert parts["access.membership"] == [
        {"Rolle": "evaluator", "Program": "vold", "Stedfortræder": False}
    ]
    page = files["oplysninger.html"].decode()
    assert all(part["title"] in page for part in content["parts"])
    assert str(person.email) in page


def test_record_tells_what_one_did_and_what_was_done_to_one_without_naming_others() -> None:
    person, other = make_user(), make_user(name="En helt anden")
    record("definition.save", by=person, at=NOON)
    record("access.give_hat", by=other, at=NOON, details={"user": str(person.pk)})
    record("people.change_contact", by=other, at=NOON, on=person)
    record("definition.save", by=other, at=NOON)

    data = own_data_of(person, at=NOON)

    [rows] = [part.rows for part in data.parts if part.key == "audit.auditevent"]
    assert [row["Af"] for row in rows] == ["dig", "en anden person", "en anden person"]
    assert other.name not in str(data)


def test_record_tells_when_somebody_looked_the_person_up(client: Client) -> None:
    make_programme()
    person = make_member(Hat.PRACTITIONER, "vold", "nordby-kommune")
    other = make_member(Hat.PRACTITIONER, "vold", "nordby-kommune")
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))

    client.get(reverse("people:person", args=[person.memberships.get().pk]))

    found = {
        one: [row for row in rows_of(one, "audit.auditevent") if "så" in row["Handling"]]
        for one in (person, other)
    }
    assert [row["Af"] for row in found[person]] == ["en anden person"]
    assert found[other] == []


def rows_of(person: User, key: str) -> tuple[Row, ...]:
    [rows] = [part.rows for part in own_data_of(person, at=NOON).parts if part.key == key]
    return rows


def test_what_names_a_person_without_pointing_to_them_is_in_the_file() -> None:
    person, other = make_user(email="bo@example.dk"), make_user(email="abo@example.dk")
    cast, meeting = make_cast(), a_meeting()
    AgendaItem.objects.create(
        meeting=meeting, position=1, title="Status", minutes=5, responsible=[str(person.pk)]
    )
    Invitation.objects.create(
        meeting=meeting, person=cast.north, role_key="fagperson", delegated_to="BO@example.dk"
    )
    IncomingMail.objects.create(
        digest="1", sender="Bo <Bo@example.dk>", subject="Svar", size=1, raw=b"", received_at=NOON
    )

    parts = ("meetings.agendaitem", "meetings.sent_on", "notices.incomingmail")

    assert [len(rows_of(person, part)) for part in parts] == [1, 1, 1]
    assert [len(rows_of(other, part)) for part in parts] == [0, 0, 0]


def test_secrets_are_not_in_the_file() -> None:
    person = make_user(password="et langt og hemmeligt ord")

    files = fetched(person)

    for body in files.values():
        assert person.password.encode() not in body
        assert person.calendar_token.encode() not in body


def test_one_without_a_hat_has_the_same_right(client: Client) -> None:
    client.force_login(make_user())

    assert client.get(reverse("own:own")).status_code == 200
    assert client.get(reverse("own:file")).status_code == 200
    assert AuditEvent.objects.get(action="own.fetch").by is not None


def test_file_of_one_who_cannot_sign_in_is_written_by_those_who_run_the_site(
    tmp_path: Path,
) -> None:
    person, file = make_user(is_active=False, email="bo@example.dk"), tmp_path / "bo.zip"

    call_command("own_data", email="BO@example.dk", to=file, stdout=StringIO())

    with ZipFile(file) as pack:
        assert json.loads(pack.read("oplysninger.json"))["person"] == person.name
    assert file.stat().st_mode & 0o077 == 0
    event = AuditEvent.objects.get(action="own.pack")
    assert (event.by, event.object_key) == (None, str(person.pk))
    for email, told in (("bo@example.dk", "exist"), ("ingen@example.dk", "is not known")):
        with pytest.raises(CommandError, match=told):
            call_command("own_data", email=email, to=file)


def test_hostile_name_is_text_in_the_page() -> None:
    person = make_user(name="<script>alert(1)</script>")

    assert b"<script>alert(1)" not in fetched(person)["oplysninger.html"]
