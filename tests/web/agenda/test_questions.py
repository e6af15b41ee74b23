"""The public question log: nobody is named, and nothing is published before it is approved."""

from datetime import UTC, datetime, timedelta

import pytest
from agenda_factories import LEAD, LEADER, NORDBY, make_item, make_meeting
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_member, make_programme, small_definition
from lxml import html
from pytest_django import Settings

from modning_web.audit.models import AuditEvent
from modning_web.meetings.actions import questions as deeds
from modning_web.meetings.models import Meeting, Question, QuestionAttempt

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
ASKED = "Jeg hedder Pia Prøve. Må to kommuner søge sammen?"
PUBLIC = reverse("meetings:questions", args=["vold"])


@pytest.fixture
def meeting() -> Meeting:
    text = small_definition().replace('kind = "kickoff-meeting"', 'kind = "information-meeting"')
    return make_meeting(make_programme(text), activity="opstart", site="")


def ask(meeting: Meeting, *, sender: str = "198.51.100.7", at: datetime = AT) -> Question:
    return deeds.ask(meeting=meeting, text=ASKED, sender=sender, at=at)


def answered(meeting: Meeting) -> Question:
    question = ask(meeting)
    by = make_member(LEAD, "vold")
    deeds.answer(question=question, wording="Må to søge sammen?", text="Ja, to må.", by=by, at=AT)
    return question


def test_anybody_asks_and_who_asked_is_not_kept(meeting: Meeting, client: Client) -> None:
    answer = client.post(PUBLIC, {"text": ASKED, "website": ""})

    assert answer.status_code == 302
    question = Question.objects.get()
    assert (question.asked, question.meeting, question.published_at) == (ASKED, meeting, None)
    kept = [str(row) for row in Question.objects.values()] + [
        str(row) for row in AuditEvent.objects.filter(action="meetings.question.ask").values()
    ]
    assert "127.0.0.1" not in " ".join(kept)
    assert "127.0.0.1" not in QuestionAttempt.objects.get().sender_key


def test_nothing_is_public_before_the_answer_is_approved(meeting: Meeting, client: Client) -> None:
    question = ask(meeting)
    by = make_member(LEAD, "vold")
    seen = []

    def look() -> None:
        page = client.get(PUBLIC).content.decode()
        seen.append(("Må to søge sammen?" in page, "Ja, to må." in page, "Pia" in page))

    look()
    deeds.answer(question=question, wording="Må to søge sammen?", text="Ja, to må.", by=by, at=AT)
    look()
    deeds.publish(question=question, seen_at=AT, by=by, at=AT)
    look()
    question.refresh_from_db()
    deeds.answer(question=question, wording="Må to søge sammen?", text="Nej.", by=by, at=AT)
    look()

    nothing = (False, False, False)
    assert seen == [nothing, nothing, (True, True, False), nothing]


def test_answer_that_changed_meanwhile_is_not_approved_unseen(meeting: Meeting) -> None:
    question = answered(meeting)
    by = make_member(LEAD, "vold")
    later = AT + timedelta(minutes=1)
    deeds.answer(question=question, wording="Ny ordlyd", text="Andet svar", by=by, at=later)

    with pytest.raises(deeds.UnableToPublish, match="changed"):
        deeds.publish(question=question, seen_at=AT, by=by, at=later)


