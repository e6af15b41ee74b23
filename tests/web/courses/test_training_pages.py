"""Who is trained in what, where too few are, certificates, and what the supplier sees."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY, invite, make_meeting, note_attendance
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_member, make_programme, make_user, small_definition
from lxml import html
from pypdf import PdfReader

from modning.reports.meeting.certificate import NotTrained
from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.courses import actions
from modning_web.courses.mapping import trainings_in
from modning_web.courses.models import Certificate, Curriculum, Programme
from modning_web.meetings.models import Meeting
from modning_web.programmes.mapping import definition_of

pytestmark = pytest.mark.django_db
AT = datetime(2025, 12, 1, 12, tzinfo=UTC)
ON = date(2025, 12, 1)
OVERVIEW = reverse("courses:overview", args=["vold"])
PRACTITIONER, SUPPLIER = Hat.PRACTITIONER, Hat.TRAINING_SUPPLIER


@pytest.fixture
def programme() -> Programme:
    """Return the small programme, whose start and close train its practitioners."""
    text = small_definition()
    for kind in ("kickoff-meeting", "closing-meeting"):
        text = text.replace(f'kind = "{kind}"', 'kind = "training"')
    text = text.replace(
        'participants = [{ who = "konsulent" }, { who = "projektleder" }]',
        'participants = [{ who = "konsulent" }, { who = "fagperson", number = "1" }]',
    )
    return make_programme(text)


@pytest.fixture
def days(programme: Programme) -> list[Meeting]:
    return [
        make_meeting(programme, activity=one, site="", state="held")
        for one in ("opstart", "afslutning")
    ]


@pytest.fixture
def lead() -> User:
    return make_member(LEAD, "vold")


def curriculum(programme: Programme, *modules: str, lowest: int = 1) -> Curriculum:
    return actions.set_curriculum(
        programme=programme,
        version="version 1",
        modules=modules or ("opstart", "afslutning"),
        lowest=lowest,
        by=None,
        at=AT,
    )


def practitioner(site: str = NORDBY, **more: object) -> User:
    return make_member(PRACTITIONER, "vold", site, role_key="fagperson", **more)


def found(programme: Programme, on: date = ON) -> dict[str, Any]:
    defined = definition_of(programme.current.text).programme
    (trained,) = trainings_in(programme, defined, sites=None, on=on).values()
    return {one.trainee.name: one for one in trained}


def test_person_is_trained_by_attending_every_module(
    programme: Programme, days: list[Meeting]
) -> None:
    curriculum(programme)
    both, one, none = (practitioner() for _ in range(3))
    left = practitioner(to_date=date(2025, 6, 1))
    for meeting in days:
        for person in (both, left):
            note_attendance(meeting, person)
        note_attendance(meeting, none, presence="absent")
    note_attendance(days[0], one, presence="online")

    trained = found(programme)

    assert trained[both.name].can_deliver
    assert trained[one.name].lacking == ("afslutning",)
    assert trained[none.name].lacking == ("opstart", "afslutning")
    assert (trained[left.name].has_left, trained[left.name].can_deliver) == (True, False)


def test_meeting_not_held_trains_nobody(programme: Programme) -> None:
    curriculum(programme, "opstart")
    person = practitioner()
    note_attendance(make_meeting(programme, activity="opstart", site=""), person)

    assert found(programme)[person.name].lacking == ("opstart",)


def test_site_with_too_few_trained_is_named(
    programme: Programme, days: list[Meeting], lead: User, client: Client
) -> None:
    curriculum(programme)
    person = practitioner()
    practitioner(SYDBY)
    for meeting in days:
        note_attendance(meeting, person)
    client.force_login(lead)

    told = " ".join(html.fromstring(client.get(OVERVIEW).content).text_content().split())

    assert "Ét sted har for få uddannede" in told
    assert "Sydby Kommune: 0 uddannet i version 1, der skal være mindst 1." in told
    assert "Nordby Kommune: " not in told


def test_site_sees_its_own_people_alone(programme: Programme, client: Client) -> None:
    curriculum(programme)
    own, other = practitioner(), practitioner(SYDBY)
    page = {}
    for name, person in {
        "leader": make_member(LEADER, "vold", NORDBY),
        "supplier": make_member(SUPPLIER, "vold"),
    }.items():
        client.force_login(person)
        page[name] = client.get(OVERVIEW).content.decode()

    assert (own.name in page["leader"], other.name in page["leader"]) == (True, False)
    assert (own.name in page["supplier"], other.name in page["supplier"]) == (True, True)


@pytest.mark.parametrize(
    ("hat", "place", "expected"),
    [
        (LEAD, ("vold",), 200),
        (SUPPLIER, ("vold",), 200),
        (Hat.EVALUATOR, ("vold",), 403),
        (LEADER, ("vold", NORDBY), 200),
        (Hat.AUDITOR, (), 200),
        (LEAD, ("unge",), 403),
        (LEADER, ("unge", NORDBY), 403),
        (Hat.CITIZEN, ("vold",), 403),
    ],
)
def test_training_is_seen_by_policy(
    hat: Hat, place: tuple[str, ...], expected: int, programme: Programme, client: Client
) -> None:
    client.force_login(make_member(hat, *place))

    assert client.get(OVERVIEW).status_code == expected


def test_supplier_sees_participants_and_their_roles(programme: Programme, client: Client) -> None:
    meeting = make_meeting(programme, activity="opstart", site="")
    invited = invite(meeting, make_user(name="Pia Prøve"))
    invited.role_key, invited.site = "fagperson", programme.sites.get(key=NORDBY)
    invited.save()
    elsewhere = invite(meeting, make_user(name="Per Prøve"))
    elsewhere.site = programme.sites.get(key=SYDBY)
    elsewhere.save()
    address = reverse("courses:day", args=["vold", meeting.pk])

    client.force_login(make_member(SUPPLIER, "vold"))
    told = " ".join(html.fromstring(client.get(address).content).text_content().split())
    assert "Nordby Kommune Pia Prøve Fagperson Har ikke svaret" in told
    assert "Per Prøve" in told
    client.force_login(make_member(LEADER, "vold", NORDBY))
    own = client.get(address).content.decode()
    assert ("Pia Prøve" in own, "Per Prøve" in own) == (True, False)


def test_meeting_that_trains_nobody_is_no_training_day(
    programme: Programme, lead: User, client: Client
) -> None:
    meeting = make_meeting(programme)
    client.force_login(lead)

    assert client.get(reverse("courses:day", args=["vold", meeting.pk])).status_code == 404


def test_certificate_is_issued_once_recorded_and_read_by_its_owner(
    programme: Programme, days: list[Meeting], lead: User, client: Client
) -> None:
    curriculum(programme)
    person = practitioner()
    for meeting in days:
        note_attendance(meeting, person)
    client.force_login(lead)
    issue = reverse("courses:issue", args=["vold"])
    for _ in range(2):
        client.post(issue, {"version": "version 1", "person": str(person.pk)})
    row = Certificate.objects.get()
    address = reverse("courses:certificate", args=["vold", row.pk])

    found = {}
    for name, one in {
        "own": person,
        "lead": lead,
        "supplier": make_member(SUPPLIER, "vold"),
        "colleague": practitioner(),
        "leader": make_member(LEADER, "vold", NORDBY),
    }.items():
        client.force_login(one)
        found[name] = client.get(address).status_code

    assert found == {"own": 200, "lead": 200, "supplier": 200, "colleague": 404, "leader": 404}
    client.force_login(person)
    text = PdfReader(BytesIO(client.get(address).content)).pages[0].extract_text()
    assert person.name in text
    told = ["Fælles opstart", "Nordby Kommune", "version 1", lead.name, str(row.pk)]
    assert [one for one in told if one not in text] == []
    assert AuditEvent.objects.filter(action="courses.issue_certificate").count() == 1


def test_certificate_is_refused_to_one_who_lacks_a_module(
    programme: Programme, days: list[Meeting], lead: User, client: Client
) -> None:
    curriculum(programme)
    person = practitioner()
    note_attendance(days[0], person)
    training = found(programme)[person.name]

    with pytest.raises(NotTrained):
        actions.issue_certificate(
            programme=programme,
            training=training,
            person=person,
            modules={},
            issuer="Styrelsen",
            issued_on=ON,
            by=lead,
            at=AT,
        )
    client.force_login(lead)
    issue = reverse("courses:issue", args=["vold"])
    client.post(issue, {"version": "version 1", "person": str(person.pk)})
    unknown = client.post(issue, {"version": "version 9", "person": str(person.pk)})

    assert not Certificate.objects.exists()
    assert unknown.status_code == 404


def test_lead_says_what_the_training_takes(
    programme: Programme, lead: User, client: Client
) -> None:
    client.force_login(lead)
    address = reverse("courses:curriculum", args=["vold"])
    said = {"version": "version 1", "modules": ["opstart"], "lowest": 2}

    assert client.post(address, said | {"modules": []}).status_code == 400
    client.post(address, said)
    client.post(address, said | {"modules": ["opstart", "afslutning"]})

    row = Curriculum.objects.get()
    assert (row.modules, row.lowest) == (["opstart", "afslutning"], 2)
    with pytest.raises(actions.UnableToSetCurriculum):
        actions.set_curriculum(
            programme=programme, version="2", modules=(), lowest=1, by=lead, at=AT
        )


def test_programmes_with_training_are_listed(
    programme: Programme, lead: User, client: Client
) -> None:
    make_programme(small_definition("unge", title="Uden undervisning"))
    client.force_login(lead)

    page = client.get(reverse("courses:programmes")).content.decode()

    assert (programme.title in page, "Uden undervisning" in page) == (True, False)


def test_overview_asks_the_database_as_often_with_three_as_with_one(
    programme: Programme, days: list[Meeting], lead: User, client: Client
) -> None:
    curriculum(programme)
    client.force_login(lead)
    found = []
    for _ in range(3):
        person = practitioner()
        for meeting in days:
            note_attendance(meeting, person)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(OVERVIEW).status_code == 200
        found.append(len(asked))

    assert found[0] == found[2] <= 12
