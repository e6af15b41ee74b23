"""Minutes from draft to amended, and what is refused on the way."""

import pytest
from agenda_factories import LEAD, NORDBY, invite, make_item, make_meeting, note_attendance
from django.db import IntegrityError, transaction
from factories import make_member, make_programme, make_user
from made_minutes import AT, approved, circulated, decision, put, task

from modning.meeting.minutes import UnableToChangeMinutes, as_approved
from modning.meeting.outcome import UnclearOutcome
from modning_web.access.models import User
from modning_web.audit.models import AuditEvent
from modning_web.meetings.actions import agenda as agenda_deeds
from modning_web.meetings.models import Meeting
from modning_web.minutes.actions import settling, tasks, writing
from modning_web.minutes.actions.writing import WrittenOutcome
from modning_web.minutes.models import Amendment, Minutes, MinutesStep, Outcome
from modning_web.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(make_programme(), state="held")


@pytest.fixture
def lead() -> User:
    return make_member(LEAD, "vold")


def test_first_to_write_takes_the_minutes(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision(), by=lead)

    row = meeting.minutes
    assert (row.state, row.taker, outcome.item.meeting) == ("draft", lead, meeting)


def test_minutes_do_not_begin_before_the_meeting_has_a_day(lead: User) -> None:
    meeting = make_meeting(make_programme(), state="window")

    with pytest.raises(UnableToChangeMinutes, match="not fixed"):
        put(meeting, decision(), by=lead)

    assert not Minutes.objects.exists()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "decision", "text": " "}, "Skriv, hvad der kom ud af punktet."),
        ({"kind": "task", "text": "Ring"}, "Skriv, hvem der har opgaven."),
        ({"kind": "task", "text": "Ring", "owner_key": "leder"}, "Skriv, hvornår"),
    ],
)
def test_outcome_that_lacks_what_its_kind_needs_is_refused_in_words(
    fields: dict[str, str], told: str
) -> None:
    with pytest.raises(UnclearOutcome) as refusal:
        WrittenOutcome(**fields)

    assert told in refusal.value.told.da


