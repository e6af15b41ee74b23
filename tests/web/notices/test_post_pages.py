"""Pages about post: what each person sees and may do there."""

import re
from uuid import uuid4

import pytest
from core.meetings.invitations import invitation
from django.test import Client
from factories import NOON, make_member, make_programme, make_user, small_definition
from pytest_django import DjangoAssertNumQueries
from web.notices.sample_letters import ENTRY, MOVED, declare, make_letter, plain_mail

from modning.meeting.contact import Contact
from modning.meeting.invitation import invitation_mail
from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.notices.actions import Outgoing, put_in_outbox, take_in, write_letters
from modning_web.notices.inbox import MailRefused, reads_mail
from modning_web.notices.models import IncomingMail, Letter, WordingVersion

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def lead(client: Client) -> User:
    person = make_member(Hat.PROGRAMME_LEAD, "vold")
    client.force_login(person)
    return person


@pytest.fixture
def auditor(client: Client) -> User:
    person = make_member(Hat.AUDITOR)
    client.force_login(person)
    return person


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def take(subject: str = "Frokost", sender: str = "Kantinen <k@example.dk>") -> IncomingMail:
    mail = plain_mail("Hvor mange?", From=sender, Subject=subject, Message_ID=f"<{uuid4()}@x.dk>")
    take_in(mail.as_bytes(), at=NOON)
    return IncomingMail.objects.latest("id")


def test_person_reads_the_letters_to_them_and_no_others(client: Client) -> None:
    person = make_user()
    mine, other = make_letter(person), make_letter()
    client.force_login(person)

    listed = page(client, "/post/min/")

    assert re.findall(r"/post/min/([0-9a-f-]{36})/", listed) == [str(mine.pk)]
    assert "Mødet er den 12. april." in page(client, f"/post/min/{mine.pk}/")
    page(client, f"/post/min/{other.pk}/", status=404)


def test_links_in_a_letter_lead_to_the_site_where_it_is_read(client: Client) -> None:
    person = make_user()
    letter = make_letter(person)
    client.force_login(person)

    assert '<a href="http://testserver/moeder/"' in page(client, f"/post/min/{letter.pk}/")


def test_empty_post_says_so(client: Client) -> None:
    client.force_login(make_user())

    assert "Du har ingen post" in page(client, "/post/min/")


def test_lead_sees_the_letters_of_their_programme_alone(client: Client, lead: User) -> None:
    ours, theirs = make_letter(programme_key="vold"), make_letter(programme_key="unge")
    no_programme = make_letter()

    listed = page(client, "/post/udbakke/")

    assert re.findall(r"/post/udbakke/([0-9a-f-]{36})/", listed) == [str(ours.pk)]
    page(client, f"/post/udbakke/{ours.pk}/")
    page(client, f"/post/udbakke/{theirs.pk}/", status=403)
    page(client, f"/post/udbakke/{no_programme.pk}/", status=403)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("", {"bo", "ida"}),
        ("tilstand=held", {"bo"}),
        ("tilstand=waiting", {"ida"}),
        ("art=tests.moved&program=unge", {"ida"}),
        ("soeg=IDA%40example", {"ida"}),
        ("soeg=%20bo%20", {"bo"}),
        ("tilstand=volapyk", {"bo", "ida"}),
    ],
)
def test_outbox_is_filtered_and_searched(
    client: Client, auditor: User, chosen: str, found: set[str]
) -> None:
    make_letter(make_user(name="Bo Bæk", email=None), programme_key="vold")
    make_letter(make_user(name="Ida Ås", email="ida@example.dk"), programme_key="unge")

    listed = page(client, f"/post/udbakke/?{chosen}")

    assert {name for name in ("bo", "ida") if f">{name.title()} " in listed} == found


def test_letter_with_an_invitation_shows_headers_text_attachment_and_calendar(
    client: Client, auditor: User
) -> None:
    mail = invitation_mail(invitation(), Contact("Åse", "aase@example.dk"))
    (letter,) = put_in_outbox(mails=[Outgoing("meetings.invitation", mail, None)], by=None, at=NOON)

    shown = page(client, f"/post/udbakke/{letter.pk}/")

    for part in (
        "Åse &lt;aase@example.dk&gt;",
        "Svar i din kalender",
        "request.ics (application/ics",
        "Rådhuset; lokale 1, 2",
        "12.10.2023 09.00",
        "En indkaldelse, som modtagerens kalender kan svare på.",
    ):
        assert part in shown