def test_unanswered_question_is_not_published_even_by_the_database(meeting: Meeting) -> None:
    question = ask(meeting)

    with pytest.raises(deeds.UnableToPublish, match="answer"):
        deeds.publish(question=question, seen_at=None, by=make_member(LEAD, "vold"), at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.update(published_at=AT)


def test_sixth_question_from_one_place_within_an_hour_is_refused(meeting: Meeting) -> None:
    for _ in range(deeds.FROM_ONE_PLACE):
        ask(meeting)

    with pytest.raises(deeds.UnableToAsk, match="Many questions"):
        ask(meeting)
    ask(meeting, sender="203.0.113.9")
    ask(meeting, at=AT + timedelta(hours=1))

    assert Question.objects.count() == deeds.FROM_ONE_PLACE + 2
    assert QuestionAttempt.objects.count() == 1


def test_too_many_from_everywhere_are_refused(meeting: Meeting) -> None:
    QuestionAttempt.objects.bulk_create(
        QuestionAttempt(sender_key=str(number), at=AT) for number in range(deeds.IN_ALL)
    )

    with pytest.raises(deeds.UnableToAsk):
        ask(meeting)


def test_refusal_is_told_on_the_page(meeting: Meeting, client: Client) -> None:
    answers = [client.post(PUBLIC, {"text": ASKED}) for _ in range(deeds.FROM_ONE_PLACE + 1)]

    assert [answer.status_code for answer in answers[-2:]] == [302, 400]
    assert "Prøv igen senere" in answers[-1].content.decode()


def test_what_a_machine_fills_in_is_dropped(meeting: Meeting, client: Client) -> None:
    answer = client.post(PUBLIC, {"text": ASKED, "website": "https://example.com"})

    assert answer.status_code == 302
    assert not Question.objects.exists()


def test_markup_in_a_question_is_text(meeting: Meeting, client: Client) -> None:
    question = ask(meeting)
    by = make_member(LEAD, "vold")
    deeds.answer(question=question, wording="<script>1</script>", text="<b>x</b>", by=by, at=AT)
    deeds.publish(question=question, seen_at=AT, by=by, at=AT)

    page = client.get(PUBLIC).content.decode()

    assert "&lt;script&gt;1&lt;/script&gt;" in page
    assert "<b>x</b>" not in page


def test_programme_without_an_information_meeting_has_no_page(client: Client) -> None:
    make_meeting(make_programme(), activity="opstart", site="")

    assert client.get(PUBLIC).status_code == 404
    assert client.get(reverse("meetings:questions", args=["findes-ikke"])).status_code == 404


def test_staff_answer_publish_and_take_down_on_their_pages(
    meeting: Meeting, client: Client
) -> None:
    question = ask(meeting)
    client.force_login(make_member(LEAD, "vold"))
    here = reverse("meetings:question", args=["vold", question.pk])

    assert ASKED in client.get(here).content.decode()
    client.post(here, {"wording": "Må to søge sammen?", "answer": "Ja."})
    question.refresh_from_db()
    approved = reverse("meetings:publish_question", args=["vold", question.pk])
    client.post(approved, {"besvaret": question.answered_at.isoformat()})
    assert "Ja." in client.get(PUBLIC).content.decode()

    withdrawn = reverse("meetings:withdraw_question", args=["vold", question.pk])
    client.post(withdrawn)
    assert "Ja." not in client.get(PUBLIC).content.decode()
    client.post(withdrawn)
    question.refresh_from_db()
    assert question.set_aside_at is not None
    listed = client.get(reverse("meetings:question_list", args=["vold"])).content.decode()
    assert "Lagt til side" in listed


def test_question_is_tied_to_a_slot_of_the_agenda_and_shown_under_it(
    meeting: Meeting, client: Client
) -> None:
    slot = make_item(meeting, "Spørgsmål om ansøgningen", kind="questions")
    late = make_item(meeting, "Spørgsmål om økonomi", kind="questions")
    make_item(meeting, "Internt punkt")
    client.post(PUBLIC, {"text": ASKED, "item": str(late.pk)})
    other = answered(meeting)
    lead = make_member(LEAD, "vold")
    deeds.publish(question=other, seen_at=AT, by=lead, at=AT)
    tied = Question.objects.exclude(pk=other.pk).get()
    assert tied.item == late

    client.force_login(lead)
    here = reverse("meetings:question", args=["vold", tied.pk])
    client.post(here, {"wording": "Hvad koster det?", "answer": "Intet.", "item": str(slot.pk)})
    tied.refresh_from_db()
    deeds.publish(question=tied, seen_at=tied.answered_at, by=lead, at=AT)
    log = " ".join(html.fromstring(client.get(PUBLIC).content.decode()).itertext())
    agenda_page = client.get(reverse("meetings:agenda", args=["vold", meeting.pk]))
    items = html.fromstring(agenda_page.content.decode()).xpath(
        "//ol[contains(@class, 'agenda')]/li"
    )
    found = ["Hvad koster det?" in " ".join(one.itertext()) for one in items]

    wanted = ["Spørgsmål om ansøgningen", "Hvad koster det?", "Andre spørgsmål", "Må to søge"]
    at = [log.index(one) for one in wanted]
    assert at == sorted(at)
    assert "Internt punkt" not in log
    assert found == [True, False, False]
    assert AuditEvent.objects.filter(action="meetings.question.place", by=lead).count() == 1


@pytest.mark.parametrize("kind", ["item", "break"])
def test_question_is_tied_to_no_other_item_than_a_slot(
    kind: str, meeting: Meeting, client: Client
) -> None:
    make_item(meeting, "Spørgsmål", kind="questions")
    item = make_item(meeting, "Andet", kind=kind)

    answer = client.post(PUBLIC, {"text": ASKED, "item": str(item.pk)})

    assert answer.status_code == 400
    assert not Question.objects.exists()


def test_question_is_not_tied_to_another_meetings_slot(meeting: Meeting) -> None:
    elsewhere = make_meeting(make_programme(small_definition("unge")), activity="opstart", site="")
    slot = make_item(elsewhere, "Spørgsmål", kind="questions")
    question, by = ask(meeting), make_member(LEAD, "vold")

    with pytest.raises(deeds.NotItsSlot):
        deeds.place(question=question, item=slot, by=by, at=AT)
    with pytest.raises(deeds.NotItsSlot):
        deeds.ask(meeting=meeting, text=ASKED, sender="x", at=AT, item=slot)


def test_questions_are_answered_by_the_agency_alone(meeting: Meeting, client: Client) -> None:
    question = answered(meeting)
    client.force_login(make_member(LEADER, "vold", NORDBY))

    for name in ("question", "publish_question", "withdraw_question"):
        address = reverse(f"meetings:{name}", args=["vold", question.pk])
        assert client.post(address).status_code == 403
    assert client.get(reverse("meetings:question_list", args=["vold"])).status_code == 403


def test_question_of_another_programme_is_not_found(meeting: Meeting, client: Client) -> None:
    question = answered(meeting)
    make_programme(small_definition("unge"))
    client.force_login(make_member(LEAD, "unge"))

    address = reverse("meetings:question", args=["unge", question.pk])

    assert client.get(address).status_code == 404


def test_public_page_asks_the_database_as_often_with_more_questions(
    meeting: Meeting, client: Client
) -> None:
    found = []
    for _ in range(3):
        question = answered(meeting)
        deeds.publish(question=question, seen_at=AT, by=question.answered_by, at=AT)
        with CaptureQueriesContext(connection) as asked:
            client.get(PUBLIC)
        found.append(len(asked))

    assert found[0] == found[2] <= 12


def test_visitors_behind_the_proxy_are_counted_each_by_themselves(
    meeting: Meeting, client: Client, settings: Settings
) -> None:
    settings.BEHIND_PROXY = True
    sent = {"text": ASKED, "website": ""}

    answers = [
        client.post(PUBLIC, sent, headers={"X-Forwarded-For": f"203.0.113.{number}"}).status_code
        for number in range(deeds.FROM_ONE_PLACE + 1)
    ]

    assert answers == [302] * (deeds.FROM_ONE_PLACE + 1)