def test_database_keeps_a_task_without_an_owner_out(meeting: Meeting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(item=make_item(meeting), position=1, kind="task", text="Ring")


def test_circulating_tells_those_who_were_there_or_convened(meeting: Meeting, lead: User) -> None:
    invited, came, stranger = make_user(), make_user(), make_user()
    invite(meeting, invited)
    note_attendance(meeting, came)
    put(meeting, decision(), by=lead)

    circulated(meeting, by=lead)

    told = Notice.objects.filter(kind="minutes.circulated")
    assert {one.person for one in told} == {invited, came}
    assert stranger not in {one.person for one in told}
    assert told[0].values == {
        "meeting": "Besøg i kommunen",
        "when": "den 14. maj 2024",
        "by": lead.name,
    }
    assert told[0].link == f"/referater/vold/{meeting.pk}/"


def test_minutes_seen_before_they_were_changed_are_not_circulated(
    meeting: Meeting, lead: User
) -> None:
    put(meeting, decision(), by=lead)
    seen = meeting.minutes.revision
    put(meeting, decision("Noget mere."), by=lead)

    with pytest.raises(writing.MinutesHaveMovedOn):
        settling.circulate(minutes=meeting.minutes, seen=seen, by=lead, at=AT)


def test_circulated_minutes_close_the_agenda_and_writing_opens_it(
    meeting: Meeting, lead: User
) -> None:
    put(meeting, decision(), by=lead)
    circulated(meeting, by=lead)
    meeting.refresh_from_db()
    change = agenda_deeds.Change(meeting, meeting.agenda_revision, by=lead, at=AT)
    new = agenda_deeds.WrittenItem("Nyt", 10)

    with pytest.raises(agenda_deeds.UnableToChangeAgenda, match="closed"):
        agenda_deeds.add_item(written=new, change=change)
    put(meeting, decision("Rettet."), by=lead)
    agenda_deeds.add_item(written=new, change=change)

    meeting.minutes.refresh_from_db()
    assert meeting.minutes.state == "draft"
    assert [step.deed for step in meeting.minutes.steps.all()] == ["circulate", "write"]


def test_draft_is_not_approved(meeting: Meeting, lead: User) -> None:
    put(meeting, decision(), by=lead)
    row = Minutes.objects.get(meeting=meeting)

    with pytest.raises(UnableToChangeMinutes) as refusal:
        settling.approve(minutes=row, seen=row.revision, by=lead, at=AT)

    assert refusal.value.told.da == "Kun et referat, der er sendt rundt, kan godkendes."


def test_approved_minutes_are_written_no_more(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision(), by=lead)
    row = approved(meeting, by=lead)

    for refused in (
        lambda: put(meeting, decision("Mere."), by=lead),
        lambda: writing.rewrite_outcome(
            outcome=outcome, written=decision("Andet."), seen=row.revision, by=lead, at=AT
        ),
        lambda: writing.remove_outcome(outcome=outcome, seen=row.revision, by=lead, at=AT),
        lambda: settling.circulate(minutes=row, seen=row.revision, by=lead, at=AT),
    ):
        with pytest.raises(UnableToChangeMinutes):
            refused()

    assert [one.text for one in Outcome.objects.all()] == ["Vi begynder i maj."]


def test_second_to_approve_is_told_who_was_first(meeting: Meeting, lead: User) -> None:
    put(meeting, decision(), by=lead)
    row = circulated(meeting, by=lead)
    other = make_member(LEAD, "vold")
    settling.approve(minutes=row, seen=row.revision, by=lead, at=AT)

    with pytest.raises(settling.AlreadyApproved) as refusal:
        settling.approve(minutes=row, seen=row.revision, by=other, at=AT)

    expected = f"{lead.name} har allerede godkendt referatet, den 14. maj 2024."
    assert refusal.value.told.da == expected
    assert MinutesStep.objects.filter(deed="approve").count() == 1


def test_database_keeps_a_second_approval_out(meeting: Meeting, lead: User) -> None:
    put(meeting, decision(), by=lead)
    row = approved(meeting, by=lead)

    with pytest.raises(IntegrityError), transaction.atomic():
        MinutesStep.objects.create(minutes=row, deed="approve", by=lead, at=AT)


def test_amendment_keeps_what_was_approved(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision("Vi begynder i maj."), by=lead)
    row = approved(meeting, by=lead)

    settling.amend(
        minutes=row,
        seen=row.revision,
        item=outcome.item,
        outcome=outcome,
        after=decision("Vi begynder i juni."),
        reason="Måneden var forkert.",
        by=lead,
        at=AT,
    )

    value = writing.value_of(row)
    (now,) = value.items
    (then,) = as_approved(value)
    assert [one.text for one in now.outcomes] == ["Vi begynder i juni."]
    assert [one.text for one in then.outcomes] == ["Vi begynder i maj."]
    assert value.amendments[0].reason == "Måneden var forkert."
    assert AuditEvent.objects.filter(action="minutes.amend").count() == 1


def test_amendment_puts_in_and_strikes_out(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision("Ud."), by=lead)
    row = approved(meeting, by=lead)
    common = {"minutes": row, "item": outcome.item, "reason": "Glemt.", "by": lead, "at": AT}

    settling.amend(seen=row.revision, outcome=None, after=task("Ind."), **common)
    settling.amend(seen=row.revision + 1, outcome=outcome, after=None, **common)

    value = writing.value_of(row)
    assert [one.text for one in value.items[0].outcomes] == ["Ind."]
    assert [one.text for one in as_approved(value)[0].outcomes] == ["Ud."]
    assert Outcome.objects.count() == 2


def test_of_two_who_amend_the_same_minutes_the_second_is_told(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision("Vi begynder i maj."), by=lead)
    row = approved(meeting, by=lead)

    def amend(text: str) -> None:
        settling.amend(
            minutes=row,
            seen=row.revision,
            item=outcome.item,
            outcome=Outcome.objects.select_related("item").get(),
            after=decision(text),
            reason="Måneden var forkert.",
            by=lead,
            at=AT,
        )

    amend("Vi begynder i juni.")
    with pytest.raises(writing.MinutesHaveMovedOn):
        amend("Vi begynder i juli.")

    assert Outcome.objects.get().text == "Vi begynder i juni."
    assert Amendment.objects.count() == 1


@pytest.mark.parametrize("is_approved", [False, True])
def test_solved_task_that_becomes_a_decision_is_solved_no_more(
    *, is_approved: bool, meeting: Meeting, lead: User
) -> None:
    outcome = put(meeting, task(), by=lead)
    row = (approved if is_approved else circulated)(meeting, by=lead)
    today = AT.date()
    tasks.solve_task(task=outcome, solved_on=today, note="", today=today, by=lead, at=AT)
    outcome = Outcome.objects.select_related("item__meeting__programme").get()
    how = {"outcome": outcome, "seen": row.revision, "by": lead, "at": AT}

    if is_approved:
        more = {"minutes": row, "item": outcome.item, "reason": "Ikke en opgave."}
        settling.amend(after=decision("Vi skriver."), **more, **how)
    else:
        writing.rewrite_outcome(written=decision("Vi skriver."), **how)

    now = Outcome.objects.get()
    assert (now.kind, now.done_on, now.due_date) == ("decision", None, None)


@pytest.mark.parametrize("reason", ["", "  "])
def test_amendment_needs_a_reason(reason: str, meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision(), by=lead)
    row = approved(meeting, by=lead)

    with pytest.raises(UnableToChangeMinutes, match="why"):
        settling.amend(
            minutes=row,
            seen=row.revision,
            item=outcome.item,
            outcome=outcome,
            after=decision("Andet."),
            reason=reason,
            by=lead,
            at=AT,
        )

    assert not Amendment.objects.exists()


def test_minutes_that_are_not_approved_are_not_amended(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision(), by=lead)

    with pytest.raises(UnableToChangeMinutes, match="not approved"):
        settling.amend(
            minutes=meeting.minutes,
            seen=Minutes.objects.get().revision,
            item=outcome.item,
            outcome=outcome,
            after=None,
            reason="Væk.",
            by=lead,
            at=AT,
        )


def test_comments_are_taken_while_minutes_are_circulated(meeting: Meeting, lead: User) -> None:
    put(meeting, decision(), by=lead)

    with pytest.raises(UnableToChangeMinutes, match="commented"):
        settling.comment(minutes=meeting.minutes, text="Nej.", by=lead, at=AT)
    row = circulated(meeting, by=lead)
    made = settling.comment(minutes=row, text="Det var i juni.", by=lead, at=AT)

    assert list(row.comments.all()) == [made]


def test_comment_on_minutes_that_were_approved_since_they_were_seen_is_refused(
    meeting: Meeting, lead: User
) -> None:
    put(meeting, decision(), by=lead)
    seen = circulated(meeting, by=lead)
    row = Minutes.objects.select_related("meeting__programme").get(pk=seen.pk)
    settling.approve(minutes=row, seen=row.revision, by=lead, at=AT)

    with pytest.raises(UnableToChangeMinutes, match="commented"):
        settling.comment(minutes=seen, text="For sent.", by=lead, at=AT)

    assert seen.state == "circulated"  # what the page showed
    assert not row.comments.exists()


def test_reading_is_noted_once_for_each_circulation(meeting: Meeting, lead: User) -> None:
    put(meeting, decision(), by=lead)
    row = circulated(meeting, by=lead)
    (step,) = row.steps.all()

    first, second = (settling.acknowledge(step=step, by=lead, at=AT) for _ in range(2))

    assert first == second


def test_item_with_outcomes_is_moved_but_not_removed(meeting: Meeting, lead: User) -> None:
    outcome = put(meeting, decision(), by=lead)
    following = make_meeting(meeting.programme, turn=2, site=NORDBY)
    meeting.refresh_from_db()

    with pytest.raises(agenda_deeds.UnableToChangeAgenda, match="minutes under the item"):
        agenda_deeds.remove_item(
            item=outcome.item,
            change=agenda_deeds.Change(meeting, meeting.agenda_revision, by=lead, at=AT),
        )
    agenda_deeds.move_item(
        item=outcome.item,
        target=following,
        change=agenda_deeds.Change(meeting, meeting.agenda_revision, by=lead, at=AT),
    )
    outcome.refresh_from_db()
    writing.rewrite_outcome(
        outcome=outcome,
        written=decision("Drøftet igen."),
        seen=writing.begin_minutes(meeting=following, by=lead, at=AT).revision,
        by=lead,
        at=AT,
    )

    assert outcome.item.meeting == following
    assert following.minutes.state == "draft"