def test_letter_that_gives_access_is_not_shown_to_staff(client: Client, auditor: User) -> None:
    declare()
    (letter,) = write_letters(
        kind=ENTRY.key, people=[make_user()], values={}, by=None, at=NOON, link="/ind/hemmeligt/"
    )

    shown = page(client, f"/post/udbakke/{letter.pk}/")

    assert "hemmeligt" not in shown
    assert "Dit link" in shown


def test_only_those_who_may_edit_are_offered_to_send_again(client: Client, auditor: User) -> None:
    letter = make_letter(programme_key="vold")
    Letter.objects.update(state="failed", error="550 no")

    assert "send-igen" not in page(client, f"/post/udbakke/{letter.pk}/")
    page(client, f"/post/udbakke/{letter.pk}/send-igen/", status=403)


def test_letter_that_is_sent_leads_back_from_sending_again(client: Client, lead: User) -> None:
    letter = make_letter(programme_key="vold")

    asked = client.get(f"/post/udbakke/{letter.pk}/send-igen/")
    sent = client.post(f"/post/udbakke/{letter.pk}/send-igen/", follow=True)

    assert asked.headers["Location"] == f"/post/udbakke/{letter.pk}/"
    assert "Brevet kan ikke sendes igen" in sent.content.decode()


def test_hostile_mail_is_shown_as_text(client: Client, auditor: User) -> None:
    row = take(subject=HOSTILE, sender=f'"{HOSTILE}" <x@example.dk>')

    for shown in (page(client, "/post/indbakke/"), page(client, f"/post/indbakke/{row.pk}/")):
        assert HOSTILE not in shown
        assert "&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"Subject: =?utf-8?b?////?=\r\nFrom: =?x?y?z?=\r\n\r\n",
        b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\n",
        b"Content-Type: text/plain; charset=no-such\r\n\r\n\xff",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 300,
        b"From: " + b"(" * 3000 + b"\r\nTo: a@b.dk\r\n\r\n",
    ],
)
def test_broken_mail_is_kept_and_can_be_looked_at(
    client: Client, auditor: User, raw: bytes
) -> None:
    assert take_in(raw, at=NOON)

    row = IncomingMail.objects.get()
    assert row.outcome == "not_understood"
    page(client, f"/post/indbakke/{row.pk}/")


def test_lead_sets_aside_what_could_not_be_read(client: Client, lead: User) -> None:
    row = take()
    shown = page(client, f"/post/indbakke/{row.pk}/")

    client.post(f"/post/indbakke/{row.pk}/laeg-til-side/")
    again = client.post(f"/post/indbakke/{row.pk}/laeg-til-side/", follow=True)

    row.refresh_from_db()
    assert "Læg til side" in shown
    assert (row.outcome, row.set_aside_by) == ("set_aside", lead)
    assert "allerede taget hånd om" in again.content.decode()


def test_incoming_mails_are_filtered_by_what_became_of_them(client: Client, auditor: User) -> None:
    take(subject="Uforstået")

    @reads_mail("tests.refuses")
    def refuse(mail: bytes, received_at: object) -> bool:
        make_user(name="Noteret")
        raise MailRefused("Mødet findes ikke.")

    take(subject="Afvist svar")

    listed = page(client, "/post/indbakke/?udfald=refused")

    assert "Afvist svar" in listed
    assert "Mødet findes ikke." in listed
    assert User.objects.filter(name="Noteret").exists()
    assert "Uforstået" not in listed


def typed(**changes: str) -> dict[str, str]:
    wording = {
        "subject_da": "{title} flyttes",
        "body_da": "Kære {name}",
        "subject_en": "{title} moves",
        "body_en": "Dear {name}",
        "seen": "0",
    }
    return wording | changes


def test_wording_is_previewed_before_it_is_saved(client: Client, lead: User) -> None:
    declare()

    shown = client.post("/post/ordlyd/tests.moved/", typed(vis="")).content.decode()

    assert "<h3>Dialogmøde flyttes</h3>" in shown
    assert "<h3>Dialogue meeting moves</h3>" in shown
    assert WordingVersion.objects.count() == 0


