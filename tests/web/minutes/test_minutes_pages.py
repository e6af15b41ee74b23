"""Minutes on their pages: who reads a draft, who approves, and the files that come of them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from agenda_factories import (
    LEAD,
    LEADER,
    NORDBY,
    SYDBY,
    invite,
    make_item,
    make_meeting,
    note_attendance,
)
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from factories import make_member, make_programme, make_user
from lxml import html
from made_minutes import approved, circulated, decision, put, task

from modning_web.access.models import Hat, User
from modning_web.access.policy import Place
from modning_web.glass.actions import break_glass
from modning_web.meetings.models import Meeting
from modning_web.minutes.models import Comment, Minutes, Outcome, Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(make_programme(), state="held")


@pytest.fixture
def lead() -> User:
    return make_member(LEAD, "vold")


def at(name: str, meeting: Meeting, *more: object) -> str:
    return reverse(f"minutes:{name}", args=["vold", meeting.pk, *more])


def text_of(answer: object) -> str:
    return " ".join(html.fromstring(answer.content).text_content().split())


def revision(meeting: Meeting) -> dict[str, int]:
    return {"revision": Minutes.objects.get(meeting=meeting).revision}


def test_draft_is_read_by_those_who_write_and_the_rest_are_told_to_wait(
    meeting: Meeting, lead: User, client: Client
) -> None:
    practitioner = make_member(Hat.PRACTITIONER, "vold", NORDBY)
    put(meeting, decision("Hemmelig endnu."), by=lead)
    found = {}
    for state in ("draft", "circulated"):
        if state == "circulated":
            circulated(meeting, by=lead)
        for name, person in {"writer": lead, "reader": practitioner}.items():
            client.force_login(person)
            told = text_of(client.get(at("minutes", meeting)))
            found[state, name] = "Hemmelig endnu." in told
            form = client.get(at("minutes_file", meeting, "docx"))
            found[state, name, "file"] = form.status_code

    assert found == {
        ("draft", "writer"): True,
        ("draft", "writer", "file"): 200,
        ("draft", "reader"): False,
        ("draft", "reader", "file"): 404,
        ("circulated", "writer"): True,
        ("circulated", "writer", "file"): 200,
        ("circulated", "reader"): True,
        ("circulated", "reader", "file"): 200,
    }


def test_minutes_of_another_site_are_not_found(
    meeting: Meeting, lead: User, client: Client
) -> None:
    put(meeting, decision(), by=lead)
    approved(meeting, by=lead)
    meeting.starts_at = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(
        days=30
    )
    meeting.ends_at = meeting.starts_at + timedelta(hours=2)
    meeting.save(update_fields=["starts_at", "ends_at"])
    guest = make_user()
    invite(meeting, guest)
    found = {}
    for name, person in {
        "other site": make_member(LEADER, "vold", SYDBY),
        "other programme": make_member(LEAD, "unge"),
        "guest": guest,
        "evaluator": make_member(Hat.EVALUATOR, "vold"),
        "auditor": make_member(Hat.AUDITOR),
    }.items():
        client.force_login(person)
        found[name] = client.get(at("minutes", meeting)).status_code

    assert found == {
        "other site": 404,
        "other programme": 404,
        "guest": 200,
        "evaluator": 200,
        "auditor": 200,
    }


def test_leader_writes_what_came_of_an_item(meeting: Meeting, client: Client) -> None:
    item = make_item(meeting)
    client.force_login(make_member(LEADER, "vold", NORDBY))
    page = at("new_outcome", meeting, item.pk)
    typed = {"kind": "task", "text": "Skriv til lederne.", "owner": "rolle:projektleder"}

    refused = client.post(page, typed)
    client.post(page, typed | {"due_date": "2024-06-01"})

    assert refused.status_code == 400
    assert "Skriv, hvornår opgaven skal være løst." in text_of(refused)
    outcome = Outcome.objects.get()
    assert (outcome.owner_key, str(outcome.due_date)) == ("projektleder", "2024-06-01")
    assert "Ansvarlig: Projektleder" in text_of(client.get(at("minutes", meeting)))


def test_common_minutes_are_written_by_the_agency_alone(client: Client, lead: User) -> None:
    meeting = make_meeting(make_programme(), activity="opstart", site="", state="held")
    item = make_item(meeting)
    sydby = meeting.programme.sites.get(key=SYDBY)
    client.force_login(make_member(LEADER, "vold", NORDBY))
    assert client.get(at("new_outcome", meeting, item.pk)).status_code == 403

    client.force_login(lead)
    typed = {"kind": "decision", "text": "Sydby begynder.", "sites": [SYDBY]}
    client.post(at("new_outcome", meeting, item.pk), typed)

    assert list(Outcome.objects.get().sites.all()) == [sydby]


def test_minutes_go_round_are_commented_read_approved_and_amended(
    meeting: Meeting, lead: User, client: Client
) -> None:
    outcome = put(meeting, decision(), by=lead)
    leader = make_member(LEADER, "vold", NORDBY)
    invite(meeting, leader)
    client.force_login(lead)
    client.post(at("circulate", meeting), revision(meeting))

    client.force_login(leader)
    client.post(at("comment", meeting), {"text": "Det var i juni.", "item": outcome.item_id})
    client.post(at("acknowledge", meeting))
    told = text_of(client.get(at("minutes", meeting)))
    assert "Det var i juni." in told
    assert "Du har læst det." in told
    client.post(at("approve", meeting), revision(meeting))

    told = text_of(client.get(at("minutes", meeting)))
    assert f"Godkendt {Minutes.objects.get().steps.last().at:%-d}" in told
    assert "Skriv under punktet" not in told
    change = at("amend", meeting, outcome.pk)
    typed = {"kind": "decision", "text": "Vi begynder i juni.", **revision(meeting)}
    assert client.post(change, typed).status_code == 400
    client.post(change, typed | {"reason": "Måneden var forkert."})
    told = text_of(client.get(at("minutes", meeting)))
    assert "Før: Vi begynder i maj." in told
    assert "Nu: Vi begynder i juni." in told
    assert (Comment.objects.count(), Reading.objects.count()) == (1, 1)


def test_second_approval_is_told_in_words(meeting: Meeting, lead: User, client: Client) -> None:
    put(meeting, decision(), by=lead)
    seen = {"revision": circulated(meeting, by=lead).revision}
    client.force_login(lead)
    client.post(at("approve", meeting), seen)
    client.force_login(make_member(LEAD, "vold"))

    answer = client.post(at("approve", meeting), seen, follow=True)

    assert f"{lead.name} har allerede godkendt referatet" in text_of(answer)


def test_approving_takes_the_action(meeting: Meeting, lead: User, client: Client) -> None:
    put(meeting, decision(), by=lead)
    circulated(meeting, by=lead)
    found = {}
    for name, person in {
        "practitioner": make_member(Hat.PRACTITIONER, "vold", NORDBY),
        "evaluator": make_member(Hat.EVALUATOR, "vold"),
        "manager elsewhere": make_member(Hat.MUNICIPAL_MANAGER, "vold", SYDBY),
        "manager": make_member(Hat.MUNICIPAL_MANAGER, "vold", NORDBY),
    }.items():
        client.force_login(person)
        found[name] = client.post(at("approve", meeting), revision(meeting)).status_code

    assert found == {
        "practitioner": 403,
        "evaluator": 403,
        "manager elsewhere": 403,
        "manager": 302,
    }


def test_struck_outcome_is_gone_but_can_be_read_below(
    meeting: Meeting, lead: User, client: Client
) -> None:
    outcome = put(meeting, decision("Forkert."), by=lead)
    approved(meeting, by=lead)
    client.force_login(lead)

    assert client.post(at("strike", meeting, outcome.pk), {"reason": ""}).status_code == 400
    typed = {"reason": "Hører til et andet møde.", **revision(meeting)}
    client.post(at("strike", meeting, outcome.pk), typed)

    assert "Slettet: Forkert." in text_of(client.get(at("minutes", meeting)))
    assert client.get(at("amend", meeting, outcome.pk)).status_code == 404


def test_one_of_whom_nothing_is_known_is_not_shown_as_there(
    meeting: Meeting, lead: User, client: Client
) -> None:
    put(meeting, task(), by=lead)
    note_attendance(meeting, lead)
    note_attendance(meeting, make_user(name="Ukendt Prøve"), "unknown")
    client.force_login(lead)

    told = text_of(client.get(at("minutes", meeting)))

    assert "Ukendt Prøve (ikke oplyst)" in told
    assert f"{lead.name} (" not in told


def test_word_and_pdf_hold_the_people_and_the_decisions(
    meeting: Meeting, lead: User, client: Client
) -> None:
    put(meeting, task(), by=lead)
    note_attendance(meeting, lead)
    approved(meeting, by=lead)
    client.force_login(lead)

    word, pdf = (client.get(at("minutes_file", meeting, form)) for form in ("docx", "pdf"))

    read = docx.Document(BytesIO(word.content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert lead.name in cells
    assert "Skriv til lederne." in cells
    assert pdf.content.startswith(b"%PDF")


def test_markup_in_an_outcome_is_text(meeting: Meeting, lead: User, client: Client) -> None:
    put(meeting, decision("<script>alert(1)</script>"), by=lead)
    client.force_login(lead)

    page = client.get(at("minutes", meeting)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)</script>" not in page


def test_page_asks_the_database_as_often_with_three_as_with_one(
    meeting: Meeting, lead: User, client: Client
) -> None:
    found = []
    for number in (1, 3):
        while Outcome.objects.count() < number:
            item = make_item(meeting)
            item.meeting = meeting
            put(meeting, task(owner=make_user().pk), by=lead)
            put(meeting, task(), by=lead)
            note_attendance(meeting, make_user())
        client.force_login(lead)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at("minutes", meeting)).status_code == 200
        found.append(len(asked))

    assert found[0] == found[1]
    assert found[1] <= 12


@pytest.mark.parametrize("settled", [circulated, approved])
def test_page_of_what_was_sent_round_asks_no_more_than_a_page_may(
    settled: Callable[..., Minutes], meeting: Meeting, lead: User, client: Client
) -> None:
    make_item(meeting)
    put(meeting, task(owner=make_user().pk), by=lead)
    put(meeting, task(), by=lead)
    settled(meeting, by=lead)
    client.force_login(lead)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(at("minutes", meeting)).status_code == 200

    reads = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    assert len(reads) <= 12


def test_broken_glass_reads_minutes_and_says_nothing_of_them(
    meeting: Meeting, lead: User, client: Client
) -> None:
    put(meeting, decision("Kan læses."), by=lead)
    circulated(meeting, by=lead)
    reader = make_member(Hat.PROCESS_CONSULTANT, "andet")
    break_glass(
        place=Place("vold", NORDBY),
        place_name="Nordby",
        reason="Projektlederen er syg i dag.",
        lasts=timedelta(hours=1),
        by=reader,
        at=timezone.now(),
    )
    client.force_login(reader)

    page = client.get(at("minutes", meeting))
    sent = [
        client.post(at(deed, meeting), {"text": "Jeg var her"}).status_code
        for deed in ("comment", "acknowledge")
    ]

    assert "Kan læses." in text_of(page)
    assert "Din bemærkning" not in text_of(page)
    assert sent == [404, 404]
    assert not Comment.objects.exists()
    assert not Reading.objects.exists()


def test_owner_who_is_no_longer_at_the_meeting_can_still_be_kept(
    meeting: Meeting, lead: User, client: Client
) -> None:
    gone = make_user(name="Tidligere Prøve")
    outcome = put(meeting, decision(owner=gone.pk), by=lead)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    client.force_login(lead)
    typed = {"kind": "decision", "text": "Ny tekst.", "owner": f"person:{gone.pk}"}

    client.post(at("outcome", meeting, outcome.pk), {**typed, **revision(meeting)})

    outcome.refresh_from_db()
    assert (outcome.text, outcome.owner) == ("Ny tekst.", gone)


def test_second_of_two_amendments_from_the_same_page_is_told(
    meeting: Meeting, lead: User, client: Client
) -> None:
    outcome = put(meeting, decision(), by=lead)
    approved(meeting, by=lead)
    client.force_login(lead)
    seen = revision(meeting)
    change = at("amend", meeting, outcome.pk)
    typed = {"kind": "decision", "reason": "Måneden var forkert.", **seen}

    client.post(change, {**typed, "text": "Vi begynder i juni."})
    answer = client.post(change, {**typed, "text": "Vi begynder i juli."})

    outcome.refresh_from_db()
    assert answer.status_code == 400
    assert "Referatet er ændret, siden du så det." in text_of(answer)
    assert outcome.text == "Vi begynder i juni."