def test_wording_is_saved_told_and_put_back(client: Client, lead: User) -> None:
    declare()

    client.post("/post/ordlyd/tests.moved/", typed(gem=""))
    changed = page(client, "/post/ordlyd/tests.moved/")
    listed = page(client, "/post/ordlyd/")
    worded = make_letter().subject
    client.post("/post/ordlyd/tests.moved/standard/")
    put_back = page(client, "/post/ordlyd/tests.moved/")

    assert worded == "Dialogmøde flyttes"
    assert f"af {lead.name}" in listed
    assert "Brug standardordlyden igen" in changed
    assert "Brug standardordlyden igen" not in put_back
    assert "tilbage til standard" in put_back
    assert make_letter().subject == "Dialogmøde er flyttet"
    assert AuditEvent.objects.filter(action="notices.wording.change").count() == 2


def test_wording_in_one_programme_is_for_its_lead(client: Client, lead: User) -> None:
    declare()

    client.post("/post/ordlyd/tests.moved/i/vold/", typed(gem=""))
    refused = client.post("/post/ordlyd/tests.moved/i/unge/", typed(gem=""))

    assert refused.status_code == 403
    assert WordingVersion.objects.get().programme_key == "vold"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"body_da": "Kære {navn}"}, "“{navn}” kan ikke bruges her"),
        ({"subject_en": "{"}, "en krølleparentes for sig selv"),
        ({"subject_da": ""}, "Dette felt er påkrævet"),
    ],
)
def test_wording_that_cannot_be_used_is_refused_at_its_field(
    client: Client, lead: User, changes: dict[str, str], told: str
) -> None:
    declare()

    shown = client.post("/post/ordlyd/tests.moved/", typed(gem="", **changes)).content.decode()

    assert told in shown
    assert WordingVersion.objects.count() == 0


def test_second_editor_is_told_and_overwrites_nothing(client: Client, lead: User) -> None:
    declare()
    client.post("/post/ordlyd/tests.moved/", typed(gem=""))

    shown = client.post("/post/ordlyd/tests.moved/", typed(gem="", subject_da="Mit")).content

    assert "En anden har ændret ordlyden" in shown.decode()
    assert WordingVersion.objects.count() == 1


def test_wording_that_must_stand_has_no_page(client: Client, lead: User) -> None:
    declare()

    page(client, f"/post/ordlyd/{ENTRY.key}/", status=404)
    page(client, "/post/ordlyd/tests.nothing/", status=404)


@pytest.mark.parametrize(
    "address",
    [
        "/post/min/",
        "/post/udbakke/",
        "/post/indbakke/",
        "/post/ordlyd/",
        "/post/ordlyd/tests.moved/",
    ],
)
def test_number_of_statements_does_not_grow_with_the_rows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    declare()
    person = make_member(Hat.PROGRAMME_LEAD, "vold")
    client.force_login(person)

    def add_rows(number: int) -> None:
        for _ in range(number):
            letter = make_letter(person, programme_key="vold")
            Letter.objects.filter(pk=letter.pk).update(by=make_user())
            take()
            WordingVersion.objects.create(
                kind=MOVED.key,
                number=WordingVersion.objects.count() + 1,
                by=make_user(),
                at=NOON,
                subject_da="{title}",
                body_da="x",
                subject_en="x",
                body_en="x",
            )

    add_rows(1)
    with django_assert_num_queries(12, exact=False) as few:
        page(client, address)
    add_rows(2)
    with django_assert_num_queries(len(few)):
        page(client, address)


def test_letter_is_shown_with_few_statements(
    client: Client, lead: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    letter = make_letter(programme_key="vold")

    with django_assert_num_queries(12, exact=False):
        page(client, f"/post/udbakke/{letter.pk}/")


def test_pages_of_post_call_programmes_by_their_short_title(client: Client, lead: User) -> None:
    text = small_definition().replace(
        'title = "Et lille program"', 'title = "Et lille program"\nshort_title = "Lille"', 1
    )
    make_programme(text)
    declare()
    client.post("/post/ordlyd/tests.moved/i/vold/", typed(gem=""))
    letter = make_letter(programme_key="vold")

    outbox = page(client, "/post/udbakke/")
    shown = page(client, f"/post/udbakke/{letter.pk}/")
    listed = page(client, "/post/ordlyd/")
    wording = page(client, "/post/ordlyd/tests.moved/i/vold/")

    assert "<td>Lille</td>" in outbox
    assert '<option value="vold">Lille</option>' in outbox
    assert "· Lille" in shown
    assert "ændret i Lille" in listed
    assert "Kun i programmet Lille" in wording
